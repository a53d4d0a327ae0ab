package vn.bansao.benchmarks.peer;

import vn.bansao.testing.TestPki;

/** Who verifies copies; all get the same trust anchor and the same CRLs, and the PKI's clock. */
public enum CheckingPeer {
    /** This library: every change after a signature, chains, revocation, timestamps, and the rules of a copy. */
    BANSAO,
    /** EU DSS 6.4 with its default policy, as shipped: it draws pages to compare the revisions. */
    DSS,
    /** EU DSS 6.4 without drawing, policy and verifier read once. */
    DSS_TUNED,
    /**
     * iText's SignatureValidator: every change after a signature, chains, revocation, timestamps. With iText 9.7.1 and
     * the newest adapter served (9.5.0) it fails with an AbstractMethodError: measure it with all jars at 9.5.0.
     */
    ITEXT,
    /** PDFBox and Bouncy Castle by hand: digests, signatures, chains, revocation; no look at later changes. */
    PDFBOX_BC;

    /** The peer, set up to trust the PKI's root. */
    public CopyChecker checker(TestPki pki) {
        return switch (this) {
            case BANSAO -> BansaoChecker.create(pki);
            case DSS -> DssChecker.asShipped(pki);
            case DSS_TUNED -> DssChecker.tuned(pki);
            case ITEXT -> ITextChecker.create(pki);
            case PDFBOX_BC -> new PdfBoxChecker(pki);
        };
    }
}
