package vn.bansao.pades.internal.pixels;

/** How many scans a JPEG has (ITU-T T.81, B.2.3). */
final class JpegScans {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegScans() {}

    /** The scans up to the end of the image, or of the data. */
    static int count(byte[] data, int from, int length) {
        int end = from + length;
        int scans = 0;
        int at = from + 2; // SOI
        while (at + 3 < end) {
            int marker = data[at + 1] & 0xFF;
            if ((data[at] & 0xFF) != 0xFF || !endsCodedData(marker)) {
                at++; // coded data, or fill bytes
            } else if (marker == END_OF_IMAGE) {
                return scans;
            } else {
                scans += marker == START_OF_SCAN ? 1 : 0;
                at += 2 + ((data[at + 2] & 0xFF) << 8 | (data[at + 3] & 0xFF));
            }
        }
        return scans;
    }

    /** Not so: a byte 0xFF of the data itself, a restart marker, a fill byte. */
    private static boolean endsCodedData(int marker) {
        return marker != 0 && marker != 0xFF && (marker < 0xD0 || marker > 0xD7);
    }
}
