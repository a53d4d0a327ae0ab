package vn.bansao.internal.cms;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Who issued a certificate, by name and signature (RFC 5280, 6.1.3 (a) (1) and (4)); whether they were allowed to is not asked. */
public final class Issuance {
    private Issuance() {}

    /** Whether a certificate names this issuer and is signed with its key. A stranger's certificate may hold anything. */
    public static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException anotherKey) {
            return false;
        }
    }
}
