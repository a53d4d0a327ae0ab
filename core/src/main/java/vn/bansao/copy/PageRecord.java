package vn.bansao.copy;

import java.util.HexFormat;

/**
 * What a copy says of one scanned page.
 *
 * @param index the page's place, from 1
 * @param sha256 the SHA-256 of the scan file, or, where the image was extracted, of the bytes taken out of it, or, where the
 *     page was imported, of the form with all that it draws; 64 lower-case hex digits
 * @param widthPx the width of the image as stored
 * @param heightPx the height of the image as stored
 * @param dpiX pixels per inch across
 * @param dpiY pixels per inch down
 * @param colour the colour of the image
 * @param embedding how the scan file went into the PDF
 */
public record PageRecord(
        int index,
        String sha256,
        int widthPx,
        int heightPx,
        double dpiX,
        double dpiY,
        Colour colour,
        Embedding embedding) {
    private static final int DIGEST_HEX_DIGITS = 64;

    /** The colour of an image. */
    public enum Colour {
        BILEVEL,
        GREY,
        COLOUR
    }

    /** How a scan file went into the PDF. */
    public enum Embedding {
        /** The image stream is the scan file, byte for byte: its digest can be checked. */
        VERBATIM,
        /**
         * The image stream is the image's coded data as they stand in the scan file, without what is around them: the
         * page's digest is that of the stream, and can be checked.
         */
        EXTRACTED,
        /** The same pixels in another container. */
        TRANSCODED,
        /** As {@link #TRANSCODED}, and what was transparent was laid on white, because whoever certifies asked for it. */
        FLATTENED,
        /**
         * The page of a PDF that draws more than one image, as one form XObject: the page's digest is that of the form with
         * everything it draws, and can be checked. Its width and height are those of the page at the lowest resolution of its
         * images, and that is its resolution.
         */
        IMPORTED
    }

    public PageRecord {
        Checks.between("page's index", index, 1, 100_000);
        Checks.between("page's width", widthPx, 1, 1_000_000);
        Checks.between("page's height", heightPx, 1, 1_000_000);
        Checks.between("page's pixels per inch", dpiX, 1, 100_000);
        Checks.between("page's pixels per inch", dpiY, 1, 100_000);
        if (!isDigest(sha256)) {
            throw Checks.invalid("page's digest", "not a SHA-256", "64 lower-case hex digits");
        }
    }

    private static boolean isDigest(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char digit = hex.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return hex.length() == DIGEST_HEX_DIGITS;
    }

    /** The digest as 32 bytes. */
    public byte[] digest() {
        return HexFormat.of().parseHex(sha256);
    }
}
