package vn.bansao.timestamp;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import vn.bansao.trust.TrustAnchors;

/** Whether a TSA's certificate leads to an anchor, by the JDK's PKIX (RFC 5280, 6); revocation is not asked. */
final class TsaTrust {
    private static final int LONGEST_PATH = 6;

    private TsaTrust() {}

    static void require(X509Certificate tsa, List<X509Certificate> candidates, TrustAnchors anchors, Instant at)
            throws GeneralSecurityException {
        if (anchors.contains(tsa)) {
            return;
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(tsa);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(
                anchors.certificates().stream()
                        .map(anchor -> new TrustAnchor(anchor, null))
                        .collect(Collectors.toSet()),
                target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(candidates)));
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(LONGEST_PATH);
        parameters.setDate(Date.from(at));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}
