package vn.bansao.pades.internal.scan;

/** The meaning of an image's samples. */
public enum Colour {
    GRAY(1),
    RGB(3),
    /** One sample is an index of the palette, which is RGB. */
    INDEXED(1);

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
        return this == GRAY ? 1 : 3;
    }
}
