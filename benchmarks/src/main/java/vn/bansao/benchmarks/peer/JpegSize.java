package vn.bansao.benchmarks.peer;

/** What a PDF has to know of a JPEG, read from its frame header (ITU-T T.81, B.2.2) without decoding anything. */
record JpegSize(int width, int height, int components) {

    static JpegSize of(byte[] jpeg) {
        int at = 2; // behind SOI
        while (at + 9 < jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return new JpegSize(number(jpeg, at + 7), number(jpeg, at + 5), jpeg[at + 9]);
            }
            at += 2 + number(jpeg, at + 2);
        }
        throw new IllegalArgumentException("no frame header in the JPEG");
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    /** The name of the PDF colour space. */
    String colourSpace() {
        return components == 1 ? "DeviceGray" : "DeviceRGB";
    }
}
