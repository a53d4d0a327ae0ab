package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Verdict;

/**
 * No byte of a copy may be another one: changed, removed, inserted, appended, cut off. The one exception is the letter case
 * of a hex digit in the seal's /Contents, which nothing covers and which says the same. By default every 211th byte is tried, and the seal's CMS more densely;
 * {@code -Dbansao.everyByte=true} tries all.
 */
class EveryByteTest {
    private static final boolean ALL = Boolean.getBoolean("bansao.everyByte");
    private static final int STRIDE = ALL ? 1 : 211; // prime, so that it meets every column of a table
    private static final CopyVerifier VERIFIER = Bench.verifier().build();

    static List<byte[]> copies() {
        return List.of(Bench.copy(), Bench.copyWithoutTimestamps());
    }

    @ParameterizedTest
    @MethodSource("copies")
    void changedByteRejected(byte[] copy) {
        assertThat(survivors(copy, 0, copy.length, STRIDE)).isEmpty();
    }

    /** The CMS of the seal and the first of its padding: no digest covers them, only the rules of CMS and PAdES do. */
    @ParameterizedTest
    @MethodSource("copies")
    void changedByteOfTheSealsSignatureRejected(byte[] copy) {
        int gap = Forge.text(copy).lastIndexOf("/Contents <") + "/Contents ".length();
        int end = Forge.text(copy).lastIndexOf("/ByteRange");
        int padding = Forge.text(copy).indexOf("00000000000000000000", gap);
        assertThat(survivors(copy, gap, padding + 4, ALL ? 1 : 13)).isEmpty();
        assertThat(survivors(copy, end - 9, end + 60, ALL ? 1 : 2)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("copies")
    void changedByteOfTheEndRejected(byte[] copy) {
        assertThat(survivors(copy, copy.length - 300, copy.length, ALL ? 1 : 3)).isEmpty();
    }

    private static List<String> survivors(byte[] copy, int from, int to, int stride) {
        return IntStream.iterate(from, at -> at < to, at -> at + stride)
                .parallel()
                .mapToObj(at -> survivors(copy, at))
                .flatMap(List::stream)
                .toList();
    }

    /** The changes of one byte that stay valid. */
    private static List<String> survivors(byte[] copy, int at) {
        byte old = copy[at];
        int[] values = {old ^ 1, old ^ 0x20, old ^ 0x80, 0, ' ', '\n', '%', '0', '9', 'F', '>'};
        List<String> survivors = new ArrayList<>();
        int first = ALL ? 0 : at % values.length;
        for (int i = 0; i < (ALL ? values.length : 3); i++) {
            byte value = (byte) values[(first + i) % values.length];
            if (value != old && !letterCaseOfTheSeal(copy, at, value)) {
                byte[] changed = copy.clone();
                changed[at] = value;
                if (Bench.verify(VERIFIER, changed).verdict() == Verdict.VALID) {
                    survivors.add("byte " + at + " from " + (char) old + " to " + value);
                }
            }
        }
        return survivors;
    }

    private static boolean letterCaseOfTheSeal(byte[] copy, int at, byte value) {
        String text = Forge.text(copy);
        int gap = text.lastIndexOf("/Contents <");
        return at > gap
                && at < text.lastIndexOf("/ByteRange")
                && Character.digit(copy[at], 16) >= 10
                && Character.digit(copy[at], 16) == Character.digit(value, 16);
    }

    @ParameterizedTest
    @MethodSource("copies")
    void removedByteRejected(byte[] copy) {
        assertNoneValid(copy.length, at -> {
            byte[] shorter = Arrays.copyOf(copy, copy.length - 1);
            System.arraycopy(copy, at + 1, shorter, at, copy.length - at - 1);
            return shorter;
        });
    }

    @ParameterizedTest
    @MethodSource("copies")
    void insertedByteRejected(byte[] copy) {
        byte[] inserted = {' ', '\n', 0, '0', '%'};
        assertNoneValid(copy.length, at -> {
            byte[] longer = Arrays.copyOf(copy, copy.length + 1);
            System.arraycopy(copy, at, longer, at + 1, copy.length - at);
            longer[at] = inserted[at % inserted.length];
            return longer;
        });
    }

    @ParameterizedTest
    @MethodSource("copies")
    void cutOffCopyRejected(byte[] copy) {
        assertNoneValid(copy.length, at -> Arrays.copyOf(copy, at));
    }

    private static void assertNoneValid(int count, java.util.function.IntFunction<byte[]> change) {
        int stride = ALL ? 7 : 1_009;
        List<Integer> valid = IntStream.concat(
                        IntStream.iterate(0, at -> at < count, at -> at + stride),
                        IntStream.range(count - (ALL ? 200 : 10), count))
                .parallel()
                .filter(at -> Bench.verify(VERIFIER, change.apply(at)).verdict() == Verdict.VALID)
                .boxed()
                .toList();
        assertThat(valid).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                " ",
                "\0",
                "%",
                "% comment\n",
                "garbage",
                "%%EOF",
                "%%EOF\n",
                "startxref\n0\n%%EOF\n",
                "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 25/Root 8 0 R>>\nstartxref\n9\n%%EOF\n",
                "90 0 obj\n<<>>\nendobj\n",
                "<</ByteRange[0 1 2 3]>>"
            })
    void appendedBytesRejected(String tail) {
        for (byte[] copy : copies()) {
            byte[] more = tail.getBytes(StandardCharsets.ISO_8859_1);
            byte[] longer = Arrays.copyOf(copy, copy.length + more.length);
            System.arraycopy(more, 0, longer, copy.length, more.length);
            assertThat(Bench.verify(VERIFIER, longer).verdict()).isNotEqualTo(Verdict.VALID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\0", "junk\n", "%PDF-1.4\n", "MZ"})
    void bytesBeforeTheHeaderRejected(String head) {
        byte[] longer = Forge.bytes(head + Forge.text(Bench.copy()));
        Bench.assertRejected(longer, Verdict.UNREADABLE, vn.bansao.internal.CoreProblem.PDF_MALFORMED);
    }

    @Test
    void lowerCaseHexDigitOfTheSealAccepted() {
        String text = Forge.text(Bench.copy());
        int gap = text.lastIndexOf("/Contents <") + 11;
        Bench.assertValid(Forge.bytes(text.substring(0, gap)
                + text.substring(gap, gap + 500).toLowerCase(java.util.Locale.ROOT)
                + text.substring(gap + 500)));
    }
}
