package vn.bansao.verify.internal.path;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import vn.bansao.internal.cms.ListScope;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.path.Status.Answer;
import vn.bansao.verify.internal.path.Status.Revocation;
import vn.bansao.verify.internal.signature.AlgorithmRules;

/**
 * What a CRL says about a certificate (RFC 5280, 6.3), without guessing. The issuer itself signed it, and no critical
 * extension is unknown. A number that it lists is revoked, be the list a delta or a part. That a number is not listed counts
 * only where the list is complete, for all reasons, and the certificate in its scope.
 */
final class CrlCheck {
    private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    private static final String DELTA_INDICATOR = "2.5.29.27";
    private static final int CRL_SIGN = 6;
    private final VerificationPolicy policy;

    CrlCheck(VerificationPolicy policy) {
        this.policy = policy;
    }

    /** The CRL can't be used for this certificate. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message, null, false, false); // an answer like any other: a trace costs more than the question
        }
    }

    /** The answer of a list that existed at {@code provedBy} at the latest. */
    Answer answer(RevocationItem.Crl item, X509Certificate certificate, X509Certificate issuer, Instant provedBy)
            throws UnusableException {
        X509CRL crl = item.list();
        if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            throw new UnusableException("issued by another");
        }
        Optional<String> refused = item.refused(issuer, by -> refused(crl, by));
        if (refused.isPresent()) {
            throw new UnusableException(refused.get());
        }
        checkAlgorithms(crl, provedBy);
        X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
        if (entry == null || entry.getRevocationReason() == CRLReason.REMOVE_FROM_CRL) {
            checkScope(crl, certificate);
        }
        Date next = crl.getNextUpdate();
        return new Answer(
                crl.getThisUpdate().toInstant(),
                next == null ? null : next.toInstant(),
                entry == null ? null : revocation(entry));
    }

    /** Judged each time: what was accepted yesterday may be retired today. */
    private void checkAlgorithms(X509CRL crl, Instant provedBy) throws UnusableException {
        Findings weak = new Findings();
        PathAlgorithms.signature(crl.getSigAlgOID(), crl.getSigAlgParams(), weak)
                .ifPresent(suite -> AlgorithmRules.check(
                        AlgorithmRules.uses(suite, Optional.empty()),
                        new AlgorithmRules.Existence(
                                provedBy, crl.getThisUpdate().toInstant()),
                        policy,
                        weak));
        if (!weak.passed()) {
            throw new UnusableException("its algorithm is weak or unknown");
        }
    }

    private static Optional<String> refused(X509CRL crl, X509Certificate issuer) {
        try {
            crl.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.of("its signature does not fit");
        }
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            return Optional.of("its issuer may not sign CRLs");
        }
        Set<String> critical =
                new HashSet<>(crl.getCriticalExtensionOIDs() == null ? Set.of() : crl.getCriticalExtensionOIDs());
        critical.removeAll(Set.of(ISSUING_DISTRIBUTION_POINT, DELTA_INDICATOR));
        if (!critical.isEmpty()) {
            return Optional.of("it has an unknown critical extension");
        }
        return entriesRefused(crl);
    }

    private static Optional<String> entriesRefused(X509CRL crl) {
        Set<? extends X509CRLEntry> entries = crl.getRevokedCertificates();
        if (entries != null) {
            for (X509CRLEntry entry : entries) {
                Set<String> critical = entry.getCriticalExtensionOIDs();
                if (critical != null && !critical.isEmpty()) {
                    return Optional.of("an entry has a critical extension");
                }
            }
        }
        return Optional.empty();
    }

    private static Revocation revocation(X509CRLEntry entry) {
        String reason = entry.getRevocationReason() == null
                ? "UNSPECIFIED"
                : entry.getRevocationReason().name();
        return new Revocation(entry.getRevocationDate().toInstant(), reason);
    }

    private static void checkScope(X509CRL crl, X509Certificate certificate) throws UnusableException {
        if (crl.getExtensionValue(DELTA_INDICATOR) != null) {
            throw new UnusableException("it is a delta CRL");
        }
        Instant expired = certificate.getNotAfter().toInstant();
        if (crl.getThisUpdate().toInstant().isAfter(expired)) {
            // Authorities drop expired certificates from their lists, so absence would prove nothing.
            throw new UnusableException("it is younger than the certificate's expiry");
        }
        byte[] extension = crl.getExtensionValue(ISSUING_DISTRIBUTION_POINT);
        if (extension == null) {
            return;
        }
        Optional<String> refusal;
        try {
            refusal = ListScope.refusal(ASN1OctetString.getInstance(extension).getOctets(), certificate);
        } catch (IOException | RuntimeException e) {
            throw new UnusableException("its distribution point can't be read");
        }
        if (refusal.isPresent()) {
            throw new UnusableException(refusal.get());
        }
    }
}
