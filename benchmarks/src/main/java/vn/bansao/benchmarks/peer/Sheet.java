package vn.bansao.benchmarks.peer;

/** The statement's page, A4, and how a scan becomes a page. Lengths in points. */
final class Sheet {
    static final float WIDTH = 595.44f; // 1654 pixels at 200 dpi, as the scans
    static final float HEIGHT = 842.04f;
    static final float LEFT = 60;
    static final float FIRST_BASELINE = 740;
    static final float SIZE = 13;
    static final float LEADING = 22;
    private static final float DPI = 200;

    private Sheet() {}

    /** The length of so many pixels of a scan. */
    static float points(float pixels) {
        return pixels * 72 / DPI;
    }
}
