package vn.bansao.verify.internal;

import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.Profile;
import vn.bansao.verify.VerificationLimits;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.copy.XmpReader;
import vn.bansao.verify.internal.path.RevocationItem;
import vn.bansao.verify.internal.path.Trust;
import vn.bansao.verify.internal.signature.SignatureMath;

/**
 * How a verifier is set up. Immutable, shared by all its verifications.
 *
 * @param trust where chains may end
 * @param tsaTrust where chains of timestamps may end; the same object if that is the same
 * @param material certificates, CRLs and OCSP answers the caller gave
 * @param given the CRLs and answers again, with what is known of their issuers
 * @param policy the dated policy
 * @param limits where to stop
 * @param profile the question
 * @param clock gives the control time
 * @param math checks signature values
 * @param packets reads the metadata of copies
 * @param onlineOrNull whether and how the network may be asked
 */
public record Setup(
        Trust trust,
        Trust tsaTrust,
        ValidationMaterial material,
        List<RevocationItem> given,
        VerificationPolicy policy,
        VerificationLimits limits,
        Profile profile,
        InstantSource clock,
        SignatureMath math,
        XmpReader packets,
        @Nullable OnlineAccess onlineOrNull) {

    /**
     * A set-up whose timestamps may end at anchors of their own.
     *
     * @param tsaAnchors null if timestamps end where the other chains do
     * @param providers who is asked first about signature values
     */
    public static Setup of(
            Set<X509Certificate> anchors,
            @Nullable Set<X509Certificate> tsaAnchors,
            ValidationMaterial material,
            VerificationPolicy policy,
            VerificationLimits limits,
            Profile profile,
            InstantSource clock,
            List<Provider> providers,
            @Nullable OnlineAccess online) {
        Trust trust = new Trust(anchors);
        return new Setup(
                trust,
                tsaAnchors == null ? trust : new Trust(tsaAnchors),
                material,
                RevocationItem.given(material),
                policy,
                limits,
                profile,
                clock,
                new SignatureMath(providers),
                new XmpReader(),
                online);
    }
}
