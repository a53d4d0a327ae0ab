package vn.bansao.verify.tamper;

import java.util.List;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/**
 * What was said to one vector.
 *
 * @param verdict the answer
 * @param codes the codes of all findings, in their order
 * @param told all of it, for messages
 */
record Outcome(Verdict verdict, List<String> codes, String told) {

    Outcome {
        codes = List.copyOf(codes);
    }

    static Outcome of(ValidationReport report) {
        return new Outcome(
                report.verdict(),
                report.findings().stream().map(finding -> finding.code().name()).toList(),
                report.verdict() + " " + report.findings());
    }
}
