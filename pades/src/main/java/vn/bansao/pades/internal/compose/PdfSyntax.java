package vn.bansao.pades.internal.compose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;

/** How values are spelled in PDF (ISO 32000-1, 7.3). */
public final class PdfSyntax {
    /** The zone of every visible time: Vietnam has had one offset, +07:00, since 1975. */
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PdfSyntax() {}

    /** The bytes of syntax, which is ASCII. */
    public static byte[] ascii(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A text string: UTF-16BE in hex, which needs no escaping. */
    public static String text(String value) {
        return "<FEFF" + HEX.formatHex(value.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    /** A date string in Vietnam's zone. */
    public static String date(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, VIETNAM);
        return new PdfBytes(32)
                .ascii("(D:")
                .digits(time.getYear(), 4)
                .digits(time.getMonthValue(), 2)
                .digits(time.getDayOfMonth(), 2)
                .digits(time.getHour(), 2)
                .digits(time.getMinute(), 2)
                .digits(time.getSecond(), 2)
                .ascii("+07'00')")
                .toString();
    }

    /** Bytes for a stream with /FlateDecode. */
    public static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
        return out.toByteArray();
    }
}
