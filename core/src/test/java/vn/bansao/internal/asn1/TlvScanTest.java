package vn.bansao.internal.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvScanTest {

    @ParameterizedTest
    @CsvSource({
        "0500, DER",
        "3000, DER",
        "30060201010201ff, DER",
        "9f8a39010f, DER",
        "30800201010000, BER",
        "308103020101, BER",
        "24030401ff, BER"
    })
    void formIsTold(String hex, TlvScan.Form form) throws Exception {
        assertThat(TlvScan.oneValue(HexFormat.of().parseHex(hex))).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"0500, 2", "05000000, 2", "30060201010201ff00, 8", "3080020101000000ff, 7"})
    void endOfTheFirstValueIsTold(String hex, int length) throws Exception {
        assertThat(TlvScan.firstValue(HexFormat.of().parseHex(hex))).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3003020101ff",
                "30020201",
                "3003020201",
                "0000",
                "30020000",
                "3080020101",
                "0280",
                "30850000000001",
                "3084ffffffff",
                "1f8080808080808001",
                "050000"
            })
    void whatIsNotOneValueRejected(String hex) {
        assertThatThrownBy(() -> TlvScan.oneValue(HexFormat.of().parseHex(hex)))
                .isInstanceOf(Asn1FormatException.class);
    }

    @Test
    void deepNestingRejected() {
        byte[] deep = new byte[200_000];
        for (int at = 0; at < deep.length; at += 2) {
            deep[at] = 0x30;
            deep[at + 1] = (byte) 0x80;
        }
        assertThatThrownBy(() -> TlvScan.oneValue(deep)).hasMessageContaining("nest");
    }

    @Test
    void placesOfValuesAreFound() {
        byte[] der = HexFormat.of().parseHex("3081850481020102" + "00".repeat(0x81 - 0x02));
        assertThat(TlvScan.contents(der, 0)).isEqualTo(3);
        assertThat(TlvScan.end(der, 0)).isEqualTo(3 + 0x85);
        assertThat(TlvScan.end(der, 3)).isEqualTo(3 + 3 + 2);
    }

    @Test
    void longTagsArePassedOver() {
        byte[] der = HexFormat.of().parseHex("30" + "07" + "9f8a3902aabb00");
        assertThat(TlvScan.contents(der, 2)).isEqualTo(6);
        assertThat(TlvScan.end(der, 2)).isEqualTo(8);
    }
}
