package vn.bansao.verify.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.verify.Indication;
import vn.bansao.verify.internal.online.ChainCollector;
import vn.bansao.verify.internal.online.Fetched;
import vn.bansao.verify.internal.path.Trust;
import vn.bansao.verify.internal.signature.CmsFacts;

/** Fetches what the chains of signatures and timestamps lack, where the caller permits it. */
final class OnlineStep {
    private OnlineStep() {}

    static Fetched fetch(
            Setup setup,
            Instant control,
            List<SignatureState> signatures,
            List<TimestampState> documentStamps,
            SecurityStore store,
            Findings document) {
        OnlineAccess access = setup.onlineOrNull();
        if (access == null) {
            return Fetched.NONE;
        }
        List<TimestampState> stamps = new ArrayList<>(documentStamps);
        signatures.forEach(signature -> stamps.addAll(signature.stamps));
        List<X509Certificate> known = new ArrayList<>(setup.material().certificates());
        signatures.forEach(signature -> known.addAll(signature.cms.certificates()));
        stamps.forEach(stamp -> known.addAll(stamp.token.cms().certificates()));
        known.addAll(store.certificates());
        ChainCollector collector = new ChainCollector(setup, access, control, known, document);
        for (SignatureState signature : signatures) {
            collect(collector, signature.cms, signature.format, setup.trust());
        }
        for (TimestampState stamp : stamps) {
            collect(collector, stamp.token.cms(), stamp.findings, setup.tsaTrust());
        }
        return collector.result();
    }

    /** A signature that has failed already is not worth a request. */
    private static void collect(ChainCollector collector, CmsFacts cms, Findings soFar, Trust trust) {
        if (soFar.indication() != Indication.TOTAL_FAILED) {
            cms.signer().ifPresent(signer -> collector.collect(signer, trust));
        }
    }
}
