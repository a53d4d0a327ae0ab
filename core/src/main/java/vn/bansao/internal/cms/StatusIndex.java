package vn.bansao.internal.cms;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;

/**
 * Whose state a security store's OCSP responses and CRLs speak of (RFC 6960, 4.2.1; RFC 5280, 5.1). Not judged: what they
 * say, and who says it. What can't be read speaks of nobody. Not thread-safe.
 */
public final class StatusIndex {
    private static final int MOST_ANSWERS = 10_000;
    private static final int INTEGER = 0x02;

    private final List<CertificateID> answers = new ArrayList<>();
    private final Set<X500Principal> listIssuers = new HashSet<>();

    /** Takes an OCSPResponse. */
    public void ocsp(byte[] der) {
        try {
            TlvScan.oneValue(der);
            if (new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp response) {
                for (SingleResp single : response.getResponses()) {
                    if (answers.size() < MOST_ANSWERS) {
                        answers.add(single.getCertID());
                    }
                }
            }
        } catch (Asn1FormatException | IOException | OCSPException | RuntimeException unreadable) {
            // It speaks of nobody.
        }
    }

    /** Takes a CertificateList; only its issuer is read, since lists may be long. */
    public void crl(byte[] der) {
        try {
            TlvScan.oneValue(der);
            int at = TlvScan.contents(der, TlvScan.contents(der, 0));
            if (der[at] == INTEGER) {
                at = TlvScan.end(der, at); // the version
            }
            at = TlvScan.end(der, at); // the algorithm of its signature
            listIssuers.add(new X500Principal(Arrays.copyOfRange(der, at, TlvScan.end(der, at))));
        } catch (Asn1FormatException | RuntimeException unreadable) {
            // It speaks of nobody.
        }
    }

    /** Whether anything speaks of a certificate of this issuer. */
    public boolean speaksOf(X509Certificate certificate, X509Certificate issuer) {
        return listIssuers.contains(certificate.getIssuerX500Principal())
                || answers.stream()
                        .anyMatch(id -> id.getSerialNumber().equals(certificate.getSerialNumber()) && of(id, issuer));
    }

    private static boolean of(CertificateID id, X509Certificate issuer) {
        try {
            X509CertificateHolder holder = new JcaX509CertificateHolder(issuer);
            return id.matchesIssuer(holder, new BcDigestCalculatorProvider());
        } catch (CertificateEncodingException | OCSPException | RuntimeException unknownDigest) {
            return false;
        }
    }
}
