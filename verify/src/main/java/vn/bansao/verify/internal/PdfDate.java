package vn.bansao.verify.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of PDF (ISO 32000-2, 7.9.4), with a time zone. */
final class PdfDate {
    private static final Pattern DATE = Pattern.compile(
            "D:(\\d{4})(?:(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(?:(\\d\\d))?)?)?)?)?(?:Z(?:00'?(?:00'?)?)?|([+-])(\\d\\d)(?:'(\\d\\d)?'?)?)");

    private PdfDate() {}

    static Optional<OffsetDateTime> parse(byte[] bytes) {
        Matcher date = DATE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (bytes.length > 40 || !date.matches()) {
            return Optional.empty();
        }
        try {
            ZoneOffset zone = ZoneOffset.UTC;
            if (date.group(7) != null) {
                int sign = date.group(7).equals("-") ? -1 : 1;
                zone = ZoneOffset.ofHoursMinutes(sign * part(date, 8, 0), sign * part(date, 9, 0));
            }
            return Optional.of(OffsetDateTime.of(
                    part(date, 1, 0),
                    part(date, 2, 1),
                    part(date, 3, 1),
                    part(date, 4, 0),
                    part(date, 5, 0),
                    part(date, 6, 0),
                    0,
                    zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher date, int group, int otherwise) {
        return date.group(group) == null ? otherwise : Integer.parseInt(date.group(group));
    }
}
