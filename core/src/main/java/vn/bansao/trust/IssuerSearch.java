package vn.bansao.trust;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.cms.CertificateAddresses;
import vn.bansao.internal.cms.Issuance;
import vn.bansao.internal.cms.IssuerFiles;
import vn.bansao.trust.AnswerMemory.Kept;
import vn.bansao.trust.StatusOutcome.Failure;

/**
 * Issuers' certificates from the addresses that certificates name (RFC 5280, 4.2.2.1, id-ad-caIssuers). What comes counts only
 * if its key has signed the certificate and it is an authority in force; never as an end of trust, so that a self-signed one
 * is not taken. Thread-safe.
 */
final class IssuerSearch {
    private static final int KEY_CERT_SIGN = 5;
    private static final Duration KEPT =
            Duration.ofDays(1); // a certificate does not change; its status is asked for apart

    private final StatusFetcher fetcher;
    private final AnswerMemory<URI, Found> memory = new AnswerMemory<>(IssuerFiles.LARGEST_BYTES);

    /** What stands at an address, or why nothing does. */
    private record Found(
            List<X509Certificate> certificates, @Nullable UnfitException failure) {}

    IssuerSearch(StatusFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * The issuer of {@code certificate}, or empty if it names no address.
     *
     * @throws vn.bansao.CertifiedCopyException if no address has it
     */
    Optional<X509Certificate> issuer(X509Certificate certificate, Instant now, RequestBudget budget) {
        List<Failure> failures = new ArrayList<>();
        for (URI address : CertificateAddresses.issuers(certificate)) {
            try {
                return Optional.of(of(candidates(address, now, budget), certificate, now));
            } catch (UnfitException e) {
                memory.forget(address); // The right one may stand there any time.
                failures.add(new Failure(new StatusOrigin("caIssuers", address), e));
            }
        }
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        throw failures.get(0).origin().failure(failures.get(0).unfit());
    }

    private List<X509Certificate> candidates(URI address, Instant now, RequestBudget budget) throws UnfitException {
        try {
            Found found = memory.get(address, now, () -> fetched(address, now, budget));
            if (found.failure() != null) {
                throw found.failure();
            }
            return found.certificates();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfitException(e, CoreProblem.REVOCATION_UNREACHABLE, "reason", "interrupted");
        }
    }

    private Kept<Found> fetched(URI address, Instant now, RequestBudget budget) {
        try {
            Found found = new Found(fetcher.certificates(address, budget), null);
            return Kept.until(found, IssuerFiles.LARGEST_BYTES, now, now.plus(KEPT), null);
        } catch (UnfitException e) {
            return Kept.once(new Found(List.of(), e), now);
        }
    }

    private static X509Certificate of(List<X509Certificate> candidates, X509Certificate certificate, Instant now)
            throws UnfitException {
        boolean root = false;
        for (X509Certificate each : candidates) {
            if (Issuance.issued(each, certificate)) {
                if (!Issuance.issued(each, each)) {
                    requireAuthority(each, now);
                    return each;
                }
                root = true;
            }
        }
        if (root) {
            throw new UnfitException(
                    CoreProblem.REVOCATION_ISSUER_MISSING,
                    "subject",
                    certificate.getSubjectX500Principal(),
                    "issuer",
                    certificate.getIssuerX500Principal());
        }
        throw UnfitException.wrong("certificate", "another", "that of " + certificate.getIssuerX500Principal());
    }

    private static void requireAuthority(X509Certificate issuer, Instant now) throws UnfitException {
        boolean[] usage = issuer.getKeyUsage();
        if (issuer.getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
            throw UnfitException.wrong("certificate", "one that may issue none", "an authority's");
        }
        Instant from = issuer.getNotBefore().toInstant();
        Instant until = issuer.getNotAfter().toInstant();
        if (now.isBefore(from) || now.isAfter(until)) {
            throw UnfitException.wrong("certificate", "in force from " + from + " to " + until, "in force at " + now);
        }
    }
}
