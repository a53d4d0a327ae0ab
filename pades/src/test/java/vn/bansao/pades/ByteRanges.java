package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signatures of a PDF, found without any PDF library. */
record ByteRanges(byte[] file, long[] range) {
    private static final Pattern BYTE_RANGE = Pattern.compile("/ByteRange\\[(\\d+) (\\d+) (\\d+) (\\d+) *]");

    static List<ByteRanges> of(byte[] file) {
        Matcher matcher = BYTE_RANGE.matcher(new String(file, StandardCharsets.ISO_8859_1));
        List<ByteRanges> found = new ArrayList<>();
        while (matcher.find()) {
            long[] range = new long[4];
            Arrays.setAll(range, i -> Long.parseLong(matcher.group(i + 1)));
            found.add(new ByteRanges(file, range));
        }
        return found;
    }

    int end() {
        return (int) (range[2] + range[3]);
    }

    /** The bytes that are signed. */
    byte[] covered() {
        byte[] covered = Arrays.copyOf(file, (int) (range[1] + range[3]));
        System.arraycopy(file, (int) range[2], covered, (int) range[1], (int) range[3]);
        return covered;
    }

    /** The bytes of /Contents with their padding. */
    byte[] contents() {
        assertThat(file[(int) range[1]]).isEqualTo((byte) '<');
        assertThat(file[(int) range[2] - 1]).isEqualTo((byte) '>');
        return HexFormat.of()
                .parseHex(new String(
                        file, (int) range[1] + 1, (int) (range[2] - range[1]) - 2, StandardCharsets.ISO_8859_1));
    }
}
