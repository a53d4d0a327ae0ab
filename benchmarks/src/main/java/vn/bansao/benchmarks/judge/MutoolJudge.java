package vn.bansao.benchmarks.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;

/**
 * {@code mutool sign -v} of MuPDF: digest of each signature and whether the document was edited since; not the chain.
 *
 * <p>It reports a digest error for every RSASSA-PSS signature, good or bad, so it abstains there.
 */
final class MutoolJudge extends ToolJudge {
    private static final ExternalTool MUTOOL = new ExternalTool("mutool", "Debian package mupdf-tools");
    private static final String UNCHANGED = "The document is unchanged since signing.";
    private static final String EDITED = "The signature is valid but there have been edits since signing.";
    private static final String NOT_SIGNED = "Signature is not signed.";

    MutoolJudge() {
        super(MUTOOL);
    }

    @Override
    Judgement ask(Path pdf, JudgeInput input) throws IOException {
        Expected expected = input.expected();
        if (expected.pss()) {
            return Judgement.abstained(name(), "mutool reports a digest error for every RSASSA-PSS signature");
        }
        ExternalTool.Result result = MUTOOL.run(List.of("sign", "-v", pdf.toString()));
        List<String> states = result.lines().stream()
                .map(String::strip)
                .filter(line ->
                        line.startsWith("The ") || line.startsWith("Signature is") || line.startsWith("Digest error"))
                .toList();
        List<String> reasons = new ArrayList<>();
        if (result.exit() != 0 || states.size() != expected.fields()) {
            reasons.add(states.size() + " signatures found, expected " + expected.fields() + "; " + result.summary());
            return Judgement.rejected(name(), reasons);
        }
        for (int i = 0; i < states.size(); i++) {
            if (!allowed(i, expected).contains(states.get(i))) {
                reasons.add("signature " + (i + 1) + ": " + states.get(i));
            }
        }
        return Judgement.of(name(), reasons, states, List.of());
    }

    /** Later signatures, the store and timestamps are edits to mutool; document timestamps are unknown to it. */
    private static List<String> allowed(int index, Expected expected) {
        if (index >= expected.signatures()) {
            return List.of(NOT_SIGNED);
        }
        boolean nothingFollows = index == expected.signatures() - 1
                && expected.documentTimestamps() == 0
                && (expected.level() == Level.B || expected.level() == Level.T);
        return List.of(nothingFollows ? UNCHANGED : EDITED);
    }
}
