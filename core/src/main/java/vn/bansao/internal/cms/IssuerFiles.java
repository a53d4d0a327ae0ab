package vn.bansao.internal.cms;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** What stands behind an address of id-ad-caIssuers (RFC 5280, 4.2.2.1): a certificate in DER, or a certs-only CMS message. */
public final class IssuerFiles {
    /** The largest answer: 256 KiB, a .p7c with a few chains. */
    public static final int LARGEST_BYTES = 1 << 18;

    private static final int MOST_CERTIFICATES = 20;

    private IssuerFiles() {}

    /** The first certificates of an answer; none of them is known to be the issuer. */
    public static List<X509Certificate> read(byte[] answer) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(answer)).stream()
                .limit(MOST_CERTIFICATES)
                .map(X509Certificate.class::cast)
                .toList();
    }
}
