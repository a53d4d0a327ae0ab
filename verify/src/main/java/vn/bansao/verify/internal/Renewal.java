package vn.bansao.verify.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.path.ChainCheck.Chain;
import vn.bansao.verify.internal.signature.AlgorithmRules;
import vn.bansao.verify.internal.signature.CmsFacts;

/**
 * Until when a valid file proves itself off line: the first of its signatures that loses its proof. A signature without
 * long-term data needs its own certificates to be in force; one with them needs those of its youngest timestamp, which an
 * archive timestamp replaces before they expire (EN 319 102-1, 5.6.2; EN 319 142-1, 5.5).
 */
final class Renewal {
    private final List<TimestampState> documentStamps;
    private final VerificationPolicy policy;

    Renewal(List<TimestampState> documentStamps, VerificationPolicy policy) {
        this.documentStamps = documentStamps;
        this.policy = policy;
    }

    /** The time before which the proof of all signatures must be renewed; empty where nothing has a proof. */
    Optional<Instant> before(List<SignatureState> signatures) {
        return signatures.stream().map(this::ends).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Optional<Instant> ends(SignatureState signature) {
        Instant unproved = retired(signature.cms, signature.chain, signature.moment.proved());
        Instant proof = proofs(signature)
                .map(stamp -> earlier(
                        expires(stamp.token.cms(), stamp.chain), retired(stamp.token.cms(), stamp.chain, false)))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        boolean selfContained =
                signature.level == SignatureLevel.BASELINE_LT || signature.level == SignatureLevel.BASELINE_LTA;
        Instant end = earlier(proof, unproved);
        if (!selfContained) {
            end = earlier(end, expires(signature.cms, signature.chain));
        }
        return Optional.of(end).filter(known -> known.isBefore(Instant.MAX));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Stream<TimestampState> proofs(SignatureState signature) {
        long end = signature.site.ranges() == null
                ? Long.MAX_VALUE
                : signature.site.ranges().end();
        Stream<TimestampState> later = documentStamps.stream().filter(stamp -> stamp.end > end);
        return Stream.concat(signature.stamps.stream(), later).filter(stamp -> stamp.proof() != null);
    }

    /** When the first certificate of a chain expires; an anchor's own end is the receiver's business. */
    private static Instant expires(CmsFacts cms, @Nullable Chain chain) {
        Stream<X509Certificate> path = chain == null ? Stream.empty() : chain.path().stream();
        return Stream.concat(Stream.ofNullable(cms.signerOrNull()), path)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** When the policy retires the first algorithm whose use nothing proves to be old. */
    private Instant retired(CmsFacts cms, @Nullable Chain chain, boolean proved) {
        Instant own = proved ? Instant.MAX : AlgorithmRules.ends(cms.algorithms(), policy);
        return chain == null ? own : earlier(own, chain.algorithmsEnd());
    }
}
