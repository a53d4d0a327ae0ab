package vn.bansao.pades.internal.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.copy.CopyCode;

/** Symbols made of a sample's, with ZXing, and the library that made the sample, as judges. */
class QrSymbolsTest {
    private final QrSymbols symbols = new QrSymbols();
    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bansao.example.vn/tra-cuu/",
                "http://x.vn/",
                "https://xn--tra-cu-9w0c.example.vn/b\u1EA3n-sao/",
                "https://dichvucong.example.gov.vn/tra-cuu/ban-sao-dien-tu-chung-thuc/uy-ban-nhan-dan-phuong/",
            })
    void everyCodeIsRead(String beginning) throws Exception {
        for (int i = 0; i < 300; i++) {
            String code = CopyCode.random(random).value();

            QrSymbols.Symbol symbol = symbols.of(beginning, code);

            assertThat(new Decoder().decode(bits(symbol)).getText()).isEqualTo(beginning + code);
        }
    }

    @Test
    void symbolIsTheLibrarysOfTheSameMask() {
        String beginning = "https://bansao.example.vn/tra-cuu/";
        int mask = encode(beginning + "0".repeat(20), -1).mask;
        for (int i = 0; i < 200; i++) {
            String code = CopyCode.random(random).value();

            QrSymbols.Symbol symbol = symbols.of(beginning, code);

            QrCode expected = encode(beginning + code, mask);
            assertThat(symbol.size()).isEqualTo(expected.size);
            for (int row = 0; row < expected.size; row++) {
                for (int column = 0; column < expected.size; column++) {
                    assertThat(symbol.dark(column, row)).isEqualTo(expected.getModule(column, row));
                }
            }
        }
    }

    @Test
    void symbolsWiderThanAWordAreReadToo() throws Exception {
        String beginning = "https://bansao.example.vn/" + "a".repeat(400) + "/";

        QrSymbols.Symbol symbol = symbols.of(beginning, "0123456789ABCDEFGHJK");

        assertThat(symbol.size()).isGreaterThan(64);
        assertThat(new Decoder().decode(bits(symbol)).getText()).endsWith("/0123456789ABCDEFGHJK");
    }

    @Test
    void manyBeginningsDoNotMixUp() throws Exception {
        List<String> beginnings = IntStream.range(0, 80)
                .mapToObj(i -> "https://a" + i + ".example.vn/")
                .toList();
        for (String beginning : beginnings) {
            assertThat(new Decoder()
                            .decode(bits(symbols.of(beginning, "0123456789ABCDEFGHJK")))
                            .getText())
                    .startsWith(beginning);
        }
    }

    private static QrCode encode(String text, int mask) {
        return QrCode.encodeSegments(
                List.of(QrSegment.makeBytes(text.getBytes(StandardCharsets.US_ASCII))),
                QrCode.Ecc.MEDIUM,
                1,
                40,
                mask,
                true);
    }

    private static BitMatrix bits(QrSymbols.Symbol symbol) {
        BitMatrix bits = new BitMatrix(symbol.size());
        for (int row = 0; row < symbol.size(); row++) {
            for (int column = 0; column < symbol.size(); column++) {
                if (symbol.dark(column, row)) {
                    bits.set(column, row);
                }
            }
        }
        return bits;
    }
}
