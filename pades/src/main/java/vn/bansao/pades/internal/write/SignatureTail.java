package vn.bansao.pades.internal.write;

import java.util.Arrays;
import java.util.function.LongFunction;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.PdfSyntax;

/**
 * The end of a revision, held in memory: from the signature dictionary to {@code %%EOF}, with the gap of /Contents.
 * Everything before it is already hashed, so that a gap that proves too small costs a new tail only.
 */
final class SignatureTail {
    /** Room for ByteRange's four numbers of up to ten digits, padded with spaces. */
    private static final int BYTE_RANGE_BYTES = 48;

    private static final String OPEN = "/ByteRange[";
    private static final String CLOSE = "]>>\nendobj\n";
    private static final int BEFORE_SECTION_BYTES = OPEN.length() + BYTE_RANGE_BYTES + CLOSE.length();
    private static final int SECOND_TRY_MARGIN_BYTES = 512;
    private static final byte[] HEX = PdfSyntax.ascii("0123456789ABCDEF");

    private final long start;
    private final byte[] head;
    private final LongFunction<StringBuilder> ending;

    /**
     * A tail that begins at offset {@code start}.
     *
     * @param head its bytes up to and with {@code /Contents}
     * @param ending the cross-reference section and trailer, given the section's offset; its length may not vary
     */
    SignatureTail(long start, byte[] head, LongFunction<StringBuilder> ending) {
        this.start = start;
        this.head = head;
        this.ending = ending;
    }

    /** Signs; {@code before} holds the digests of all before the tail and ends as those of all before the gap. */
    Signed sign(DigestStates before, CmsSigner signer, Stages stages, BatchStage signing) {
        before.update(head);
        int reserved = signer.reservedBytes();
        byte[] after = after(reserved);
        byte[] cms = sign(before, signer, after, stages, signing);
        if (cms.length > reserved) {
            reserved = cms.length + SECOND_TRY_MARGIN_BYTES;
            after = after(reserved);
            cms = sign(before, signer, after, stages, signing);
            if (cms.length > reserved) {
                throw new PolicyException(Problem.of(
                        PadesProblem.TIMESTAMP_SIZE_UNSTABLE, "actualBytes", cms.length, "requiredBytes", reserved));
            }
        }
        return new Signed(head, gap(cms, reserved), after, before);
    }

    private static byte[] sign(
            DigestStates beforeGap, CmsSigner signer, byte[] after, Stages stages, BatchStage signing) {
        byte[] digest = beforeGap.fork().update(after).value(signer.template().digest());
        return signer.sign(digest, stages, signing);
    }

    private byte[] after(int reserved) {
        long gapStart = start + head.length;
        long gapEnd = gapStart + gapBytes(reserved);
        long section = gapEnd + BEFORE_SECTION_BYTES;
        StringBuilder rest = ending.apply(section);
        long length = section - gapEnd + rest.length();
        StringBuilder after = new StringBuilder((int) length).append(OPEN);
        after.append("0 ")
                .append(gapStart)
                .append(' ')
                .append(gapEnd)
                .append(' ')
                .append(length);
        after.append(" ".repeat(OPEN.length() + BYTE_RANGE_BYTES - after.length()));
        return PdfSyntax.ascii(after.append(CLOSE).append(rest));
    }

    private static int gapBytes(int reserved) {
        return 2 * reserved + 2; // two hex digits a byte, in angle brackets
    }

    private static byte[] gap(byte[] cms, int reserved) {
        byte[] gap = new byte[gapBytes(reserved)];
        Arrays.fill(gap, (byte) '0');
        gap[0] = '<';
        gap[gap.length - 1] = '>';
        for (int i = 0; i < cms.length; i++) {
            gap[2 * i + 1] = HEX[cms[i] >> 4 & 0xF];
            gap[2 * i + 2] = HEX[cms[i] & 0xF];
        }
        return gap;
    }

    /** A tail with its signature in the gap, and the digests of all before the gap. */
    record Signed(byte[] head, byte[] gap, byte[] after, DigestStates beforeGap) {

        /** Where the cross-reference section stands, from the beginning of the tail. */
        long sectionOffset() {
            return (long) head.length + gap.length + BEFORE_SECTION_BYTES;
        }

        /** The digests of the whole file up to the end of this tail. */
        DigestStates digestsToEnd() {
            return beforeGap.update(gap).update(after);
        }
    }
}
