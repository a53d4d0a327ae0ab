package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/**
 * A rectangle in the space of a page, in points, ordered. Immutable.
 *
 * @param left smallest x
 * @param bottom smallest y
 * @param right greatest x
 * @param top greatest y
 */
record PageBox(double left, double bottom, double right, double top) {

    /** What a reader takes where the file says nothing usable: A4. */
    static final PageBox A4 = new PageBox(0, 0, 595.276, 841.89);

    double width() {
        return right - left;
    }

    double height() {
        return top - bottom;
    }

    boolean isEmpty() {
        return !(width() > 0 && height() > 0);
    }

    PageBox intersection(PageBox other) {
        return new PageBox(
                Math.max(left, other.left),
                Math.max(bottom, other.bottom),
                Math.min(right, other.right),
                Math.min(top, other.top));
    }

    /** The rectangle of an array of four numbers (ISO 32000-2, 7.9.5), or null. */
    static @Nullable PageBox read(PdfRevision revision, @Nullable PdfValue value) throws IOException {
        PdfValue.Array array = revision.array(value);
        if (array == null || array.items().size() != 4) {
            return null;
        }
        double[] numbers = new double[4];
        List<PdfValue> items = array.items();
        for (int i = 0; i < numbers.length; i++) {
            PdfValue item = revision.resolve(items.get(i));
            if (item instanceof PdfValue.Int number) {
                numbers[i] = number.value();
            } else if (item instanceof PdfValue.Real number) {
                numbers[i] = number.value();
            } else {
                return null;
            }
        }
        return new PageBox(
                Math.min(numbers[0], numbers[2]),
                Math.min(numbers[1], numbers[3]),
                Math.max(numbers[0], numbers[2]),
                Math.max(numbers[1], numbers[3]));
    }
}
