package vn.bansao.verify.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.internal.path.ChainCheck.Chain;

/**
 * Until when a valid file proves itself off line: the first of its signatures that loses its proof. A signature without
 * long-term data needs its own certificates to be in force; one with them needs those of its youngest timestamp, which an
 * archive timestamp replaces before they expire (EN 319 102-1, 5.6.2; EN 319 142-1, 5.5).
 */
final class Renewal {
    private final List<TimestampState> documentStamps;

    Renewal(List<TimestampState> documentStamps) {
        this.documentStamps = documentStamps;
    }

    /** The time before which the proof of all signatures must be renewed; empty where nothing has a proof. */
    Optional<Instant> before(List<SignatureState> signatures) {
        return signatures.stream().map(this::ends).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Optional<Instant> ends(SignatureState signature) {
        Optional<Instant> own = ends(signature.cms.signerOrNull(), signature.chain);
        Optional<Instant> proof = proofs(signature)
                .map(stamp -> ends(stamp.token.cms().signerOrNull(), stamp.chain))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        boolean selfContained =
                signature.level == SignatureLevel.BASELINE_LT || signature.level == SignatureLevel.BASELINE_LTA;
        if (selfContained) {
            return proof;
        }
        return Stream.of(own, proof).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Stream<TimestampState> proofs(SignatureState signature) {
        long end = signature.site.ranges() == null
                ? Long.MAX_VALUE
                : signature.site.ranges().end();
        Stream<TimestampState> later = documentStamps.stream().filter(stamp -> stamp.end > end);
        return Stream.concat(signature.stamps.stream(), later).filter(stamp -> stamp.proof() != null);
    }

    /** When the first certificate of a chain expires; an anchor's own end is the receiver's business. */
    private static Optional<Instant> ends(@Nullable X509Certificate signer, @Nullable Chain chain) {
        Stream<X509Certificate> path = chain == null ? Stream.empty() : chain.path().stream();
        return Stream.concat(Stream.ofNullable(signer), path)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder());
    }
}
