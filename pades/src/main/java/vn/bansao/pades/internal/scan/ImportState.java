package vn.bansao.pades.internal.scan;

/**
 * The graphics state while a page is imported, as far as it decides what is written (ISO 32000-2, 8.4). Immutable.
 *
 * @param matrix from the current space to the page's
 * @param fill the colour space of fills
 * @param stroke the colour space of lines
 * @param textMode the text rendering mode
 * @param drawnFont whether the font's glyphs are drawn in every mode
 */
record ImportState(Matrix matrix, PdfColour fill, PdfColour stroke, int textMode, boolean drawnFont) {
    private static final int INVISIBLE = 3;

    /** A page's first. */
    static final ImportState FIRST =
            new ImportState(Matrix.IDENTITY, PdfColour.DEVICE_GRAY, PdfColour.DEVICE_GRAY, 0, false);

    ImportState transformed(Matrix inner) {
        return new ImportState(inner.then(matrix), fill, stroke, textMode, drawnFont);
    }

    ImportState withFill(PdfColour space) {
        return new ImportState(matrix, space, stroke, textMode, drawnFont);
    }

    ImportState withStroke(PdfColour space) {
        return new ImportState(matrix, fill, space, textMode, drawnFont);
    }

    ImportState withTextMode(int mode) {
        return new ImportState(matrix, fill, stroke, mode, drawnFont);
    }

    ImportState withFont(boolean drawn) {
        return new ImportState(matrix, fill, stroke, textMode, drawn);
    }

    boolean hidesText() {
        return textMode == INVISIBLE && !drawnFont;
    }
}
