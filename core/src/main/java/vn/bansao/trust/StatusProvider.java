package vn.bansao.trust;

/** Whoever can say whether a certificate is revoked. Thread-safe. */
interface StatusProvider {

    /**
     * The proof that the certificate was not revoked.
     *
     * @throws vn.bansao.CertifiedCopyException if there is none
     */
    StatusAnswer ask(StatusQuestion question, RequestBudget budget);
}
