package vn.bansao.internal.pdf;

import java.io.IOException;

/**
 * The end of a revision (ISO 32000-2, 7.5.5).
 *
 * @param startxref offset of the keyword
 * @param target the offset it names
 * @param eof just behind {@code %%EOF}
 * @param end just behind the line end of {@code %%EOF}, if it has one
 */
record RevisionTail(long startxref, long target, long eof, long end) {
    private static final String EOF = "%%EOF";

    /** Reads what follows a trailer: comments at most, then the three lines. */
    static RevisionTail read(ByteView file, long offset) throws IOException {
        PdfLexer lexer = new PdfLexer(file, offset);
        lexer.skipSpace();
        long startxref = lexer.position();
        lexer.expect("startxref", "trailer");
        while (Chars.isSpace(lexer.peek())) {
            lexer.next();
        }
        long target = lexer.expectUnsigned(19, "startxref");
        while (Chars.isSpace(lexer.peek())) {
            lexer.next();
        }
        for (int i = 0; i < EOF.length(); i++) {
            if (lexer.peek() != EOF.charAt(i)) {
                throw PdfFailure.malformed("trailer", "%%EOF is missing", lexer.position());
            }
            lexer.next();
        }
        long eof = lexer.position();
        long end = eof;
        if (file.at(end) == '\r') {
            end++;
        }
        if (file.at(end) == '\n') {
            end++;
        }
        return new RevisionTail(startxref, target, eof, end);
    }
}
