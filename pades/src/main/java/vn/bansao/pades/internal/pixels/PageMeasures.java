package vn.bansao.pades.internal.pixels;

import java.util.OptionalDouble;

/**
 * What was measured on a page's picture. Immutable.
 *
 * @param inkPercent how much of the page is ink
 * @param skewDegrees the angle of the lines, clockwise positive; empty for a page without lines
 * @param sideways whether the lines run down the page
 * @param percentBelow how much of what sticks out of the lines does so below, of upright text a quarter; empty where the
 *     page's lines do not tell
 * @param edgeWidthMm how wide the edges of the ink are; empty for a page with few edges
 * @param blackBorderMm how deep black reaches in from an edge
 * @param strokesAtEdge how many strokes an edge cuts off
 * @param redMm2 area of red ink
 * @param likeness to be compared with that of other pages
 */
public record PageMeasures(
        double inkPercent,
        OptionalDouble skewDegrees,
        boolean sideways,
        OptionalDouble percentBelow,
        OptionalDouble edgeWidthMm,
        double blackBorderMm,
        int strokesAtEdge,
        double redMm2,
        Likeness likeness) {

    private static final double MIN_CLEARNESS = 1.5;
    private static final double SIDEWAYS_CLEARER = 2;

    /** Measures one page; some 20 ms for A4. */
    public static PageMeasures of(PagePicture picture) {
        Ink ink = Ink.of(picture);
        Skew lines = Skew.of(ink, picture);
        Skew columns = Skew.ofColumns(ink, picture);
        boolean sideways =
                columns.clearness() >= MIN_CLEARNESS && columns.clearness() >= SIDEWAYS_CLEARER * lines.clearness();
        Skew skew = sideways ? new Skew(-columns.degrees(), columns.clearness()) : lines;
        boolean clear = skew.clearness() >= MIN_CLEARNESS;
        Edges edges = Edges.of(picture, ink);
        return new PageMeasures(
                ink.percent(picture.mmPerPixelX(), picture.mmPerPixelY()),
                clear ? OptionalDouble.of(skew.degrees()) : OptionalDouble.empty(),
                sideways,
                clear && !sideways ? Standing.percentBelow(ink, picture, skew.degrees()) : OptionalDouble.empty(),
                Sharpness.edgeWidthMm(picture, ink),
                edges.blackMm(),
                edges.strokes(),
                picture.redMm2(),
                Likeness.of(ink, picture, clear && !sideways ? skew.degrees() : 0));
    }
}
