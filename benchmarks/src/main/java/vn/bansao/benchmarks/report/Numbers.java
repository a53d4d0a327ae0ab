package vn.bansao.benchmarks.report;

import java.util.Locale;

/** Numbers with as many digits as a measurement is worth. */
final class Numbers {

    private Numbers() {}

    /** Three digits, such as {@code 0.94}, {@code 7.21}, {@code 38.4}, {@code 2,685}. */
    static String plain(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    static String times(double value) {
        return plain(value) + " ×";
    }

    static String kib(double bytes) {
        return plain(bytes / 1024);
    }
}
