package vn.bansao.verify.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.internal.online.Fetched;
import vn.bansao.verify.internal.path.CertificatePool;
import vn.bansao.verify.internal.path.ChainCheck;
import vn.bansao.verify.internal.path.Moment;
import vn.bansao.verify.internal.path.RevocationCheck;
import vn.bansao.verify.internal.path.RevocationItem;
import vn.bansao.verify.internal.signature.AlgorithmRules;
import vn.bansao.verify.internal.signature.Certificates;
import vn.bansao.verify.internal.signature.CmsFacts;

/**
 * Times and chains, from the last proof to the first (EN 319 102-1, 5.5 and 5.6): document timestamps from the newest to
 * the oldest, each judged at the time the newer ones prove; then the signatures' own timestamps; then the signatures at
 * the earliest proved time; then the levels.
 */
final class TrustJudge {
    private final Setup setup;
    private final Instant control;
    private final List<SignatureState> signatures;
    private final List<TimestampState> documentStamps;
    private final SecurityStore store;
    private final CertificatePool pool;
    private final CertificatePool tsaPool;
    private final RevocationCheck revocation;
    /** The certificates of the file, and before which offset each of them stands. */
    private final Map<X509Certificate, Long> inFile = new HashMap<>();

    TrustJudge(
            Setup setup,
            Instant control,
            List<SignatureState> signatures,
            List<TimestampState> documentStamps,
            SecurityStore store,
            Fetched fetched) {
        this.setup = setup;
        this.control = control;
        this.signatures = signatures;
        this.documentStamps = documentStamps;
        this.store = store;
        signatures.forEach(signature -> {
            place(signature.cms, end(signature));
            signature.stamps.forEach(stamp -> place(stamp.token.cms(), end(signature)));
        });
        documentStamps.forEach(stamp -> place(stamp.token.cms(), stamp.end));
        store.places().forEach((certificate, offset) -> inFile.merge(certificate, offset, Math::min));
        List<X509Certificate> candidates = new ArrayList<>(setup.material().certificates());
        candidates.addAll(inFile.keySet());
        candidates.addAll(fetched.certificates());
        this.pool = CertificatePool.of(setup.trust(), candidates);
        this.tsaPool = setup.tsaTrust() == setup.trust() ? pool : CertificatePool.of(setup.tsaTrust(), candidates);
        List<RevocationItem> items = new ArrayList<>(setup.given());
        items.addAll(store.revocation());
        items.addAll(fetched.revocation());
        this.revocation = new RevocationCheck(items, setup.trust(), setup.math(), setup.policy(), control);
    }

    private void place(CmsFacts cms, long end) {
        cms.certificates().forEach(certificate -> inFile.merge(certificate, end, Math::min));
    }

    private static long end(SignatureState signature) {
        return signature.site.ranges() == null
                ? Long.MAX_VALUE
                : signature.site.ranges().end();
    }

    void judge() {
        documentStamps.sort(
                Comparator.comparingLong((TimestampState stamp) -> stamp.end).reversed());
        for (TimestampState stamp : documentStamps) {
            stamp(stamp, proofAfter(stamp.end));
            Instant proof = stamp.proof();
            if (proof != null) {
                revocation.proved(proof, stamp.end);
            }
        }
        for (SignatureState signature : signatures) {
            signature(signature);
        }
    }

    /** The earliest time that a document timestamp proves for what ends at {@code end}, else the control time. */
    private Moment proofAfter(long end) {
        Moment moment = new Moment(control, false);
        for (TimestampState stamp : documentStamps) {
            Instant proof = stamp.proof();
            if (proof != null && stamp.end > end) {
                moment = moment.orProved(proof);
            }
        }
        return moment;
    }

    private void stamp(TimestampState stamp, Moment moment) {
        Instant time = stamp.token.timeOrNull();
        algorithms(stamp, moment);
        if (time != null && time.isAfter(moment.time().plus(setup.policy().clockSkew()))) {
            stamp.findings.add(FindingCode.TST_TIME_IN_FUTURE, "time", time, "now", moment.time());
        }
        unrelated(stamp.token.cms(), tsaPool, stamp.findings);
        stamp.token
                .cms()
                .signer()
                .ifPresent(authority ->
                        stamp.chain = new ChainCheck(tsaPool, revocation, setup.math(), setup.policy(), inFile)
                                .check(authority, moment.saying(time), stamp.findings));
        validAtGenTime(stamp, time);
    }

    /** What a signature rests on, at its proved time; it is not older than its signer's certificate. */
    private void algorithms(SignatureState signature) {
        Instant from = signature
                .cms
                .signer()
                .map(signer -> signer.getNotBefore().toInstant())
                .orElse(Instant.MIN);
        AlgorithmRules.Existence when = new AlgorithmRules.Existence(signature.moment.time(), from);
        // Weak from the start is a fault of the signature; an algorithm that grew old is one of its proofs.
        AlgorithmRules.check(signature.cms.algorithms(), when, setup.policy(), signature.format, signature.trust);
    }

    /** What a token rests on, at the time the newer ones prove; it says itself when it was made. */
    private void algorithms(TimestampState stamp, Moment moment) {
        Instant time = stamp.token.timeOrNull();
        AlgorithmRules.Existence when = new AlgorithmRules.Existence(moment.time(), time == null ? Instant.MIN : time);
        AlgorithmRules.check(stamp.token.cms().algorithms(), when, setup.policy(), stamp.findings);
    }

    /** The authority's certificate must have been in force when it signed, too. */
    private static void validAtGenTime(TimestampState stamp, @Nullable Instant time) {
        stamp.token.cms().signer().ifPresent(authority -> {
            if (time != null
                    && (time.isBefore(authority.getNotBefore().toInstant())
                            || time.isAfter(authority.getNotAfter().toInstant()))) {
                stamp.findings.add(
                        FindingCode.CERT_OUT_OF_VALIDITY,
                        "subject",
                        Certificates.subjectName(authority),
                        "notBefore",
                        authority.getNotBefore().toInstant(),
                        "notAfter",
                        authority.getNotAfter().toInstant(),
                        "time",
                        time);
            }
        });
    }

    private static void unrelated(CmsFacts cms, CertificatePool pool, Findings findings) {
        for (X509Certificate certificate : cms.certificates()) {
            if (!pool.related(certificate)) {
                findings.add(FindingCode.CMS_CERTIFICATE_UNRELATED, "subject", Certificates.subjectName(certificate));
            }
        }
    }

    private void signature(SignatureState signature) {
        long end = end(signature);
        Moment covered = proofAfter(end);
        signature.moment = covered;
        for (TimestampState stamp : signature.stamps) {
            stamp(stamp, covered);
            Instant proof = stamp.proof();
            if (proof == null) {
                signature.trust.add(FindingCode.TST_NOT_PASSED, "time", stamp.token.timeOrNull());
            } else {
                signature.moment = signature.moment.orProved(proof);
            }
        }
        algorithms(signature);
        unrelated(signature.cms, pool, signature.trust);
        signature.cms.signer().ifPresent(signer -> {
            keyUsage(signer, signature.trust);
            signature.chain = new ChainCheck(pool, revocation, setup.math(), setup.policy(), inFile)
                    .check(signer, signature.moment, signature.trust);
        });
        signature.level = level(signature, end);
    }

    /** digitalSignature or nonRepudiation, where the certificate restricts its key at all (RFC 5280, 4.2.1.3). */
    private static void keyUsage(X509Certificate signer, Findings findings) {
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            findings.add(
                    FindingCode.CERT_KEY_USAGE_UNFIT,
                    "subject",
                    Certificates.subjectName(signer),
                    "actual",
                    "other",
                    "required",
                    "digitalSignature or nonRepudiation");
        }
    }

    private SignatureLevel level(SignatureState signature, long end) {
        if (!signature.format.onlyNotes() || signature.cms.signerOrNull() == null) {
            return SignatureLevel.NOT_BASELINE;
        }
        if (!signature.moment.proved()) {
            return SignatureLevel.BASELINE_B;
        }
        long needed = longTermData(signature);
        if (needed == Long.MAX_VALUE || store.revocation().isEmpty()) {
            return SignatureLevel.BASELINE_T;
        }
        boolean archived =
                documentStamps.stream().anyMatch(stamp -> stamp.proof() != null && stamp.end > Math.max(needed, end));
        return archived ? SignatureLevel.BASELINE_LTA : SignatureLevel.BASELINE_LT;
    }

    /** Where the last of the data stand that prove signer and timestamp off line; {@link Long#MAX_VALUE} if not all do. */
    private long longTermData(SignatureState signature) {
        ChainCheck.Chain chain = signature.chain;
        if (chain == null || !inFile.keySet().containsAll(chain.path())) {
            return Long.MAX_VALUE;
        }
        long needed = chain.storeOffset();
        for (TimestampState stamp : signature.stamps) {
            ChainCheck.Chain authority = stamp.chain;
            if (stamp.proof() != null && authority != null) {
                boolean complete = inFile.keySet().containsAll(authority.path());
                needed = Math.max(needed, complete ? authority.storeOffset() : Long.MAX_VALUE);
            }
        }
        return needed;
    }
}
