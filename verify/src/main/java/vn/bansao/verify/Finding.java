package vn.bansao.verify;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.bansao.Problem;
import vn.bansao.ProblemCode;

/**
 * Something the verifier found: a stable code, how much it matters, and the values it is about. Immutable.
 *
 * @param problem the code with its values; values come from the file and may be hostile text
 * @param severity how much it matters
 */
public record Finding(Problem problem, Severity severity) {

    /** A finding with values given as name, value, name, value. */
    public static Finding of(FindingCode code, Object... namesAndValues) {
        return new Finding(Problem.of(code, namesAndValues), code.severity());
    }

    /** The code, such as {@link FindingCode#CMS_MESSAGE_DIGEST_WRONG}, or one of core's for an unreadable file. */
    public ProblemCode code() {
        return problem.code();
    }

    /** The values by name. */
    public Map<String, String> values() {
        return problem.values();
    }

    /** The finding in one line: Vietnamese for {@code vi}, English for every other language. */
    public String sentence(Locale locale) {
        return problem.sentence(locale);
    }

    /** What to do about it, in one line. */
    public Optional<String> hint(Locale locale) {
        return problem.hint(locale);
    }
}
