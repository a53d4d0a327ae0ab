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
import vn.bansao.verify.internal.signature.SignatureMath;

/**
 * How a verifier is set up. Immutable, shared by all its verifications.
 *
 * @param anchors where chains may end
 * @param tsaAnchors where chains of timestamps may end
 * @param material certificates and CRLs the caller gave
 * @param policy the dated policy
 * @param limits where to stop
 * @param profile the question
 * @param clock gives the control time
 * @param math checks signature values
 * @param onlineOrNull whether and how the network may be asked
 */
public record Setup(
        Set<X509Certificate> anchors,
        Set<X509Certificate> tsaAnchors,
        ValidationMaterial material,
        VerificationPolicy policy,
        VerificationLimits limits,
        Profile profile,
        InstantSource clock,
        SignatureMath math,
        @Nullable OnlineAccess onlineOrNull) {

    /** With the providers that are asked first. */
    public Setup(
            Set<X509Certificate> anchors,
            Set<X509Certificate> tsaAnchors,
            ValidationMaterial material,
            VerificationPolicy policy,
            VerificationLimits limits,
            Profile profile,
            InstantSource clock,
            List<Provider> providers,
            @Nullable OnlineAccess online) {
        this(anchors, tsaAnchors, material, policy, limits, profile, clock, new SignatureMath(providers), online);
    }
}
