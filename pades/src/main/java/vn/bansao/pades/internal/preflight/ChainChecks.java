package vn.bansao.pades.internal.preflight;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.cms.CertificateAddresses;
import vn.bansao.pades.PreflightReport.Topic;
import vn.bansao.pades.internal.longterm.Chains;
import vn.bansao.trust.RevocationData;
import vn.bansao.trust.RevocationSource;

/**
 * Where chains end, and from B-LT on the status of each of their certificates. Responders need no anchor of their own: one
 * that the certificate's issuer has not appointed gives no status. Not thread-safe.
 */
final class ChainChecks {
    private final @Nullable RevocationSource source;
    private final Set<X509Certificate> anchors;
    private final Instant now;
    private final Collected found;
    private final List<X509Certificate> known = new ArrayList<>();

    /**
     * Checks by what is given.
     *
     * @param source who tells the status, or null where nobody is asked
     */
    ChainChecks(@Nullable RevocationSource source, Set<X509Certificate> anchors, Instant now, Collected found) {
        this.source = source;
        this.anchors = anchors;
        this.now = now;
        this.found = found;
    }

    /** Checks the chain of the first of the certificates. */
    void check(List<X509Certificate> certificates, String setting) {
        known.addAll(certificates);
        List<X509Certificate> chain = chain(certificates);
        for (int i = 0; source != null && i < chain.size() && !isEnd(chain.get(i)); i++) {
            X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : null;
            if (status(source, chain.get(i), issuer) && issuer == null) {
                chain = chain(certificates); // It was fetched meanwhile.
            }
        }
        trust(chain, setting);
    }

    private List<X509Certificate> chain(List<X509Certificate> certificates) {
        return new Chains(known, anchors).of(certificates);
    }

    private boolean isEnd(X509Certificate certificate) {
        return anchors.contains(certificate) || isSelfIssued(certificate);
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** Asks for one certificate; with its issuer as the end of the question, for no other. */
    private boolean status(RevocationSource asked, X509Certificate certificate, @Nullable X509Certificate issuer) {
        return found.holds(Topic.REVOCATION, "revocation", () -> {
            RevocationData data = asked.collect(List.of(certificate), issuer == null ? anchors : Set.of(issuer), now);
            if (issuer == null) {
                known.addAll(data.certificates());
            }
            tell(asked, certificate, data);
        });
    }

    private void tell(RevocationSource asked, X509Certificate certificate, RevocationData data) {
        boolean answered = !data.ocspResponses().isEmpty();
        Object subject = certificate.getSubjectX500Principal();
        var responders = CertificateAddresses.responders(certificate);
        if (asked.asksNetwork() && !answered && !responders.isEmpty()) {
            found.warning(
                    Topic.REVOCATION,
                    "revocation",
                    PreflightFact.PREFLIGHT_RESPONDER_SILENT,
                    "subject",
                    subject,
                    "address",
                    responders.get(0).getScheme() + "://" + responders.get(0).getHost());
        } else {
            found.ok(
                    Topic.REVOCATION,
                    "revocation",
                    PreflightFact.PREFLIGHT_STATUS_GOOD,
                    "subject",
                    subject,
                    "by",
                    answered ? "OCSP" : "CRL",
                    "from",
                    data.oldest());
        }
    }

    private void trust(List<X509Certificate> chain, String setting) {
        Object subject = chain.get(0).getSubjectX500Principal();
        X509Certificate end = chain.get(chain.size() - 1);
        boolean anchored = anchors.contains(end);
        if (!anchored && (!anchors.isEmpty() || (source != null && !isSelfIssued(end)))) {
            found.missing(
                    Topic.TRUST,
                    setting,
                    PreflightFact.PREFLIGHT_CHAIN_UNTRUSTED,
                    "subject",
                    subject,
                    "end",
                    end.getSubjectX500Principal(),
                    "issuer",
                    end.getIssuerX500Principal());
            return;
        }
        Optional<String> broken = brokenRule(chain);
        if (broken.isPresent()) {
            found.missing(
                    Topic.TRUST,
                    setting,
                    PreflightFact.PREFLIGHT_CHAIN_UNFIT,
                    "subject",
                    subject,
                    "reason",
                    broken.get());
        } else if (anchored) {
            found.ok(
                    Topic.TRUST,
                    setting,
                    PreflightFact.PREFLIGHT_CHAIN_TRUSTED,
                    "subject",
                    subject,
                    "anchor",
                    end.getSubjectX500Principal());
        } else {
            found.warning(
                    Topic.TRUST,
                    "revocation",
                    PreflightFact.PREFLIGHT_ANCHOR_NOT_DECLARED,
                    "subject",
                    subject,
                    "end",
                    end.getSubjectX500Principal());
        }
    }

    /** RFC 5280, 6.1, by the JDK; while the end certificate is out of its time, which is told apart, at its begin. */
    private Optional<String> brokenRule(List<X509Certificate> chain) {
        if (chain.size() < 2) {
            return Optional.empty(); // The very certificate is trusted.
        }
        X509Certificate first = chain.get(0);
        Instant begin = first.getNotBefore().toInstant();
        boolean inForce =
                !now.isBefore(begin) && !now.isAfter(first.getNotAfter().toInstant());
        try {
            CertPath path =
                    CertificateFactory.getInstance("X.509").generateCertPath(chain.subList(0, chain.size() - 1));
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.get(chain.size() - 1), null)));
            parameters.setRevocationEnabled(false); // Asked for apart.
            parameters.setDate(Date.from(inForce ? now : begin));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
