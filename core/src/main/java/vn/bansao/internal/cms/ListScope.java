package vn.bansao.internal.cms;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;

/** For which certificates a CRL with an issuing distribution point speaks (RFC 5280, 5.2.5 and 6.3.3). */
public final class ListScope {
    private ListScope() {}

    /**
     * Why a list of this scope says nothing of the certificate, or nothing if it does say something.
     *
     * @param issuingDistributionPoint what the extension of that name holds
     * @throws IOException or a RuntimeException of the parser's own choice if it can't be read
     */
    public static Optional<String> refusal(byte[] issuingDistributionPoint, X509Certificate certificate)
            throws IOException {
        IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(issuingDistributionPoint);
        boolean authority = certificate.getBasicConstraints() >= 0;
        if (point.isIndirectCRL()) {
            return Optional.of("it is an indirect CRL");
        }
        if (point.onlyContainsAttributeCerts() || point.getOnlySomeReasons() != null) {
            return Optional.of("it is for some reasons or attributes only");
        }
        if ((point.onlyContainsUserCerts() && authority) || (point.onlyContainsCACerts() && !authority)) {
            return Optional.of("the certificate is out of its scope");
        }
        return point.getDistributionPoint() == null || namesPoint(certificate, point.getDistributionPoint())
                ? Optional.empty()
                : Optional.of("it is for another distribution point");
    }

    /** A list split over several points speaks for the certificates that name the same point only. */
    private static boolean namesPoint(X509Certificate certificate, DistributionPointName name) throws IOException {
        Set<String> ofList = names(name);
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (extension != null) {
            CRLDistPoint points = CRLDistPoint.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets());
            for (DistributionPoint point : points.getDistributionPoints()) {
                Set<String> common = names(point.getDistributionPoint());
                common.retainAll(ofList);
                if (!common.isEmpty() && point.getReasons() == null && point.getCRLIssuer() == null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> names(@Nullable DistributionPointName name) throws IOException {
        Set<String> names = new HashSet<>();
        if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
            for (GeneralName each :
                    List.of(GeneralNames.getInstance(name.getName()).getNames())) {
                names.add(Hex.toHexString(each.getEncoded(ASN1Encoding.DER)));
            }
        }
        return names;
    }
}
