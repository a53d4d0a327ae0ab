package vn.bansao.internal.cms;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;

/** How OCSP names certificates: whom a request asks about, and who says that he has answered (RFC 6960, 4.1.1 and 4.2.2.3). */
public final class OcspParties {
    private OcspParties() {}

    /** A request about one certificate. */
    public static OCSPReqBuilder requestAbout(X509Certificate certificate, X509Certificate issuer)
            throws CertificateEncodingException, OCSPException, OperatorCreationException {
        // SHA-1 only names the issuer here, and is the one digest every responder knows.
        CertificateID id = new CertificateID(
                new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(issuer),
                certificate.getSerialNumber());
        return new OCSPReqBuilder().addRequest(id);
    }

    /** The answer in the DER of a whole OCSPResponse; empty for an error, or what is none. */
    public static Optional<BasicOCSPResp> answer(byte[] der) {
        try {
            return TlvScan.oneValue(der) == TlvScan.Form.DER
                            && new OCSPResp(der).getResponseObject() instanceof BasicOCSPResp basic
                    ? Optional.of(basic)
                    : Optional.empty();
        } catch (Asn1FormatException | IOException | OCSPException | RuntimeException e) { // Bouncy Castle's many ways.
            return Optional.empty();
        }
    }

    /** Whether the responder's identifier, by name or by the SHA-1 of the key, is {@code signer}'s. */
    public static boolean identifies(BasicOCSPResp response, X509Certificate signer) throws IOException {
        ResponderID id = response.getResponderId().toASN1Primitive();
        if (id.getName() != null) {
            return new X500Principal(id.getName().getEncoded(ASN1Encoding.DER))
                    .equals(signer.getSubjectX500Principal());
        }
        try {
            return Arrays.equals(MessageDigest.getInstance("SHA-1").digest(keyBits(signer)), id.getKeyHash());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** The subject's public key without its algorithm, as OCSP hashes it. */
    public static byte[] keyBits(X509Certificate certificate) {
        return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getBytes();
    }
}
