package vn.bansao.verify.report;

import vn.bansao.verify.Indication;
import vn.bansao.verify.Severity;
import vn.bansao.verify.Verdict;

/** How a result looks: a colour, always with a symbol and a word, since not everybody sees colours. */
enum Tone {
    OK("ok"),
    DOUBT("doubt"),
    BAD("bad"),
    NONE("none");

    private final String style;

    Tone(String style) {
        this.style = style;
    }

    String style() {
        return style;
    }

    static Tone of(Verdict verdict) {
        return switch (verdict) {
            case VALID -> OK;
            case INVALID -> BAD;
            case INDETERMINATE, NOT_SIGNED, NOT_A_CERTIFIED_COPY, UNREADABLE -> DOUBT;
        };
    }

    static Tone of(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> OK;
            case INDETERMINATE -> DOUBT;
            case TOTAL_FAILED -> BAD;
        };
    }

    static Tone of(Severity severity) {
        return switch (severity) {
            case ERROR -> BAD;
            case WARNING -> DOUBT;
            case INFO -> NONE;
        };
    }

    static String symbol(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "✓";
            case INVALID -> "✗";
            case INDETERMINATE -> "?";
            case NOT_SIGNED -> "∅";
            case NOT_A_CERTIFIED_COPY -> "≠";
            case UNREADABLE -> "!";
        };
    }

    static String symbol(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> "✓";
            case INDETERMINATE -> "?";
            case TOTAL_FAILED -> "✗";
        };
    }

    static String symbol(Severity severity) {
        return switch (severity) {
            case ERROR -> "✗";
            case WARNING -> "!";
            case INFO -> "i";
        };
    }
}
