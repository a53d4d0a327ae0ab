package vn.bansao.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoreProblemTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Pattern VIETNAMESE_LETTER =
            Pattern.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]");

    private static ResourceBundle texts(String language) {
        return CoreProblem.TSA_UNTRUSTED.texts(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @EnumSource(CoreProblem.class)
    void everyCodeHasASentenceAndAHintInBothLanguages(CoreProblem code) {
        for (String key : new String[] {code.name(), code.name() + ".hint"}) {
            String english = texts("en").getString(key);
            String vietnamese = texts("vi").getString(key);
            assertThat(placeholders(vietnamese)).as(key).isEqualTo(placeholders(english));
            assertThat(VIETNAMESE_LETTER.matcher(vietnamese).find())
                    .as(vietnamese)
                    .isTrue();
            for (String text : new String[] {english, vietnamese}) {
                assertThat(text).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
                assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
            }
        }
    }

    @Test
    void bundlesHoldNothingElse() {
        Set<String> known = Stream.of(CoreProblem.values())
                .flatMap(code -> Stream.of(code.name(), code.name() + ".hint"))
                .collect(Collectors.toSet());
        assertThat(texts("en").keySet()).isEqualTo(known);
        assertThat(texts("vi").keySet()).isEqualTo(known);
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
