package vn.bansao.trust;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** Stub. */
public final class RevocationSource {
    private final ValidationMaterial material;

    private RevocationSource(ValidationMaterial material) {
        this.material = material;
    }

    /** Stub. */
    public static RevocationSource online(OnlineAccess access) {
        return new RevocationSource(ValidationMaterial.NONE);
    }

    /** Stub. */
    public static RevocationSource of(ValidationMaterial material) {
        return new RevocationSource(material);
    }

    /** Stub. */
    public RevocationData collect(List<X509Certificate> chain, Instant now) {
        List<byte[]> crls = new ArrayList<>();
        for (X509Certificate one : chain) {
            for (X509CRL crl : material.crls()) {
                if (crl.getIssuerX500Principal().equals(one.getIssuerX500Principal())) {
                    if (crl.isRevoked(one)) {
                        throw new PolicyException(
                                Problem.of(CoreProblem.KEY_CERTIFICATE_EXPIRED, "subject", "revoked"));
                    }
                    try {
                        crls.add(crl.getEncoded());
                    } catch (CRLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        return new RevocationData(chain, List.of(), crls, now);
    }
}
