package vn.bansao.verify.internal.signature;

import java.io.IOException;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;

/**
 * signing-certificate(-v2): exactly one attribute, and every one there is names the signer's certificate first
 * (RFC 5035, 5.4.1).
 */
record SigningCertificateRule(X509Certificate signer, Provider provider, Findings findings) {

    void check(Attributes signed) throws IOException, CertificateEncodingException {
        List<ASN1Encodable> old = signed.values(Oids.SIGNING_CERTIFICATE);
        List<ASN1Encodable> current = signed.values(Oids.SIGNING_CERTIFICATE_V2);
        int count = old.size() + current.size();
        if (count == 0) {
            findings.add(FindingCode.CMS_SIGNING_CERTIFICATE_MISSING);
        } else if (count > 1) {
            findings.add(FindingCode.CMS_SIGNING_CERTIFICATE_REPEATED, "actual", count);
        }
        for (ASN1Encodable value : current) {
            ESSCertIDv2[] ids = SigningCertificateV2.getInstance(value).getCerts();
            if (ids.length == 0) {
                findings.add(FindingCode.CMS_SIGNING_CERTIFICATE_WRONG);
            } else {
                Optional<Hash> hash = SignatureSuite.hash(ids[0].getHashAlgorithm());
                compare(hash, ids[0].getCertHash(), ids[0].getIssuerSerial());
            }
        }
        for (ASN1Encodable value : old) {
            findings.add(FindingCode.CMS_SIGNING_CERTIFICATE_OLD);
            ESSCertID[] ids = SigningCertificate.getInstance(value).getCerts();
            if (ids.length == 0) {
                findings.add(FindingCode.CMS_SIGNING_CERTIFICATE_WRONG);
            } else {
                compare(Optional.of(Hash.SHA1), ids[0].getCertHash(), ids[0].getIssuerSerial());
            }
        }
    }

    private void compare(Optional<Hash> hash, byte[] expected, @Nullable IssuerSerial issuerSerial)
            throws IOException, CertificateEncodingException {
        boolean fits =
                hash.isPresent() && Arrays.equals(hash.get().newDigest(provider).digest(signer.getEncoded()), expected);
        if (!fits) {
            findings.add(FindingCode.CMS_SIGNING_CERTIFICATE_WRONG);
        } else if (issuerSerial != null && !names(issuerSerial)) {
            findings.add(FindingCode.CMS_SIGNING_CERTIFICATE_ISSUER_DIFFERS);
        }
    }

    private boolean names(IssuerSerial issuerSerial) throws IOException {
        GeneralName[] names = issuerSerial.getIssuer().getNames();
        return issuerSerial.getSerial().hasValue(signer.getSerialNumber())
                && names.length == 1
                && names[0].getTagNo() == GeneralName.directoryName
                && Certificates.sameName(
                        X500Name.getInstance(names[0].getName()).getEncoded(ASN1Encoding.DER),
                        signer.getIssuerX500Principal());
    }
}
