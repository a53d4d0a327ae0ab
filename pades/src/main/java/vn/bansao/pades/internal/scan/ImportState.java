package vn.bansao.pades.internal.scan;

/**
 * The graphics state while a page is imported, as far as it decides what is written (ISO 32000-2, 8.4). Immutable.
 *
 * @param matrix from the current space to the page's
 * @param fill the colour space of fills
 * @param stroke the colour space of lines
 * @param textMode the text rendering mode
 * @param drawnFont whether the font's glyphs are drawn in every mode
 * @param mixing how what is drawn mixes with what is below
 */
record ImportState(Matrix matrix, PdfColour fill, PdfColour stroke, int textMode, boolean drawnFont, Mixing mixing) {
    private static final int INVISIBLE = 3;

    /** A page's first. */
    static final ImportState FIRST = new ImportState(
            Matrix.IDENTITY, PdfColour.DEVICE_GRAY, PdfColour.DEVICE_GRAY, 0, false, new Mixing(1, 1, "Normal"));

    /**
     * Transparency.
     *
     * @param fill opacity of fills and images
     * @param stroke opacity of lines
     * @param mode the blend mode
     */
    record Mixing(double fill, double stroke, String mode) {
        boolean covers() {
            return fill == 1 && stroke == 1 && (mode.equals("Normal") || mode.equals("Compatible"));
        }
    }

    ImportState transformed(Matrix inner) {
        return new ImportState(inner.then(matrix), fill, stroke, textMode, drawnFont, mixing);
    }

    ImportState withFill(PdfColour space) {
        return new ImportState(matrix, space, stroke, textMode, drawnFont, mixing);
    }

    ImportState withStroke(PdfColour space) {
        return new ImportState(matrix, fill, space, textMode, drawnFont, mixing);
    }

    ImportState withTextMode(int mode) {
        return new ImportState(matrix, fill, stroke, mode, drawnFont, mixing);
    }

    ImportState withFont(boolean drawn) {
        return new ImportState(matrix, fill, stroke, textMode, drawn, mixing);
    }

    ImportState withMixing(Mixing other) {
        return new ImportState(matrix, fill, stroke, textMode, drawnFont, other);
    }

    boolean hidesText() {
        return textMode == INVISIBLE && !drawnFont;
    }
}
