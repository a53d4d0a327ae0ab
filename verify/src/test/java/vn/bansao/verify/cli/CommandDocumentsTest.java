package vn.bansao.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDocumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"--trust", "--trust-tsa", "--online", "--allow-host", "--format", "--out", "--at", "-v"})
    void eachOptionIsInCompletionAndManPage(String option) {
        assertThat(CommandDocuments.completion()).contains(option);
        assertThat(CommandDocuments.manPage()).contains("\\fB" + option.replace("-", "\\-") + "\\fR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pades", "json", "html", "vi"})
    void valuesAreCompleted(String value) {
        assertThat(CommandDocuments.completion()).contains("\"" + value + "\"");
    }
}
