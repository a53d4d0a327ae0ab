package vn.bansao.pades.internal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreflightFactTest {
    private static final ResourceBundle ENGLISH = PreflightFact.PREFLIGHT_STATUS_GOOD.texts(Locale.ENGLISH);
    private static final ResourceBundle VIETNAMESE =
            PreflightFact.PREFLIGHT_STATUS_GOOD.texts(Locale.forLanguageTag("vi"));
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void everyFactIsToldInBothLanguagesWithTheSameValues(PreflightFact fact) {
        String english = ENGLISH.getString(fact.name());
        String vietnamese = VIETNAMESE.getString(fact.name());
        assertThat(vietnamese).isNotBlank().isNotEqualTo(english).doesNotEndWith(".");
        assertThat(english).isNotBlank().doesNotEndWith(".");
        assertThat(values(vietnamese)).isEqualTo(values(english));
    }

    @Test
    void bothLanguagesHaveTheSameHintsAndNothingElse() {
        Set<String> names =
                Arrays.stream(PreflightFact.values()).map(Enum::name).collect(Collectors.toSet());
        assertThat(VIETNAMESE.keySet()).isEqualTo(ENGLISH.keySet());
        assertThat(ENGLISH.keySet()).extracting(key -> key.replace(".hint", "")).allMatch(names::contains);
    }
}
