package vn.bansao.pades;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The look of the visible signatures: pictures, sizes, the form of the time. Immutable.
 *
 * @param certifierPicture a PNG of the certifier's handwritten signature, or null for text only
 * @param sealPicture a PNG of the agency's seal, or null for a drawn red ring with the agency's name
 * @param sealDiameterMm the size of the seal; 36 mm for seals of state agencies
 * @param qrSizeMm the side of the QR code with its quiet zone
 * @param noteSizePt the letters of the signature blocks and of the conversion mark
 * @param timeForm how the signing time is written, always in Vietnam's zone
 */
public record CopyAppearance(
        byte @Nullable [] certifierPicture,
        byte @Nullable [] sealPicture,
        double sealDiameterMm,
        double qrSizeMm,
        double noteSizePt,
        TimeForm timeForm) {

    /** How a signing time is written. */
    public enum TimeForm {
        /** {@code 2026-11-22T09:05:07+07:00}, as NĐ 30/2020, Phụ lục I asks. */
        ISO_8601("yyyy-MM-dd'T'HH:mm:ssxxx"),
        /** {@code 22.11.2026 09:05:07 +07:00}, as often seen in the field. */
        DOTTED("dd.MM.yyyy HH:mm:ss xxx");

        private final DateTimeFormatter formatter;

        TimeForm(String pattern) {
            formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
        }

        /** The time in this form, to the second. */
        public String format(Instant time) {
            return formatter.format(time.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** Text for the certifier, a drawn ring of 34 mm for the seal, a QR code of 24 mm, notes of 8.5 points. */
    public static final CopyAppearance DEFAULT = new CopyAppearance(null, null, 34, 24, 8.5, TimeForm.ISO_8601);

    public CopyAppearance {
        certifierPicture = certifierPicture == null ? null : certifierPicture.clone();
        sealPicture = sealPicture == null ? null : sealPicture.clone();
        requireBetween("sealDiameterMm", sealDiameterMm, 10, 60);
        requireBetween("qrSizeMm", qrSizeMm, 12, 60);
        requireBetween("noteSizePt", noteSizePt, 4, 14);
    }

    private static void requireBetween(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(what + " is " + value + ", required is " + least + " to " + most);
        }
    }

    @Override
    public byte @Nullable [] certifierPicture() {
        return certifierPicture == null ? null : certifierPicture.clone();
    }

    @Override
    public byte @Nullable [] sealPicture() {
        return sealPicture == null ? null : sealPicture.clone();
    }

    /** The same look with pictures, PNG files; null for none. */
    public CopyAppearance withPictures(byte @Nullable [] certifier, byte @Nullable [] seal) {
        return new CopyAppearance(certifier, seal, sealDiameterMm, qrSizeMm, noteSizePt, timeForm);
    }

    /** The same look in other sizes. */
    public CopyAppearance withSizes(double sealDiameter, double qrSize, double noteSize) {
        return new CopyAppearance(certifierPicture, sealPicture, sealDiameter, qrSize, noteSize, timeForm);
    }

    /** The same look with the time in another form. */
    public CopyAppearance withTimeForm(TimeForm form) {
        return new CopyAppearance(certifierPicture, sealPicture, sealDiameterMm, qrSizeMm, noteSizePt, form);
    }
}
