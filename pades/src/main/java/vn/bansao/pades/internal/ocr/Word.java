package vn.bansao.pades.internal.ocr;

/**
 * A recognised word.
 *
 * @param text as it was read, not empty
 * @param box where it stands
 * @param line where its line stands
 */
record Word(String text, PixelBox box, PixelBox line) {

    /** A box in pixels of the upright page, y downwards. */
    record PixelBox(int left, int top, int width, int height) {

        int bottom() {
            return top + height;
        }
    }
}
