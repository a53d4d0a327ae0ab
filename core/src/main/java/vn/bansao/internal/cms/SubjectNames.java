package vn.bansao.internal.cms;

import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** What a certificate calls its subject. */
public final class SubjectNames {

    private SubjectNames() {}

    /** The common name. */
    public static Optional<String> commonName(X509Certificate certificate) {
        return first(certificate, BCStyle.CN);
    }

    /** The organisation. */
    public static Optional<String> organisation(X509Certificate certificate) {
        return first(certificate, BCStyle.O);
    }

    /** The title. */
    public static Optional<String> title(X509Certificate certificate) {
        return first(certificate, BCStyle.T);
    }

    /** Whether two names are the same but for case, spaces and the form of their accents. */
    public static boolean same(String one, String other) {
        return one.equals(other) || fold(one).equals(fold(other));
    }

    private static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<String> first(X509Certificate certificate, ASN1ObjectIdentifier type) {
        RDN[] names = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(type);
        // A multi-valued RDN holds other attributes beside the one asked for.
        for (RDN name : names) {
            for (var attribute : name.getTypesAndValues()) {
                if (attribute.getType().equals(type)) {
                    return Optional.of(text(attribute.getValue()));
                }
            }
        }
        return Optional.empty();
    }

    /** The plain text; the escapes of RFC 4514 would be taken for part of the name. */
    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String string ? string.getString() : IETFUtils.valueToString(value);
    }
}
