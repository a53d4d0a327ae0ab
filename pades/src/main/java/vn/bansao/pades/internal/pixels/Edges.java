package vn.bansao.pades.internal.pixels;

/**
 * What happens at a page's four edges.
 *
 * @param blackMm how deep black reaches into the page from an edge, on average over the worst edge
 * @param strokes how many strokes of ink touch the worst edge
 */
record Edges(double blackMm, int strokes) {
    private static final double SKIPPED_MM = 0.4; // scanners leave a light hairline
    private static final double MAX_STROKE_MM = 8; // longer is a rule or a border
    private static final double MIN_DEPTH_MM = 0.6; // less is noise

    static Edges of(PagePicture picture, Ink ink) {
        int right = picture.width() - 1;
        int bottom = picture.height() - 1;
        double mmX = picture.mmPerPixelX();
        double mmY = picture.mmPerPixelY();
        Edges worst = new Edges(0, 0);
        worst = worst.or(edge((along, depth) -> index(picture, depth, along), bottom + 1, right + 1, mmY, mmX, ink));
        worst = worst.or(
                edge((along, depth) -> index(picture, right - depth, along), bottom + 1, right + 1, mmY, mmX, ink));
        worst = worst.or(edge((along, depth) -> index(picture, along, depth), right + 1, bottom + 1, mmX, mmY, ink));
        return worst.or(
                edge((along, depth) -> index(picture, along, bottom - depth), right + 1, bottom + 1, mmX, mmY, ink));
    }

    private Edges or(Edges other) {
        return new Edges(Math.max(blackMm, other.blackMm), Math.max(strokes, other.strokes));
    }

    /** The luma at a place along an edge and a depth from it. */
    @FunctionalInterface
    private interface Luma {
        int at(int along, int depth);
    }

    private static int index(PagePicture picture, int x, int y) {
        return picture.at(x, y);
    }

    private static Edges edge(Luma luma, int length, int depth, double alongMm, double depthMm, Ink ink) {
        int skipped = (int) Math.min(Math.ceil(SKIPPED_MM / depthMm), depth / 8.0);
        int maxBlack = depth / 5;
        int minStroke = (int) Math.ceil(MIN_DEPTH_MM / depthMm);
        int maxRun = (int) (MAX_STROKE_MM / alongMm);
        long black = 0;
        int strokes = 0;
        int run = 0;
        for (int along = 0; along < length; along++) {
            int reach = blackReach(luma, along, skipped, maxBlack, ink);
            black += reach;
            if (isStroke(luma, along, minStroke, maxBlack, ink)) {
                run++;
            } else {
                strokes += run > 0 && run <= maxRun ? 1 : 0;
                run = 0;
            }
        }
        return new Edges(black * depthMm / length, strokes);
    }

    private static int blackReach(Luma luma, int along, int skipped, int max, Ink ink) {
        int reach = skipped;
        while (reach < max && ink.isBlack(luma.at(along, reach))) {
            reach++;
        }
        return reach == skipped ? 0 : reach;
    }

    /** Ink from the very edge on, and not so deep that it is the lid. */
    private static boolean isStroke(Luma luma, int along, int min, int max, Ink ink) {
        int reach = 0;
        while (reach < max && ink.isInk(luma.at(along, reach))) {
            reach++;
        }
        return reach >= min && reach < max;
    }
}
