package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingCodeTest {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void eachCodeHasSentenceAndHintInBothLanguages(FindingCode code) {
        for (Locale locale : new Locale[] {Locale.ENGLISH, VIETNAMESE}) {
            ResourceBundle texts = code.texts(locale);
            assertThat(texts.getLocale()).isEqualTo(locale);
            for (String key : new String[] {code.name(), code.name() + ".hint"}) {
                assertThat(texts.getString(key))
                        .isNotBlank()
                        .doesNotEndWith(".")
                        .doesNotContain("\n");
            }
        }
        assertThat(code.texts(VIETNAMESE).getString(code.name()))
                .isNotEqualTo(code.texts(Locale.ENGLISH).getString(code.name()))
                .matches(".*[\\u00C0-\\u1EF9].*");
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void eachCodeThatSpoilsTheIndicationSaysWhy(FindingCode code) {
        assertThat(code.subIndication().isPresent()).isEqualTo(code.best() != Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void bothLanguagesNameTheSameValues(FindingCode code) {
        assertThat(placeholders(code, Locale.ENGLISH)).isEqualTo(placeholders(code, VIETNAMESE));
    }

    private static java.util.SortedSet<String> placeholders(FindingCode code, Locale locale) {
        java.util.SortedSet<String> names = new java.util.TreeSet<>();
        var matcher = java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(code.texts(locale).getString(code.name()));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
