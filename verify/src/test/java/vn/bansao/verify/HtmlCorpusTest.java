package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.bansao.DocumentSource;
import vn.bansao.verify.report.ReportFormat;
import vn.bansao.verify.report.ReportWriter;

/** Reports with pictures on files made to break readers, and on good ones: always a document, in bounded time. */
class HtmlCorpusTest {
    private static final Duration LONGEST =
            Duration.ofSeconds(13); // pictures 10, grace, and verification beside others

    @TestFactory
    Stream<DynamicTest> brokenFileIsReportedInTime() throws IOException {
        return tests("malformed", "malformed-fuzz");
    }

    @TestFactory
    Stream<DynamicTest> attackIsReportedInTime() throws IOException {
        return tests("sig-attack", "sig-level");
    }

    private static Stream<DynamicTest> tests(String... groups) throws IOException {
        return Corpus.entries(Set.of(groups)).stream()
                .map(entry -> DynamicTest.dynamicTest(entry.toString(), () -> {
                    DocumentSource source = DocumentSource.of(entry.path());
                    long start = System.nanoTime();
                    ValidationReport report = CopyVerifier.builder()
                            .profile(Profile.PADES)
                            .build()
                            .verify(source);
                    StringBuilder html = new StringBuilder();
                    try (ReportWriter writer = ReportFormat.HTML.writer(Locale.ENGLISH, html)) {
                        writer.add(report, source);
                    }
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
                    assertThat(html.toString()).contains("verdict").endsWith("</html>\n");
                }));
    }
}
