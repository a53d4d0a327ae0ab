package vn.bansao.pades.internal.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfBytesTest {
    private final PdfBytes out = new PdfBytes(1); // grows at once

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-1, -1",
        "0.5, 0.5",
        "-0.25, -0.25",
        "0.125, 0.125",
        "1.0004, 1",
        "1.0005, 1.001",
        "595.276, 595.276",
        "-0.0001, 0",
        "10.01, 10.01",
        "10.001, 10.001",
        "1234567.8, 1234567.8",
        "99.9999, 100"
    })
    void numbersHaveAtMostThreeDecimals(double number, String expected) {
        assertThat(out.number(number)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 9", "10, 10", "9999999999, 9999999999", "9223372036854775807, 9223372036854775807"})
    void integersAreWhole(long number, String expected) {
        assertThat(out.integer(number)).hasToString(expected);
    }

    @Test
    void digitsAreFilledWithZeros() {
        assertThat(out.digits(42, 10)).hasToString("0000000042");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ASCII", "Ủy ban nhân dân phường Bến Nghé", "½ ₫ №", "trước \uD83D\uDCC4 sau", "\u07FF\u0800"
            })
    void utf8IsThatOfTheJdk(String text) {
        assertThat(out.ascii("x").utf8(text).toByteArray()).isEqualTo(("x" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsTruncatedIsWrittenAnew() {
        out.ascii("head").hex(new byte[] {0x0F, (byte) 0xA0}).truncate(4).repeat('0', 3);
        out.put(1, "EA");

        assertThat(out).hasToString("hEAd000");
        assertThat(out.clear().ascii("x").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a & b < c > d", "&", "không có gì", "<<>>", "\uD83D\uDCC4&\uD83D\uDCC4"})
    void xmlIsEscaped(String text) {
        new Xml(out).escape(text);

        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
