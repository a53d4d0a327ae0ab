package vn.bansao.pades.internal.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.pades.internal.ocr.Word.PixelBox;
import vn.bansao.pades.internal.ocr.WordTable.MalformedTableException;

class WordTableTest {
    private static final String HEADER =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";
    private static final String PAGE = "1\t1\t0\t0\t0\t0\t0\t0\t100\t200\t-1\t\n";
    private static final String LINE = "4\t1\t1\t1\t1\t0\t10\t20\t80\t12\t-1\t\n";
    private static final String GOOD = HEADER + PAGE + LINE;

    private static byte[] bytes(String table) {
        return table.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRejected(byte[] table) {
        assertThatThrownBy(() -> WordTable.read(table, 100, 200)).isInstanceOf(MalformedTableException.class);
    }

    @Test
    void wordsHaveTheirBoxesAndLines() throws MalformedTableException {
        String words = "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96.5\tĐộc\n"
                + "5\t1\t1\t1\t1\t2\t45\t20\t40\t12\t0\t \n" // a drawing
                + "5\t1\t1\t1\t1\t3\t50\t22\t40\t10\t91\t\"lập\"\n";
        PixelBox line = new PixelBox(10, 20, 80, 12);

        assertThat(WordTable.read(bytes(GOOD + words), 100, 200))
                .containsExactly(
                        new Word("Độc", new PixelBox(10, 21, 30, 11), line),
                        new Word("\"lập\"", new PixelBox(50, 22, 40, 10), line));
    }

    @Test
    void emptyPageHasNoWords() throws MalformedTableException {
        assertThat(WordTable.read(bytes(HEADER + PAGE), 100, 200)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\t1\t1\t1\t1\t1\t10\t21\t91\t11\t96\tx\n", // beyond the right edge
                "5\t1\t1\t1\t1\t1\t10\t190\t30\t11\t96\tx\n", // beyond the lower edge
                "5\t1\t1\t1\t1\t1\t-1\t21\t30\t11\t96\tx\n",
                "5\t1\t1\t1\t1\t1\t9999999999\t21\t30\t11\t96\tx\n",
                "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\t-1\tx\n",
                "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\tNaN\tx\n",
                "5\t2\t1\t1\t1\t1\t10\t21\t30\t11\t96\tx\n",
                "6\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96\tx\n",
                "0\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96\tx\n",
                "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96\tx\ty\n",
                "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96\n",
                "\n",
                "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96\tx" // cut off
            })
    void deviatingRowRejected(String row) {
        assertRejected(bytes(GOOD + row));
    }

    @Test
    void wordWithoutALineRejected() {
        assertRejected(bytes(HEADER + PAGE + "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96\tx\n"));
    }

    @Test
    void otherTextRejected() {
        assertRejected(new byte[0]);
        assertRejected(bytes("<html>\n"));
        byte[] notUtf8 = bytes(GOOD);
        notUtf8[notUtf8.length - 2] = (byte) 0xFF;
        assertRejected(notUtf8);
    }

    @Test
    void tooLongAWordRejected() {
        char[] letters = new char[1_001];
        Arrays.fill(letters, 'x');
        assertRejected(bytes(GOOD + "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96\t" + new String(letters) + "\n"));
    }

    @Test
    void tooManyWordsRejected() {
        assertRejected(bytes(GOOD + "5\t1\t1\t1\t1\t1\t10\t21\t30\t11\t96\tx\n".repeat(50_001)));
    }
}
