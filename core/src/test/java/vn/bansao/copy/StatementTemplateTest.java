package vn.bansao.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.PolicyException;

class StatementTemplateTest {
    private static final RegisterNumber NUMBER = new RegisterNumber("SCT/BS", 1, 2026, 7, "/ĐT");
    private static final LocalDate DATE = LocalDate.of(2026, 2, 3);
    private static final Officer OFFICER = new Officer(
            "Nguyễn Thị Ánh Tuyết", "Phó Chủ tịch", "UBND phường Bến Nghé", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "");

    private static StatementTemplate template(String line) {
        return new StatementTemplate(
                "id", "2", List.of(line(line, 12)), List.of(), List.of(), new StatementTemplate.AppendedPage());
    }

    private static StatementTemplate.Line line(String text, double sizePt) {
        return new StatementTemplate.Line(text, sizePt, StatementTemplate.Alignment.LEFT, 0);
    }

    private static String filled(String line) {
        return template(line)
                .statement(NUMBER, "Bến Nghé", DATE, OFFICER, 3)
                .lines()
                .get(0);
    }

    @Test
    void officialWordsAreFilled() {
        CertificationStatement statement = StatementTemplate.VN_2025_11.statement(NUMBER, "Bến Nghé", DATE, OFFICER, 3);
        assertThat(statement.lines())
                .containsExactly(
                        "Chứng thực bản sao đúng với bản chính",
                        "Số chứng thực: 07/ĐT   quyển số: 01/2026 - SCT/BS",
                        "Bến Nghé, ngày 03 tháng 02 năm 2026",
                        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
                        "Nguyễn Thị Ánh Tuyết");
        assertThat(statement.templateId()).isEqualTo(StatementTemplate.VN_2025_11.id());
        assertThat(statement.templateVersion()).isEqualTo("2025-11");
        assertThat(statement.number()).isEqualTo(NUMBER);
        assertThat(statement.copiesCount()).isEqualTo(3);
    }

    @Test
    void everyPlaceholderIsFilled() {
        assertThat(filled("{number}|{volume}|{year}|{book}|{place}|{dd}|{MM}|{yyyy}"))
                .isEqualTo("07/ĐT|01|2026|SCT/BS|Bến Nghé|03|02|2026");
        assertThat(filled("{capacity}|{certifier}|{title}|{agency}|{copies}"))
                .isEqualTo("KT. CHỦ TỊCH PHÓ CHỦ TỊCH|Nguyễn Thị Ánh Tuyết|Phó Chủ tịch|UBND phường Bến Nghé|3");
    }

    @Test
    void digitsAreThoseOfEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(filled("{number} {dd} {yyyy}")).isEqualTo("07/ĐT 03 2026");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void valuesAreNotFilledAgain() {
        Officer officer = new Officer("{place} $1 \\", "b", "c", "d", "");
        assertThat(template("{certifier}")
                        .statement(NUMBER, "x", DATE, officer, 1)
                        .lines())
                .containsExactly("{place} $1 \\");
    }

    @Test
    void unknownPlaceholderRejectedWithTheKnownOnes() {
        assertThatThrownBy(() -> filled("số {nummer}"))
                .isInstanceOf(PolicyException.class)
                .hasMessage("RECORD_VALUE_INVALID: template's placeholder is {nummer}, required is one of "
                        + "[MM, agency, book, capacity, certifier, copies, dd, number, place, title, volume, year,"
                        + " yyyy]");
        assertThatThrownBy(() -> filled("{required}"))
                .hasMessageStartingWith("RECORD_VALUE_INVALID: template's placeholder is {required}, required is one");
    }

    @Test
    void templateHasAHeading() {
        assertThatThrownBy(() -> new StatementTemplate(
                        "id", "1", List.of(), List.of(), List.of(), new StatementTemplate.AppendedPage()))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("heading");
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.9, 72.1, 0, -12, Double.NaN, Double.POSITIVE_INFINITY})
    void lettersThatNobodyCanReadRejected(double sizePt) {
        assertThatThrownBy(() -> line("x", sizePt)).isInstanceOf(PolicyException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1000000})
    void colourThatIsNoneRejected(int rgb) {
        assertThatThrownBy(() -> new StatementTemplate.Line("x", 12, StatementTemplate.Alignment.LEFT, rgb))
                .isInstanceOf(PolicyException.class);
    }

    @Test
    void overlayInsideItsBoundsAccepted() {
        StatementTemplate.LastPageOverlay box = new StatementTemplate.LastPageOverlay(0, 0, 20, 2_000);
        assertThat(StatementTemplate.VN_2025_11.withPlacement(box).placement()).isEqualTo(box);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.5, 0, 100, 50", "0, -0.001, 100, 50", "0, 0, 19.9, 50", "0, 0, 100, 19.9", "2000.5, 0, 100, 50",
        "0, 0, 2000.1, 50", "NaN, 0, 100, 50", "0, NaN, 100, 50", "0, 0, NaN, 50", "0, 0, 100, NaN",
        "0, 0, Infinity, 50"
    })
    void overlayOutsideItsBoundsRejected(double left, double bottom, double width, double height) {
        assertThatThrownBy(() -> new StatementTemplate.LastPageOverlay(left, bottom, width, height))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("RECORD_VALUE_INVALID: statement box's ");
    }
}
