package vn.bansao.copy;

import java.text.Normalizer;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** The validation that the records share. */
final class Checks {
    private static final int LONGEST_TEXT = 2_000;

    private Checks() {}

    /** One line of NFC, since macOS sends NFD and a line break would break a line of the statement. */
    static String text(String what, String value) {
        String text = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        if (text.length() > LONGEST_TEXT) {
            throw invalid(what, text.length() + " characters", "at most " + LONGEST_TEXT);
        }
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!isText(text.codePointAt(at))) {
                throw invalid(what, "a text with control characters", "one line of text");
            }
        }
        return text;
    }

    /** Neither control nor line separator, nor what turns the reading direction, nor what XML can't carry. */
    private static boolean isText(int point) {
        boolean separator = point == 0x2028 || point == 0x2029;
        boolean direction = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        boolean broken = (point >= 0xD800 && point <= 0xDFFF) || (point & 0xFFFE) == 0xFFFE;
        return !Character.isISOControl(point) && !separator && !direction && !broken;
    }

    static String present(String what, String value) {
        String text = text(what, value);
        if (text.isEmpty()) {
            throw invalid(what, "empty", "a text");
        }
        return text;
    }

    static int between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid(what, String.valueOf(value), least + " to " + most);
        }
        return value;
    }

    /** As above; no number at all is out of bounds too. */
    static void between(String what, double value, int least, int most) {
        if (!(value >= least && value <= most)) {
            throw invalid(what, String.valueOf(value), least + " to " + most);
        }
    }

    static PolicyException invalid(String what, String actual, String required) {
        return new PolicyException(
                Problem.of(CoreProblem.RECORD_VALUE_INVALID, "what", what, "actual", actual, "required", required));
    }
}
