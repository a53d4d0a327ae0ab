package vn.bansao.trust;

/** Whoever can say whether a certificate is revoked. Thread-safe. */
interface StatusProvider {

    /** The proof that the certificate was not revoked, or why there is none. */
    StatusOutcome ask(StatusQuestion question, RequestBudget budget);
}
