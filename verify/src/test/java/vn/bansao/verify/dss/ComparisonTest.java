package vn.bansao.verify.dss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.verify.CoverageLevel;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Indication;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.Profile;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** What a second opinion does to a verdict. */
class ComparisonTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-22T09:05:07+07:00");

    @Test
    void agreementKeepsValid() {
        ValidationReport report = Comparison.of(own(Verdict.VALID), theirs(Indication.TOTAL_PASSED, 1));
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.findings()).isEmpty();
        assertThat(report.secondOpinion().orElseThrow().agrees()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Indication.class, names = "TOTAL_PASSED", mode = EnumSource.Mode.EXCLUDE)
    void validBecomesIndeterminateWhereTheOtherDoubtsOrFails(Indication indication) {
        assertDisagreement(Comparison.of(own(Verdict.VALID), theirs(indication, 1)), Verdict.INDETERMINATE);
    }

    @ParameterizedTest
    @CsvSource({"0", "2"})
    void validBecomesIndeterminateWhereTheOtherCountsDifferently(int count) {
        Indication indication = count == 0 ? null : Indication.TOTAL_PASSED;
        assertDisagreement(Comparison.of(own(Verdict.VALID), theirs(indication, count)), Verdict.INDETERMINATE);
    }

    /** The shape of the known attacks that the other engine lets pass. */
    @Test
    void invalidStaysInvalidWhereTheOtherPasses() {
        ValidationReport own = own(Verdict.INVALID, FindingCode.DOC_MODIFIED);
        assertDisagreement(Comparison.of(own, theirs(Indication.TOTAL_PASSED, 1)), Verdict.INVALID);
    }

    @ParameterizedTest
    @EnumSource(Indication.class)
    void indeterminateStaysWhateverTheOtherSays(Indication indication) {
        ValidationReport own = own(Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
        assertThat(Comparison.of(own, theirs(indication, 1)).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void missingOpinionMakesValidIndeterminate() {
        OtherOpinion none = new OtherOpinion("EU DSS", "6.4", null, false, List.of(), "StackOverflowError: null", null);
        ValidationReport report = Comparison.of(own(Verdict.VALID), none);
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.findings().stream().<Object>map(Finding::code))
                .containsExactly(FindingCode.SECOND_OPINION_MISSING);
    }

    @Test
    void brokenCopyRuleIsNoDisagreement() {
        ValidationReport own = own(Verdict.INVALID, FindingCode.COPY_PAGE_COUNT_WRONG);
        ValidationReport report = Comparison.of(own, theirs(Indication.TOTAL_PASSED, 1));
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.secondOpinion().orElseThrow().agrees()).isTrue();
    }

    private static void assertDisagreement(ValidationReport report, Verdict verdict) {
        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(report.secondOpinion().orElseThrow().agrees()).isFalse();
        assertThat(report.findings().stream().<Object>map(Finding::code))
                .contains(FindingCode.SECOND_OPINION_DISAGREES);
    }

    private static ValidationReport own(Verdict verdict, FindingCode... codes) {
        List<Finding> findings = new ArrayList<>();
        for (FindingCode code : codes) {
            findings.add(Finding.of(code));
        }
        SignatureVerdict signature = new SignatureVerdict(
                "s",
                null,
                new SignatureVerdict.Signer(null, null, null),
                null,
                Indication.TOTAL_PASSED,
                null,
                SignatureLevel.BASELINE_B,
                new SignatureVerdict.Times(null, Instant.from(NOW), false),
                CoverageLevel.ENTIRE_FILE,
                ModificationLevel.NONE,
                List.of());
        return new ValidationReport(
                "f.pdf", Profile.PADES, "V2026", NOW, verdict, List.of(signature), List.of(), null, findings, null);
    }

    private static OtherOpinion theirs(@Nullable Indication worst, int signatures) {
        List<OtherOpinion.Signature> list = new ArrayList<>();
        for (int i = 0; i < signatures && worst != null; i++) {
            list.add(new OtherOpinion.Signature("s" + i, worst, null));
        }
        return new OtherOpinion("EU DSS", "6.4", worst, false, list, null, null);
    }
}
