package vn.bansao.pades.internal.longterm;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.Problem;

/**
 * What one signature of an existing file has, as far as the file tells. Immutable.
 *
 * @param field the name of its field
 * @param signerOrNull the certificate of its signer, if it can be read
 * @param reached what it has
 * @param baseline whether that counts as a baseline level
 * @param problems what is wrong with it, or missing
 * @param endsOrNull when its proof ends, if that is known
 */
public record Outcome(
        String field,
        @Nullable X509Certificate signerOrNull,
        Reached reached,
        boolean baseline,
        List<Problem> problems,
        @Nullable Instant endsOrNull) {

    /** The steps, lowest first. */
    public enum Reached {
        NOTHING,
        B,
        T,
        LT,
        LTA
    }

    public Outcome {
        problems = List.copyOf(problems);
    }
}
