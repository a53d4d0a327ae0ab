package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
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

    /** {@code -Dbansao.findings.write=true} writes the page anew. */
    @Test
    void pageTellsEveryCode() throws IOException {
        String root = System.getProperty("bansao.root", "");
        assumeTrue(!root.isEmpty(), "skipped: -Dbansao.root is not set");
        Path page = Path.of(root, "docs", "findings.md");
        if (Boolean.getBoolean("bansao.findings.write")) {
            Files.writeString(page, page());
        }
        assertThat(page).hasContent(page());
    }

    private static String page() {
        StringBuilder text = new StringBuilder("""
                # Findings
                What `bansao-verify` can find. A code is never renamed. FAILS: the signature, timestamp or document is invalid. DOUBTS: it can't be
                valid. LOWERS: it may be valid, but is no PAdES baseline signature. NOTES: told, and nothing else. Written from the code by
                `FindingCodeTest` (`-Dbansao.findings.write=true`).

                | code | effect | sub-indication | English | tiếng Việt | what to do |
                |---|---|---|---|---|---|
                """);
        for (FindingCode code : FindingCode.values()) {
            text.append("| `").append(code).append("` | ").append(code.effect()).append(" | ");
            text.append(code.subIndication().map(Enum::name).orElse("")).append(" | ");
            ResourceBundle english = code.texts(Locale.ENGLISH);
            text.append(english.getString(code.name())).append(" | ");
            text.append(code.texts(VIETNAMESE).getString(code.name())).append(" | ");
            text.append(english.getString(code.name() + ".hint")).append(" |\n");
        }
        return text.toString();
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
