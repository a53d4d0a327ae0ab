package vn.bansao.testing;

/** What a {@link TestCrlServer} can do wrong. */
public enum CrlFault implements Fault {
    /** Ten days old, replaced by a newer list three days ago. */
    STALE,
    /** From tomorrow. */
    FUTURE,
    /** Of a CA of the same name in another PKI. */
    STRANGER,
    /** Of another CA of the same PKI. */
    WRONG_ISSUER,
    /** A changed signature value. */
    BAD_SIGNATURE,
    /** A delta CRL: changes since the list before. */
    DELTA,
    HTTP_404(Transport.STATUS_404),
    HTTP_503(Transport.STATUS_503),
    REDIRECT(Transport.REDIRECT),
    SLOW(Transport.SLOW),
    DRIP(Transport.DRIP),
    CUT_OFF(Transport.CUT_OFF),
    GARBAGE(Transport.GARBAGE),
    HUGE(Transport.HUGE);

    private final Transport transport;

    CrlFault() {
        this(Transport.PROMPT);
    }

    CrlFault(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Transport transport() {
        return transport;
    }
}
