package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.bansao.DocumentSource;

/** Other people's signed, attacked and malformed files; the manifest says what is expected. */
class CorpusTest {
    private static final Set<String> BAD = Set.of("MODIFIED", "NOT_WHOLE", "BROKEN", "MIXED", "NOT_ACCEPTED");
    private static final Set<String> GOOD = Set.of("VALID", "INTACT", "VALID_WITH_UPDATES");
    private static final Set<FindingCode> INTEGRITY = Set.of(
            FindingCode.SIG_BYTERANGE_INVALID,
            FindingCode.SIG_GAP_NOT_CONTENTS,
            FindingCode.CMS_MALFORMED,
            FindingCode.CMS_MESSAGE_DIGEST_WRONG,
            FindingCode.CMS_SIGNATURE_WRONG,
            FindingCode.CMS_SIGNING_CERTIFICATE_WRONG,
            FindingCode.CMS_CONTENT_NOT_DETACHED);

    /** Good by their source, not by us; never the other way round. */
    private static final Map<String, String> STRICTER = Map.of(
            "dss/sig-format/pades-enveloping-cms.pdf",
            "the CMS carries its own content: it does not sign the document");

    @TestFactory
    Stream<DynamicTest> badFileNeverValid() throws IOException {
        return signed().filter(entry -> BAD.contains(entry.expected()))
                .map(entry -> test(entry, () -> {
                    ValidationReport report = verify(entry);
                    assertThat(report.verdict()).isNotEqualTo(Verdict.VALID);
                }));
    }

    @TestFactory
    Stream<DynamicTest> goodFileIntact() throws IOException {
        return signed().filter(entry -> GOOD.contains(entry.expected()))
                .filter(entry -> !STRICTER.containsKey(entry.file()))
                .map(entry -> test(entry, () -> {
                    ValidationReport report = verify(entry);
                    assertThat(report.signatures()).isNotEmpty();
                    assertThat(report.findings().stream().map(Finding::code)).doesNotContainAnyElementsOf(INTEGRITY);
                }));
    }

    @TestFactory
    Stream<DynamicTest> unsignedFileNotSigned() throws IOException {
        return signed().filter(entry -> entry.expected().equals("NO_SIGNATURE"))
                .map(entry ->
                        test(entry, () -> assertThat(verify(entry).verdict()).isEqualTo(Verdict.NOT_SIGNED)));
    }

    @TestFactory
    Stream<DynamicTest> malformedFileReportedInTime() throws IOException {
        List<Corpus.Entry> entries = Corpus.entries(Set.of("malformed", "malformed-fuzz"));
        return entries.stream()
                .map(entry -> test(entry, () -> {
                    Instant start = Instant.now();
                    ValidationReport report = verify(entry);
                    assertThat(report.verdict()).isNotEqualTo(Verdict.VALID);
                    assertThat(report.findings().stream().map(Finding::code))
                            .doesNotContain(FindingCode.VERIFIER_INTERNAL_ERROR);
                    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
                }));
    }

    private static Stream<Corpus.Entry> signed() throws IOException {
        return Corpus.entries(Set.of(
                        "sig-ok",
                        "sig-level",
                        "sig-format",
                        "sig-alg",
                        "sig-attack",
                        "sig-broken",
                        "sig-chain",
                        "sig-coverage",
                        "sig-modified",
                        "sig-none",
                        "sig-tst",
                        "mdp"))
                .stream();
    }

    private static DynamicTest test(Corpus.Entry entry, org.junit.jupiter.api.function.Executable executable) {
        return DynamicTest.dynamicTest(entry.toString(), executable);
    }

    private static ValidationReport verify(Corpus.Entry entry) throws IOException {
        return Corpus.believing(entry.path(), Profile.PADES).verify(DocumentSource.of(entry.path()));
    }
}
