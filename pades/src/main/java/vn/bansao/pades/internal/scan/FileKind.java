package vn.bansao.pades.internal.scan;

import java.io.IOException;
import vn.bansao.DocumentSource;

/** What a file is by its first bytes; more than is read here, so that the message can name it. */
enum FileKind {
    JPEG("JPEG", 0, "\u00FF\u00D8\u00FF"),
    PNG("PNG", 0, "\u0089PNG\r\n\u001A\n"),
    TIFF_LITTLE_ENDIAN("TIFF", 0, "II*\0"),
    TIFF_BIG_ENDIAN("TIFF", 0, "MM\0*"),
    BIG_TIFF_LITTLE_ENDIAN("TIFF", 0, "II+\0"),
    BIG_TIFF_BIG_ENDIAN("TIFF", 0, "MM\0+"),
    PDF("PDF", 0, "%PDF-"),
    JPEG_2000("JPEG 2000", 4, "jP  \r\n"),
    JPEG_2000_CODESTREAM("JPEG 2000", 0, "\u00FFO\u00FFQ"),
    JBIG2("JBIG2", 0, "\u0097JB2\r\n\u001A\n"),
    GIF("GIF", 0, "GIF8"),
    BMP("BMP", 0, "BM"),
    WEBP("WebP", 8, "WEBP"),
    HEIF("HEIF or AVIF", 4, "ftyp"),
    EMPTY("empty", 0, ""),
    UNKNOWN("of an unknown kind", 0, "");

    private static final FileKind[] KINDS = values();
    private static final int LONGEST = 12;

    private final String text;
    private final int at;
    private final String magic;

    FileKind(String text, int at, String magic) {
        this.text = text;
        this.at = at;
        this.magic = magic;
    }

    String text() {
        return text;
    }

    static FileKind of(ScanInput input) throws IOException {
        if (!input.available(1)) {
            return EMPTY;
        }
        int length = input.available(LONGEST) ? LONGEST : input.limit() - input.position();
        return of(input.buffer(), input.position(), length);
    }

    /** The kind of a file of which nothing else is read. */
    static FileKind of(DocumentSource source) throws IOException {
        byte[] start = new byte[(int) Math.min(LONGEST, source.sizeBytes())];
        source.read(0, start, 0, start.length);
        return start.length == 0 ? EMPTY : of(start, 0, start.length);
    }

    private static FileKind of(byte[] bytes, int from, int length) {
        for (FileKind kind : KINDS) {
            if (!kind.magic.isEmpty() && kind.isAt(bytes, from, length)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** Whether such a file has pages of its own, and is read at offsets: {@link ScanContainer}. */
    boolean hasPages() {
        return switch (this) {
            case TIFF_LITTLE_ENDIAN, TIFF_BIG_ENDIAN, BIG_TIFF_LITTLE_ENDIAN, BIG_TIFF_BIG_ENDIAN, PDF -> true;
            default -> false;
        };
    }

    private boolean isAt(byte[] bytes, int from, int length) {
        if (at + magic.length() > length) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[from + at + i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
