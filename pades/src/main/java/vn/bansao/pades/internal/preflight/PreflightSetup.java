package vn.bansao.pades.internal.preflight;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.crypto.SigningKey;
import vn.bansao.pades.CopyAppearance;
import vn.bansao.pades.PadesLevel;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.RevocationSource;

/**
 * What the builder of a certifier holds, whole or not. Immutable.
 *
 * @param certifier the person's key, or null
 * @param agency the seal's key, or null
 * @param timestamps the authority, or null
 * @param revocation the source of status data, or null
 * @param anchors where chains end; may be empty
 * @param level the level of the copies
 * @param policy permitted algorithms
 * @param template the words of the statement
 * @param appearance the look of the signatures
 * @param clock the clock
 */
public record PreflightSetup(
        @Nullable SigningKey certifier,
        @Nullable SigningKey agency,
        @Nullable TimestampAuthority timestamps,
        @Nullable RevocationSource revocation,
        Set<X509Certificate> anchors,
        PadesLevel level,
        CryptoPolicy policy,
        StatementTemplate template,
        CopyAppearance appearance,
        InstantSource clock) {

    public PreflightSetup {
        anchors = Set.copyOf(anchors);
    }

    boolean timestamped() {
        return level != PadesLevel.BASELINE_B;
    }

    boolean longTerm() {
        return level.compareTo(PadesLevel.BASELINE_LT) >= 0;
    }
}
