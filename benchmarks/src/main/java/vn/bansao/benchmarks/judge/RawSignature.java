package vn.bansao.benchmarks.judge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.bansao.verify.dss.DerCut;

/**
 * One signature as bytes: what it signs and its CMS, cut out of the file without any PDF library.
 *
 * <p>Every {@code /ByteRange} of the file counts, in the order of the file; whoever hides one in a stream will not find
 * it here, but then the number is wrong.
 *
 * @param signed the bytes before and after the gap
 * @param cms the DER object in the gap, its padding cut off
 * @param end the offset where the signed bytes end
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the cutter to the tool, never compared
record RawSignature(byte[] signed, byte[] cms, int end) {
    private static final Pattern BYTE_RANGE =
            Pattern.compile("/ByteRange\\s*\\[\\s*(\\d{1,10})\\s+(\\d{1,10})\\s+(\\d{1,10})\\s+(\\d{1,10})\\s*]");

    /**
     * The signatures of a file.
     *
     * @throws IOException if a range does not start at 0, leaves the file, or its gap is no hexadecimal string of a DER
     *     object followed by zeros
     */
    static List<RawSignature> of(byte[] file) throws IOException {
        List<RawSignature> found = new ArrayList<>();
        Matcher ranges = BYTE_RANGE.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (ranges.find()) {
            long start = Long.parseLong(ranges.group(1));
            long gap = Long.parseLong(ranges.group(2));
            long after = Long.parseLong(ranges.group(3));
            long end = after + Long.parseLong(ranges.group(4));
            if (start != 0 || gap + 2 > after || end > file.length) {
                throw new IOException("impossible " + ranges.group());
            }
            found.add(cut(file, (int) gap, (int) after, (int) end));
        }
        return found;
    }

    private static RawSignature cut(byte[] file, int gap, int after, int end) throws IOException {
        if (file[gap] != '<' || file[after - 1] != '>') {
            throw new IOException("the gap at " + gap + " is not exactly a hexadecimal string");
        }
        byte[] padded;
        try {
            padded = HexFormat.of().parseHex(new String(file, gap + 1, after - gap - 2, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new IOException("the gap at " + gap + " is not a hexadecimal string", e);
        }
        ByteArrayOutputStream signed = new ByteArrayOutputStream(end);
        signed.write(file, 0, gap);
        signed.write(file, after, end - after);
        return new RawSignature(signed.toByteArray(), DerCut.withoutZeros(padded), end);
    }
}
