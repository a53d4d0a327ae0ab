package vn.bansao.pades.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PadesProblemTest {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Set<String> PROBLEMS =
            Arrays.stream(PadesProblem.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

    @ParameterizedTest
    @EnumSource
    void everyProblemIsToldInBothLanguagesWithTheSameValues(PadesProblem problem) {
        for (String key : new String[] {problem.name(), problem.name() + ".hint"}) {
            String english = problem.texts(Locale.ENGLISH).getString(key);
            String vietnamese = problem.texts(VIETNAMESE).getString(key);
            assertThat(vietnamese).isNotEqualTo(english);
            assertThat(values(vietnamese)).isEqualTo(values(english));
            for (String text : new String[] {english, vietnamese}) {
                assertThat(text).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
            }
        }
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void noSentenceIsWithoutAProblem(String language) {
        ResourceBundle texts = PadesProblem.SCAN_EMPTY.texts(Locale.forLanguageTag(language));
        assertThat(texts.getLocale().getLanguage()).isEqualTo(language);
        assertThat(texts.keySet())
                .extracting(key -> key.replace(".hint", ""))
                .allMatch(name -> PROBLEMS.contains(name));
    }
}
