package vn.bansao.verify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.bansao.ProblemCode;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Profile;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** What a verdict does not say; a reader who takes it for more would be misled. */
record NotChecked(ValidationReport report, Words words) {
    private static final int MOST_OPEN = 20;
    private static final Set<ProblemCode> OPEN = Set.of(
            FindingCode.VERIFIER_CANNOT_JUDGE,
            FindingCode.VERIFIER_INTERNAL_ERROR,
            FindingCode.SIG_SUBFILTER_UNSUPPORTED,
            FindingCode.CMS_ALGORITHM_UNSUPPORTED,
            FindingCode.REVOCATION_DATA_MISSING,
            FindingCode.TST_STATUS_AGED,
            FindingCode.ONLINE_FETCH_FAILED,
            FindingCode.COPY_PAGE_UNCHECKED,
            FindingCode.COPY_PAGE_TRANSCODED,
            FindingCode.COPY_PAGE_FLATTENED);

    List<String> sentences(boolean withPictures) {
        if (report.verdict() == Verdict.UNREADABLE) {
            return List.of(words.say("html.notChecked.everything"));
        }
        List<String> sentences = new ArrayList<>();
        report.findings().stream()
                .filter(finding -> OPEN.contains(finding.code()))
                .map(finding -> HtmlText.shortened(sentence(finding)))
                .distinct()
                .limit(MOST_OPEN)
                .forEach(sentences::add);
        unprovedTimes(sentences);
        if (report.profile() == Profile.PADES || report.verdict() == Verdict.NOT_A_CERTIFIED_COPY) {
            sentences.add(words.say("html.notChecked.copyRules"));
        } else if (report.copyOrNull() != null) {
            sentences.add(words.say("html.notChecked.original"));
            sentences.add(words.say("html.notChecked.book"));
        }
        sentences.add(words.say("html.notChecked.content"));
        sentences.add(words.say("html.notChecked.later"));
        if (report.secondOpinionOrNull() == null) {
            sentences.add(words.say("html.notChecked.second"));
        }
        if (withPictures) {
            sentences.add(words.say("html.notChecked.pictures"));
        }
        return sentences;
    }

    private String sentence(Finding finding) {
        return finding.sentence(words.locale());
    }

    private void unprovedTimes(List<String> sentences) {
        String numbers = IntStream.range(0, report.signatures().size())
                .filter(i -> !report.signatures().get(i).times().proved())
                .limit(MOST_OPEN)
                .mapToObj(i -> words.say("html.signature", i + 1))
                .collect(Collectors.joining(", "));
        if (!numbers.isEmpty()) {
            sentences.add(words.say("html.notChecked.time", numbers));
        }
    }
}
