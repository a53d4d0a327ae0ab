package vn.bansao.verify.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ToUnicodeTest {

    @Test
    void charactersRangesAndLigaturesAreRead() {
        String cmap = """
                2 beginbfchar <0003> <0020> <0107> <00660069> endbfchar
                1 beginbfrange <0010> <0012> <0041> endbfrange""";
        assertThat(decoded(cmap, "<0010001200030107>")).isEqualTo("AC fi");
    }

    @Test
    void whatIsMappedTwiceIsWhatIsMappedLast() {
        String cmap = "1 beginbfchar <0001> <00660069> <0001> <0041> <0002> <0042> <0002> <00660066> endbfchar";
        assertThat(decoded(cmap, "<00010002>")).isEqualTo("Aff");
    }

    @Test
    void whatIsNotMappedIsUnknown() {
        String cmap = "1 beginbfchar <0001> <0041> <02> <0042> <0003> <004> endbfchar";
        assertThat(decoded(cmap, "<00010002FFFF0003>")).isEqualTo("A\uFFFD\uFFFD@");
    }

    @Test
    void stringsMayBeLongAndMany() {
        String codes = "<0001>".repeat(100) + "<" + "0001".repeat(1000) + ">";
        assertThat(decoded("1 beginbfchar <0001> <0041> endbfchar", codes)).isEqualTo("A".repeat(1100));
    }

    @Test
    void escapesInLiteralStringsAreUndone() {
        assertThat(decoded("1 beginbfchar <0028> <0041> <5C29> <0042> endbfchar", "(\\0\\()(\\\\\\))"))
                .isEqualTo("AB");
    }

    private static String decoded(String cmap, String strings) {
        ContentTokens shown = new ContentTokens(bytes("[" + strings + "] TJ"));
        StringBuilder text = new StringBuilder();
        assertThat(shown.next()).isTrue();
        for (int i = 0; i < shown.strings().count(); i++) {
            new ToUnicode(bytes(cmap)).decode(shown.strings(), i, text);
        }
        return text.toString();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
