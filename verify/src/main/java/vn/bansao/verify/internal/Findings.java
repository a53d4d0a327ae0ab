package vn.bansao.verify.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.Problem;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.FindingCode.Effect;
import vn.bansao.verify.Indication;
import vn.bansao.verify.SubIndication;

/**
 * The findings about one signature, timestamp or document, and what they leave of its indication: never better than the
 * worst of them. Not thread-safe; lives for one verification.
 */
public final class Findings {
    private static final int MOST_FINDINGS = 200; // a hostile file must not fill the memory with complaints
    private final Map<String, String> about;
    private final List<Finding> list = new ArrayList<>();
    private Indication worst = Indication.TOTAL_PASSED;
    private @Nullable SubIndication why;
    private boolean baseline = true;

    /** No findings about anything particular. */
    public Findings() {
        this.about = Map.of();
    }

    /** No findings about the field {@code field}; its name is added to the values of each. */
    public Findings(String field) {
        this.about = Map.of("field", field);
    }

    /** Adds a finding with values given as name, value, name, value. */
    public void add(FindingCode code, @Nullable Object... namesAndValues) {
        if (code.best().compareTo(worst) > 0) {
            worst = code.best();
            why = code.subIndication().orElse(null);
        }
        baseline &= code.effect() == Effect.NOTES;
        if (list.size() < MOST_FINDINGS) {
            Map<String, String> values = new LinkedHashMap<>(about);
            for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
                values.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
            }
            list.add(new Finding(new Problem(code, values), code.severity()));
        }
    }

    /** Adds what {@code other} holds, with its effect. */
    public void addAll(Findings other) {
        if (other.worst.compareTo(worst) > 0) {
            worst = other.worst;
            why = other.why;
        }
        baseline &= other.baseline;
        list.addAll(other.list);
    }

    /** The findings so far. */
    public List<Finding> list() {
        return List.copyOf(list);
    }

    /** Whether a finding of this code was added. */
    public boolean has(FindingCode code) {
        for (Finding finding : list) {
            if (finding.code() == code) {
                return true;
            }
        }
        return false;
    }

    /** The best indication the findings leave. */
    public Indication indication() {
        return worst;
    }

    /** Why it is not {@link Indication#TOTAL_PASSED}: the sub-indication of the first of the worst findings. */
    public Optional<SubIndication> subIndication() {
        return Optional.ofNullable(why);
    }

    /** Whether nothing stands against passing. */
    public boolean passed() {
        return worst == Indication.TOTAL_PASSED;
    }

    /** Whether there is nothing but notes. */
    public boolean onlyNotes() {
        return baseline;
    }
}
