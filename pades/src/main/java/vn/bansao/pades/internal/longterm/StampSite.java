package vn.bansao.pades.internal.longterm;

import java.util.Arrays;
import java.util.Optional;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;
import vn.bansao.internal.cms.ParsedToken;
import vn.bansao.internal.cms.TimeStampTokens;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfValue;

/**
 * A document timestamp of an existing file. Immutable.
 *
 * @param end just behind the last byte it covers
 * @param revision index of the revision that it covers to its end
 * @param token what it says
 */
record StampSite(long end, int revision, ParsedToken token) {

    /** Nothing where it does not cover a whole revision, or can't be read: then it proves no time. */
    static Optional<StampSite> of(PdfSignature stamp) {
        ByteRangeFacts ranges = stamp.ranges();
        PdfValue.Text contents = stamp.contents();
        if (!stamp.defects().isEmpty() || ranges == null || contents == null || ranges.signedRevision() < 0) {
            return Optional.empty();
        }
        try {
            byte[] padded = contents.bytes();
            ParsedToken token = TimeStampTokens.parse(Arrays.copyOf(padded, TlvScan.firstValue(padded)));
            return Optional.of(new StampSite(ranges.end(), ranges.signedRevision(), token));
        } catch (Asn1FormatException unreadable) {
            return Optional.empty();
        }
    }
}
