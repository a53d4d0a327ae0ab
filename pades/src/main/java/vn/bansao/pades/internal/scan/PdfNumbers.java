package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/** Numbers out of a PDF, and back into one. */
final class PdfNumbers {
    private static final int DECIMALS = 7;
    private static final double LARGEST = Integer.MAX_VALUE; // ISO 19005-2, 6.1.13
    private static final double SMALLEST = 1e-15; // of a point, or of anything

    private PdfNumbers() {}

    /** The number, or NaN where it is none. */
    static double of(PdfValue value) {
        if (value instanceof PdfValue.Int number) {
            return number.value();
        }
        return value instanceof PdfValue.Real number ? number.value() : Double.NaN;
    }

    /** As many finite numbers as wanted, or null. */
    static double @Nullable [] of(@Nullable PdfValue value, int count, PdfRevision revision) throws IOException {
        PdfValue.Array array = revision.array(value);
        if (array == null || array.items().size() != count) {
            return null;
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = of(revision.resolve(array.items().get(i)));
            if (!Double.isFinite(numbers[i])) {
                return null;
            }
        }
        return numbers;
    }

    /** An array as PDF text. */
    static String text(double[] numbers) {
        StringBuilder text = new StringBuilder("[");
        for (double number : numbers) {
            BigDecimal rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
            text.append(text.length() == 1 ? "" : " ")
                    .append(
                            rounded.signum() == 0
                                    ? "0"
                                    : rounded.stripTrailingZeros().toPlainString());
        }
        return text.append(']').toString();
    }

    /** A number, or an array of numbers, as PDF text that means exactly the same; refused where PDF/A has no room for it. */
    static String spelled(PdfValue value, ScanBytes bytes) {
        if (value instanceof PdfValue.Array array) {
            StringBuilder text = new StringBuilder("[");
            for (PdfValue item : array.items()) {
                text.append(text.length() == 1 ? "" : " ").append(spelled(item, bytes));
            }
            return text.append(']').toString();
        }
        double number = of(value);
        if (!(Math.abs(number) <= LARGEST)) {
            throw PdfScan.malformed(bytes, "content: a number");
        }
        if (value instanceof PdfValue.Int whole) {
            return Long.toString(whole.value());
        }
        return Math.abs(number) < SMALLEST
                ? "0"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
