package vn.bansao.trust;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.cms.ListScope;

/**
 * What a CRL says about a certificate (RFC 5280, 6.3.3), without guessing: a complete list that the issuer itself signed, in
 * force, with the certificate in its scope. A number that is listed is revoked whatever the list's scope is.
 */
final class ListCheck {
    private static final int CRL_SIGN = 6;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(Extension.issuingDistributionPoint, Extension.deltaCRLIndicator);
    private static final String[] REASONS = {
        "unspecified",
        "keyCompromise",
        "cACompromise",
        "affiliationChanged",
        "superseded",
        "cessationOfOperation",
        "certificateHold",
        "7",
        "removeFromCRL",
        "privilegeWithdrawn",
        "aACompromise"
    };

    private ListCheck() {}

    /** The name of a CRLReason (RFC 5280, 5.3.1). */
    static String reason(int number) {
        return number >= 0 && number < REASONS.length ? REASONS[number] : String.valueOf(number);
    }

    /** Demands that the issuer of {@code question} has signed the list and may do so. */
    static void requireSigned(SignedList list, StatusQuestion question) throws UnfitException {
        X509Certificate issuer = question.issuer();
        if (!list.issuer().equals(issuer.getSubjectX500Principal())) {
            throw UnfitException.wrong("issuer", list.issuer(), issuer.getSubjectX500Principal());
        }
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            throw UnfitException.wrong("signer", "a certificate without the key usage cRLSign", "one with it");
        }
        list.signature().requireStrength(issuer.getPublicKey());
        if (!list.signedBy(issuer)) {
            throw UnfitException.wrong("signature", "not that of the certificate's issuer", "the issuer's");
        }
    }

    /** What the list says, signed as it is; good where this returns. */
    static StatusAnswer answer(SignedList list, StatusQuestion question) throws UnfitException {
        Extensions extensions = list.extensions();
        requireUnderstood(extensions);
        X509Certificate certificate = question.certificate();
        question.requireCurrent(list.thisUpdate(), list.nextUpdate());
        SignedList.Entry entry = list.entry(certificate.getSerialNumber());
        if (entry != null) {
            throw UnfitException.revoked(certificate, entry.since(), reason(entry));
        }
        if (list.nextUpdate() == null) {
            throw UnfitException.malformed("it has no nextUpdate, which RFC 5280, 5.1.2.5, requires");
        }
        if (extensions != null) {
            requireScope(extensions, certificate);
        }
        return StatusAnswer.list(list.encoded(), list.thisUpdate(), list.nextUpdate());
    }

    private static String reason(SignedList.Entry entry) {
        Extensions extensions = entry.extensions();
        if (extensions == null || extensions.getExtension(Extension.reasonCode) == null) {
            return reason(0);
        }
        try {
            return reason(ASN1Enumerated.getInstance(extensions.getExtensionParsedValue(Extension.reasonCode))
                    .intValueExact());
        } catch (RuntimeException unreadable) {
            return reason(0); // Revoked all the same.
        }
    }

    private static void requireUnderstood(@Nullable Extensions extensions) throws UnfitException {
        if (extensions == null) {
            return;
        }
        for (ASN1ObjectIdentifier each : extensions.getCriticalExtensionOIDs()) {
            if (!UNDERSTOOD.contains(each)) {
                throw UnfitException.unsupported("it has the unknown critical extension " + each);
            }
        }
    }

    private static void requireScope(Extensions extensions, X509Certificate certificate) throws UnfitException {
        if (extensions.getExtension(Extension.deltaCRLIndicator) != null) {
            throw UnfitException.unsupported("it is a delta CRL, which lists changes only");
        }
        Extension point = extensions.getExtension(Extension.issuingDistributionPoint);
        if (point == null) {
            return;
        }
        Optional<String> refusal;
        try {
            refusal = ListScope.refusal(point.getExtnValue().getOctets(), certificate);
        } catch (IOException | RuntimeException e) {
            throw UnfitException.malformed("its distribution point can't be read");
        }
        if (refusal.isPresent()) {
            throw UnfitException.unsupported(refusal.get());
        }
    }
}
