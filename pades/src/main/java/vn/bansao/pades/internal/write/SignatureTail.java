package vn.bansao.pades.internal.write;

import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.PdfBytes;

/**
 * The end of a revision, held in memory: from the signature dictionary to {@code %%EOF}, with the gap of /Contents.
 * Everything before it is already hashed, so that a gap that proves too small costs a new tail only. Not thread-safe.
 */
final class SignatureTail {
    /** Room for ByteRange's four numbers of up to ten digits, padded with spaces. */
    private static final int BYTE_RANGE_BYTES = 48;

    private static final String OPEN = "/ByteRange[";
    private static final String CLOSE = "]>>\nendobj\n";
    private static final int SECOND_TRY_MARGIN_BYTES = 512;

    private final long start;
    private final PdfBytes bytes;
    private final int headBytes;
    private final RevisionEnd end;
    private long sectionOffset;

    /**
     * A tail that begins at offset {@code start}.
     *
     * @param bytes its bytes up to and with {@code /Contents }; what follows is appended
     */
    SignatureTail(long start, PdfBytes bytes, RevisionEnd end) {
        this.start = start;
        this.bytes = bytes;
        this.headBytes = bytes.size();
        this.end = end;
    }

    /** Signs; {@code before} holds the digests of all before the tail and ends as those of all up to the tail's end. */
    void sign(DigestStates before, GapContents contents) {
        before.update(bytes.array(), 0, headBytes);
        int reserved = contents.reservedBytes();
        byte[] cms = sign(before, contents, reserved);
        if (cms.length > reserved) {
            reserved = cms.length + SECOND_TRY_MARGIN_BYTES;
            cms = sign(before, contents, reserved);
            if (cms.length > reserved) {
                throw new PolicyException(Problem.of(
                        PadesProblem.TIMESTAMP_SIZE_UNSTABLE, "actualBytes", cms.length, "requiredBytes", reserved));
            }
        }
        bytes.putHex(headBytes + 1, cms);
        before.update(bytes.array(), headBytes, bytes.size() - headBytes);
    }

    private byte[] sign(DigestStates beforeGap, GapContents contents, int reserved) {
        finish(reserved);
        int after = headBytes + gapBytes(reserved);
        byte[] digest = beforeGap
                .fork()
                .update(bytes.array(), after, bytes.size() - after)
                .value(contents.digest());
        return contents.over(digest);
    }

    /** Writes the gap, still empty, and all behind it. */
    private void finish(int reserved) {
        bytes.truncate(headBytes).ascii("<").repeat('0', 2 * reserved).ascii(">");
        int gapEnd = bytes.size();
        bytes.ascii(OPEN).repeat(' ', BYTE_RANGE_BYTES).ascii(CLOSE);
        sectionOffset = start + bytes.size();
        end.writeTo(bytes, sectionOffset);
        long gapStart = start + headBytes;
        bytes.put(gapEnd + OPEN.length(), "0 " + gapStart + " " + (start + gapEnd) + " " + (bytes.size() - gapEnd));
    }

    private static int gapBytes(int reserved) {
        return 2 * reserved + 2; // two hex digits a byte, in angle brackets
    }

    /** Where the cross-reference section of a signed tail stands in the file. */
    long sectionOffset() {
        return sectionOffset;
    }
}
