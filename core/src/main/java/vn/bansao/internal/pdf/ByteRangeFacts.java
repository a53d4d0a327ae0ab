package vn.bansao.internal.pdf;

import java.io.IOException;
import java.security.MessageDigest;

/**
 * The two runs of bytes that a signature covers; in order, and within the file. Immutable.
 *
 * @param firstOffset of the first run
 * @param firstLength of the first run
 * @param secondOffset of the second run
 * @param secondLength of the second run
 * @param reach how far they go
 * @param signedRevision index of the revision at whose end they end, or -1
 */
public record ByteRangeFacts(
        long firstOffset, long firstLength, long secondOffset, long secondLength, Reach reach, int signedRevision) {

    /** How far a signature's ranges go. */
    public enum Reach {
        /** To the end of the file. */
        ENTIRE_FILE,
        /** To the end of a revision that is followed by others. */
        ENTIRE_REVISION,
        /** To no such end. */
        PARTIAL
    }

    /** Where the gap begins. */
    public long gapFrom() {
        return firstOffset + firstLength;
    }

    /** Where the gap ends. */
    public long gapTo() {
        return secondOffset;
    }

    /** The offset behind the last byte covered. */
    public long end() {
        return secondOffset + secondLength;
    }

    /** Feeds both runs to a digest. */
    public void digest(PdfFile file, MessageDigest digest) throws IOException {
        file.send(firstOffset, firstLength, digest::update);
        file.send(secondOffset, secondLength, digest::update);
    }

    static Reach reach(PdfFile file, long end, int signedRevision) {
        if (end == file.sizeBytes()) {
            return Reach.ENTIRE_FILE;
        }
        return signedRevision < 0 ? Reach.PARTIAL : Reach.ENTIRE_REVISION;
    }

    /** The revision that ends here: behind its %%EOF, but for white space. -1 where there is none. */
    static int revisionEndingAt(PdfFile file, long end) throws IOException {
        int found = -1;
        for (PdfRevision revision : file.revisions()) {
            if (revision.eofOffset() <= end) {
                found = revision.index();
            }
        }
        if (found < 0) {
            return -1;
        }
        for (long at = file.revisions().get(found).eofOffset(); at < end; at++) {
            if (!Chars.isSpace(file.byteAt(at))) {
                return -1;
            }
        }
        return found;
    }
}
