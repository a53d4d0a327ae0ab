package vn.bansao.testing;

/** What a {@link TestOcspResponder} can do wrong. */
public enum OcspFault implements Fault {
    /** Signed by somebody whom the issuer certified, but not for OCSP. */
    UNAUTHORISED_SIGNER,
    /** Signed by the responder of another PKI with the same names. */
    STRANGER,
    /** A changed signature value. */
    BAD_SIGNATURE,
    /** Signed by a responder whose certificate has ended. */
    EXPIRED_SIGNER,
    /** No fault, but rare: signed by a responder whose own status must be asked for. */
    SIGNER_WITHOUT_NOCHECK,
    /** No fault, but rare: signed by the issuer itself. */
    SIGNED_BY_ISSUER,
    /** No fault, but rare: a newer answer may exist at any time. */
    NO_NEXT_UPDATE,
    /** Ten days old, replaced by a newer answer three days ago. */
    STALE,
    /** From tomorrow. */
    FUTURE,
    /** Status unknown. */
    UNKNOWN,
    /** Status revoked, an hour ago. */
    REVOKED,
    /** An answer about another certificate. */
    WRONG_CERTIFICATE,
    /** Another nonce than the request's. */
    WRONG_NONCE,
    /** The responder's error tryLater. */
    TRY_LATER,
    /** The responder's error unauthorized. */
    UNAUTHORIZED,
    HTTP_404(Transport.STATUS_404),
    HTTP_503(Transport.STATUS_503),
    REDIRECT(Transport.REDIRECT),
    SLOW(Transport.SLOW),
    DRIP(Transport.DRIP),
    CUT_OFF(Transport.CUT_OFF),
    GARBAGE(Transport.GARBAGE),
    HUGE(Transport.HUGE);

    private final Transport transport;

    OcspFault() {
        this(Transport.PROMPT);
    }

    OcspFault(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Transport transport() {
        return transport;
    }
}
