package vn.bansao.verify.internal.path;

import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * E-mail addresses in subjects against the name constraints of the authorities above (RFC 5280, 4.2.1.10). The JDK looks at
 * them only where a certificate has no subjectAltName; a constraint would be void for whoever adds one without an address.
 */
final class SubjectEmails {
    private static final String NAME_CONSTRAINTS = "2.5.29.30";

    private SubjectEmails() {}

    /** Whether all addresses in {@code path}, from the end upwards, are in the permitted trees and in no excluded one. */
    static boolean permitted(List<X509Certificate> path) {
        PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
        try {
            for (int i = path.size() - 1; i >= 0; i--) {
                emails(path.get(i), validator);
                constrain(path.get(i), validator);
            }
            return true;
        } catch (NameConstraintValidatorException | RuntimeException refused) {
            return false;
        }
    }

    private static void emails(X509Certificate certificate, PKIXNameConstraintValidator validator)
            throws NameConstraintValidatorException {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN rdn : subject.getRDNs(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)) {
            for (AttributeTypeAndValue each : rdn.getTypesAndValues()) {
                if (each.getType().equals(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)) {
                    GeneralName name =
                            new GeneralName(GeneralName.rfc822Name, ((ASN1String) each.getValue()).getString());
                    validator.checkPermitted(name);
                    validator.checkExcluded(name);
                }
            }
        }
    }

    private static void constrain(X509Certificate authority, PKIXNameConstraintValidator validator) {
        byte[] extension = authority.getExtensionValue(NAME_CONSTRAINTS);
        if (extension == null) {
            return;
        }
        NameConstraints constraints = NameConstraints.getInstance(
                ASN1OctetString.getInstance(extension).getOctets());
        if (constraints.getPermittedSubtrees() != null) {
            for (GeneralSubtree tree : constraints.getPermittedSubtrees()) {
                if (tree.getBase().getTagNo() == GeneralName.rfc822Name) {
                    validator.intersectPermittedSubtree(tree);
                }
            }
        }
        if (constraints.getExcludedSubtrees() != null) {
            for (GeneralSubtree tree : constraints.getExcludedSubtrees()) {
                if (tree.getBase().getTagNo() == GeneralName.rfc822Name) {
                    validator.addExcludedSubtree(tree);
                }
            }
        }
    }
}
