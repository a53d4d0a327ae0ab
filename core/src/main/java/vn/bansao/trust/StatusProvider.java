package vn.bansao.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Whoever can say whether a certificate is revoked. Thread-safe. */
interface StatusProvider {

    /** The proof that the certificate was not revoked, or why there is none. */
    StatusOutcome ask(StatusQuestion question, RequestBudget budget);

    /**
     * The issuer's certificate from where the certificate says it is; empty where nobody can be asked.
     *
     * @throws vn.bansao.CertifiedCopyException if who was asked does not have it
     */
    Optional<X509Certificate> issuer(X509Certificate certificate, Instant now, RequestBudget budget);
}
