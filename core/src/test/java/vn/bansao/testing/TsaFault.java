package vn.bansao.testing;

/** What a {@link TestTsa} can do wrong. */
public enum TsaFault implements Fault {
    /** Another nonce than the request's. */
    WRONG_NONCE,
    /** No nonce, though the request had one. */
    NO_NONCE,
    /** A token over something else. */
    WRONG_IMPRINT,
    /** The same imprint bytes under another digest algorithm's name. */
    WRONG_IMPRINT_ALGORITHM,
    /** Another policy than the one asked for. */
    WRONG_POLICY,
    /** A TSTInfo of version 2. */
    WRONG_VERSION,
    /** Status rejection, failInfo badAlg. */
    REJECTED,
    /** Status waiting, with a token. */
    WAITING,
    /** Status granted, and no token. */
    GRANTED_WITHOUT_TOKEN,
    /** Status grantedWithMods: no fault for the client. */
    GRANTED_WITH_MODS,
    /** Signed by a TSA of the same name under a root of the same name, with other keys. */
    UNTRUSTED_TSA,
    /** Signed with an expired certificate. */
    EXPIRED_TSA,
    /** No certificate in the token. */
    NO_CERTIFICATE,
    /** The TSA's certificate has no extended key usage. */
    MISSING_EKU,
    /** The extended key usage is not critical. */
    UNCRITICAL_EKU,
    /** The certificate may be used for more than timestamps. */
    MORE_EKUS,
    /** No signing-certificate attribute. */
    NO_ESS,
    /** A signing-certificate attribute that names another certificate. */
    WRONG_ESS,
    /** A changed signature value. */
    BAD_SIGNATURE,
    /** A genTime a day ahead. */
    CLOCK_OFF,
    /** Four zero bytes behind the response. */
    TRAILING_GARBAGE,
    /** The right bytes as text/html: tolerated, since servers do that. */
    WRONG_CONTENT_TYPE,
    HTTP_401(Transport.STATUS_401),
    HTTP_404(Transport.STATUS_404),
    /** With Retry-After: 1. */
    HTTP_429(Transport.STATUS_429),
    HTTP_503(Transport.STATUS_503),
    /** Status 302 to an address of the same server. */
    REDIRECT(Transport.REDIRECT),
    /** The right answer after {@link TestTsa#delay}. */
    SLOW(Transport.SLOW),
    /** The right answer, a byte at a time. */
    DRIP(Transport.DRIP),
    /** Half an answer, then the connection ends. */
    CUT_OFF(Transport.CUT_OFF),
    /** 143 bytes that are no answer. */
    GARBAGE(Transport.GARBAGE),
    /** An answer that does not end. */
    HUGE(Transport.HUGE);

    private final Transport transport;

    TsaFault() {
        this(Transport.PROMPT);
    }

    TsaFault(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Transport transport() {
        return transport;
    }
}
