package vn.bansao.benchmarks.peer;

import java.util.Set;
import vn.bansao.benchmarks.judge.JudgeInput.Level;

/**
 * Who makes copies. Others stand here three times: as shipped, which is what their examples do; tuned, which is what a
 * user who knows them well gets out of their ordinary API; rebuilt, which is our own code on their lowest level. Our
 * claims are made against the fastest of the first two; the last are published beside.
 */
public enum Peer {
    /** This library; the scans were digested when they arrived. */
    BANSAO,

    /** This library, where the scans are digested in the job, too. */
    BANSAO_UNDIGESTED,

    /** EU DSS 6.4 on PDFBox, as shipped. */
    DSS,

    /**
     * EU DSS 6.4 by its ordinary API: one service, no revocation below LT, no alerts, small gaps, pages without ImageIO's disk
     * cache.
     */
    DSS_TUNED,

    /**
     * Our own code on DSS's lowest level, which does what this library does: subclassed services that leave out the check
     * of the signer's chain, the gap found and filled in place, the font prepared. No user of the library writes this, but
     * it shows where the library's floor is.
     */
    DSS_REBUILT,

    /** iText with layout, written once and signed in a second pass, as shipped. */
    ITEXT,

    /** iText's kernel and PdfSigner by their ordinary API: no layout, the font read once, digests by the JDK. */
    ITEXT_TUNED,

    /**
     * Our own code on iText's lowest level, which does what this library does: written once with a gap that is filled in
     * place, the digest of the first revision continued, XMP left alone. No user of the library writes this, but it shows
     * where the library's floor is.
     */
    ITEXT_REBUILT,

    /** PDFBox and Bouncy Castle, saved and then signed, as in PDFBox's examples. */
    PDFBOX_BC,

    /**
     * PDFBox and Bouncy Castle by their ordinary API: no disk cache, digests by the JDK, one save with the first signature:
     * the fastest of the tuned.
     */
    PDFBOX_BC_TUNED,

    /**
     * Our own code on PDFBox's lowest level, which does what this library does: frozen COS objects shared by all copies, a
     * prepared font, the digest of the first revision continued. No user of the library writes this, but it shows where
     * the library's floor is.
     */
    PDFBOX_BC_REBUILT,

    /** OpenPDF 2.0.5 and Bouncy Castle, written and then signed, as shipped. */
    OPENPDF;

    /** Those that are set up to make copies of long-term levels by what the libraries bring for it. */
    private static final Set<Peer> LONG_TERM = Set.of(BANSAO, BANSAO_UNDIGESTED, DSS, DSS_TUNED, ITEXT_TUNED);

    /** Whether it is set up to make copies of a level. */
    public boolean makes(Level level) {
        return LONG_TERM.contains(this) || !level.carriesRevocationData();
    }

    /**
     * The peer, set up for {@code job}. A tuned peer sets {@link javax.imageio.ImageIO#setUseCache} to false, for the whole
     * JVM: measure each peer in a JVM of its own.
     *
     * @throws IllegalArgumentException for a job of a level it does not make
     */
    public CopyMaker maker(CopyJob job) {
        if (!makes(job.level())) {
            throw new IllegalArgumentException(this + " makes no copies of level " + job.level());
        }
        return switch (this) {
            case BANSAO -> BansaoPeer.maker(job, true);
            case BANSAO_UNDIGESTED -> BansaoPeer.maker(job, false);
            case DSS -> DssPeer.maker(job);
            case DSS_TUNED -> TunedDssPeer.maker(job);
            case DSS_REBUILT -> RebuiltDssPeer.maker(job);
            case ITEXT -> ITextPeer.maker(job);
            case ITEXT_TUNED -> TunedITextPeer.maker(job);
            case ITEXT_REBUILT -> RebuiltITextPeer.maker(job);
            case PDFBOX_BC -> PdfBoxPeer.maker(job);
            case PDFBOX_BC_TUNED -> TunedPdfBoxPeer.maker(job);
            case PDFBOX_BC_REBUILT -> RebuiltPdfBoxPeer.maker(job);
            case OPENPDF -> OpenPdfPeer.maker(job);
        };
    }
}
