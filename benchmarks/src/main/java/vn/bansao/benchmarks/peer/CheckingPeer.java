package vn.bansao.benchmarks.peer;

import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.testing.TestPki;

/**
 * Who verifies copies; all get the same trust anchor and the PKI's clock. At the levels B and T they get the same CRLs, from
 * LT on the copy brings what is needed, and nobody may ask anybody.
 */
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
    /** PDFBox and Bouncy Castle by hand: digests, signatures, chains, revocation; no look at later changes, nor at a security store. */
    PDFBOX_BC;

    /** Whether it can verify copies of a level. */
    public boolean knows(Level level) {
        return this != PDFBOX_BC || !level.carriesRevocationData();
    }

    /**
     * The peer, set up to trust the PKI's root, for copies of a level.
     *
     * @throws IllegalArgumentException for a level it does not know
     */
    public CopyChecker checker(TestPki pki, Level level) {
        if (!knows(level)) {
            throw new IllegalArgumentException(this + " can't verify copies of level " + level);
        }
        return switch (this) {
            case BANSAO -> BansaoChecker.create(pki, level);
            case DSS -> DssChecker.asShipped(pki, level);
            case DSS_TUNED -> DssChecker.tuned(pki, level);
            case ITEXT -> ITextChecker.create(pki, level);
            case PDFBOX_BC -> new PdfBoxChecker(pki);
        };
    }
}
