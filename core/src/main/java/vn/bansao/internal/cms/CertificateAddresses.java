package vn.bansao.internal.cms;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The addresses a certificate names (RFC 5280, 4.2.1.13 and 4.2.2.1): the first few, each once. */
public final class CertificateAddresses {
    private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";
    private static final int MOST_OF_A_KIND = 3;

    private CertificateAddresses() {}

    /** Where the issuer's certificate is. */
    public static List<URI> issuers(X509Certificate certificate) {
        return access(certificate, AccessDescription.id_ad_caIssuers);
    }

    /** Where OCSP answers. */
    public static List<URI> responders(X509Certificate certificate) {
        return access(certificate, AccessDescription.id_ad_ocsp);
    }

    private static List<URI> access(X509Certificate certificate, ASN1ObjectIdentifier method) {
        List<String> named = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(AUTHORITY_INFORMATION);
        if (extension != null) {
            try {
                AuthorityInformationAccess access = AuthorityInformationAccess.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets());
                for (AccessDescription each : access.getAccessDescriptions()) {
                    if (each.getAccessMethod().equals(method)) {
                        add(named, each.getAccessLocation());
                    }
                }
            } catch (RuntimeException unreadable) {
                return List.of(); // Not DER: it names nothing.
            }
        }
        return usable(named);
    }

    /** Where the CRL is. */
    public static List<URI> lists(X509Certificate certificate) {
        List<String> named = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(DISTRIBUTION_POINTS);
        if (extension != null) {
            try {
                CRLDistPoint points = CRLDistPoint.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets());
                for (DistributionPoint point : points.getDistributionPoints()) {
                    DistributionPointName name = point.getDistributionPoint();
                    if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                        for (GeneralName each :
                                GeneralNames.getInstance(name.getName()).getNames()) {
                            add(named, each);
                        }
                    }
                }
            } catch (RuntimeException unreadable) {
                return List.of();
            }
        }
        return usable(named);
    }

    private static void add(List<String> named, GeneralName name) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
            named.add(name.getName().toString());
        }
    }

    /** Those of the web; others only where there are no such, so that their refusal is told. */
    private static List<URI> usable(List<String> named) {
        Set<URI> web = new LinkedHashSet<>();
        Set<URI> others = new LinkedHashSet<>();
        for (String each : named) {
            address(each)
                    .ifPresent(address ->
                            (each.toLowerCase(Locale.ROOT).matches("https?:.*") ? web : others).add(address));
        }
        return (web.isEmpty() ? others : web).stream().limit(MOST_OF_A_KIND).toList();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
