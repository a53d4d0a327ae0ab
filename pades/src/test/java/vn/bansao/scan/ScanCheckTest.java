package vn.bansao.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScanCheckTest {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

    @ParameterizedTest
    @EnumSource
    void everyCheckIsToldInBothLanguagesWithTheSameValuesAndItsRule(ScanCheck check) {
        for (String key : new String[] {check.name(), check.name() + ".hint"}) {
            String english = check.texts(Locale.ENGLISH).getString(key);
            String vietnamese = check.texts(VIETNAMESE).getString(key);
            assertThat(vietnamese).isNotEqualTo(english);
            assertThat(values(vietnamese)).isEqualTo(values(english));
            assertThat(values(english)).isSubsetOf("{page}", "{file}", "{measured}", "{required}", "{rule}");
            assertThat(english + vietnamese).doesNotEndWith(".").doesNotContain("\n", "''");
        }
        assertThat(check.texts(Locale.ENGLISH).getString(check.name())).contains("{rule}");
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void noSentenceIsWithoutACheck() {
        ResourceBundle texts = ScanCheck.SCAN_PAGE_BLANK.texts(Locale.ENGLISH);
        assertThat(texts.keySet()).hasSize(2 * ScanCheck.values().length);
    }
}
