package vn.bansao.pades.internal.scan;

/** The meaning of an image's samples. */
public enum Colour {
    GRAY(1),
    RGB(3),
    /** One sample is an index of the palette, which is RGB. */
    INDEXED(1),
    /** Inks; only with a profile of their own, since the copy's output intent is RGB (ISO 19005-2, 6.2.4.3). */
    CMYK(4);

    private final int samplesPerPixel;

    Colour(int samplesPerPixel) {
        this.samplesPerPixel = samplesPerPixel;
    }

    /** Samples of a pixel in the image stream (/Colors of the predictor). */
    public int samplesPerPixel() {
        return samplesPerPixel;
    }

    /** Components of the colour space that a profile must have (/N of ICCBased). */
    public int components() {
        return this == INDEXED ? 3 : samplesPerPixel;
    }

    /** The colour space of a profile's header (ICC.1:2010, table 19). */
    String profileSpace() {
        return switch (this) {
            case GRAY -> "GRAY";
            case RGB, INDEXED -> "RGB ";
            case CMYK -> "CMYK";
        };
    }
}
