package vn.bansao.verify.internal.signature;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Certificate;

/** Reading certificates and their names. */
public final class Certificates {
    private static final ASN1ObjectIdentifier COMMON_NAME = new ASN1ObjectIdentifier("2.5.4.3");
    private static final ASN1ObjectIdentifier ORGANISATION = new ASN1ObjectIdentifier("2.5.4.10");
    private static final ASN1ObjectIdentifier TITLE = new ASN1ObjectIdentifier("2.5.4.12");

    private Certificates() {}

    /** The certificate of this DER. */
    public static X509Certificate read(byte[] der) throws CertificateException {
        try {
            DerScan.Result scan = DerScan.scan(der);
            if (scan.length() != der.length) {
                throw new CertificateException("bytes follow the certificate");
            }
            Certificate parts = Certificate.getInstance(der);
            // Nothing signs these two: they must have the one value that the signed part implies.
            if (parts.getSignature().getPadBits() != 0
                    || !parts.getSignatureAlgorithm()
                            .equals(parts.getTBSCertificate().getSignature())) {
                throw new CertificateException("the signature's frame is irregular");
            }
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (DerScan.NotAsn1Exception | RuntimeException e) {
            throw new CertificateException(e);
        }
    }

    /** Whether the name of this DER is {@code other} as RFC 5280, 7.1, compares names. */
    static boolean sameName(byte[] der, X500Principal other) {
        return Arrays.equals(der, other.getEncoded()) || new X500Principal(der).equals(other);
    }

    /** CN of the subject, else the whole name. */
    public static String subjectName(X509Certificate certificate) {
        X500Principal subject = certificate.getSubjectX500Principal();
        return commonName(parse(subject), subject);
    }

    /** What the certificate calls its subject and its issuer. */
    static CertificateNames names(X509Certificate certificate) {
        X500Principal subject = certificate.getSubjectX500Principal();
        X500Principal issuer = certificate.getIssuerX500Principal();
        Optional<X500Name> name = parse(subject);
        return new CertificateNames(
                commonName(name, subject),
                attribute(name, ORGANISATION),
                attribute(name, TITLE),
                commonName(parse(issuer), issuer));
    }

    private static String commonName(Optional<X500Name> name, X500Principal whole) {
        return attribute(name, COMMON_NAME).orElseGet(whole::getName);
    }

    private static Optional<X500Name> parse(X500Principal principal) {
        try {
            return Optional.of(X500Name.getInstance(principal.getEncoded()));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> attribute(Optional<X500Name> name, ASN1ObjectIdentifier type) {
        try {
            for (RDN rdn : name.map(X500Name::getRDNs).orElseGet(() -> new RDN[0])) {
                for (AttributeTypeAndValue pair : rdn.getTypesAndValues()) {
                    if (pair.getType().equals(type)) {
                        return Optional.of(
                                IETFUtils.valueToString(pair.getValue()).replace("\\", ""));
                    }
                }
            }
            return Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
