package vn.bansao.pades.internal.write;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.compose.PdfBytes;

/** Values of an existing file, written again (ISO 32000-2, 7.3): equal ones, though they may be spelled otherwise. */
final class PdfValues {
    private static final String PLAIN = "!\"$&'*+,-.:;=?@\\^_`|~"; // regular, and not the escape itself

    private PdfValues() {}

    /** Appends a value; a stream is never part of another value. */
    static void write(PdfBytes out, PdfValue value) {
        if (value instanceof PdfValue.Dict dict) {
            dictionary(out, dict);
        } else if (value instanceof PdfValue.Array array) {
            out.ascii("[");
            for (PdfValue item : array.items()) {
                write(out, item);
                out.ascii(" ");
            }
            out.ascii("]");
        } else if (value instanceof PdfValue.Name name) {
            name(out, name.value());
        } else if (value instanceof PdfValue.Text text) {
            out.ascii("<").hex(text.bytes()).ascii(">");
        } else {
            out.ascii(scalar(value));
        }
    }

    private static String scalar(PdfValue value) {
        if (value instanceof PdfValue.Int number) {
            return Long.toString(number.value());
        }
        if (value instanceof PdfValue.Real real) {
            return BigDecimal.valueOf(real.value()).toPlainString();
        }
        if (value instanceof PdfValue.Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (value instanceof PdfValue.Ref reference) {
            return reference.toString();
        }
        if (value instanceof PdfValue.Null) {
            return "null";
        }
        throw new IllegalArgumentException("a stream can't be part of a value");
    }

    private static void dictionary(PdfBytes out, PdfValue.Dict dict) {
        out.ascii("<<");
        entries(out, dict);
        out.ascii(">>");
    }

    /** Appends the entries of a dictionary without its brackets. */
    static void entries(PdfBytes out, PdfValue.Dict dict) {
        dict.entries().forEach((key, value) -> {
            name(out, key);
            out.ascii(" ");
            write(out, value);
        });
    }

    private static void name(PdfBytes out, String name) {
        out.ascii("/");
        for (byte one : name.getBytes(StandardCharsets.ISO_8859_1)) {
            char letter = (char) (one & 0xFF);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            if (plain) {
                out.ascii(String.valueOf(letter));
            } else {
                out.ascii("#").hex(new byte[] {one});
            }
        }
    }
}
