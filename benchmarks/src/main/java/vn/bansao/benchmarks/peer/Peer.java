package vn.bansao.benchmarks.peer;

/**
 * Who makes copies. A peer stands here as it ships, and once more with all that its users could do to speed it up: our
 * claims are made against the latter.
 */
public enum Peer {
    /** This library; the scans were digested when they arrived. */
    BANSAO,

    /** This library, where the scans are digested in the job, too. */
    BANSAO_UNDIGESTED,
    /** EU DSS 6.4 on PDFBox, as shipped. */
    DSS,
    /** EU DSS 6.4, its signer's chain not verified for each copy, its byte-wise patching replaced. */
    DSS_TUNED,
    /** iText with layout, written once and signed in a second pass, as shipped. */
    ITEXT,
    /** iText's kernel and CMS, the document written once, digests by the JDK. */
    ITEXT_TUNED,
    /** PDFBox and Bouncy Castle, saved and then signed, as in PDFBox's examples. */
    PDFBOX_BC,
    /** PDFBox and Bouncy Castle, saved once, nothing done twice: the fastest of the others. */
    PDFBOX_BC_TUNED,
    /** OpenPDF 2.0.5 and Bouncy Castle, written and then signed, as shipped. */
    OPENPDF;

    /** The peer, set up for {@code job}. */
    public CopyMaker maker(CopyJob job) {
        return switch (this) {
            case BANSAO -> BansaoPeer.maker(job, true);
            case BANSAO_UNDIGESTED -> BansaoPeer.maker(job, false);
            case DSS -> DssPeer.maker(job);
            case DSS_TUNED -> TunedDssPeer.maker(job);
            case ITEXT -> ITextPeer.maker(job);
            case ITEXT_TUNED -> TunedITextPeer.maker(job);
            case PDFBOX_BC -> PdfBoxPeer.maker(job);
            case PDFBOX_BC_TUNED -> TunedPdfBoxPeer.maker(job);
            case OPENPDF -> OpenPdfPeer.maker(job);
        };
    }
}
