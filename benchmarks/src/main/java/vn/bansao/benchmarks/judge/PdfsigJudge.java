package vn.bansao.benchmarks.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;

/**
 * Poppler's {@code pdfsig} with an empty certificate database: the mathematics of each signature and what it covers, not
 * the chain.
 *
 * <p>Poppler doesn't know RFC 3161 document timestamps and leaves them unverified. From LT on the security store follows
 * the last signature, so that none covers the whole file.
 */
final class PdfsigJudge extends ToolJudge {
    private static final ExternalTool PDFSIG = new ExternalTool("pdfsig", "Debian package poppler-utils");
    private static final ExternalTool CERTUTIL = new ExternalTool("certutil", "Debian package libnss3-tools");
    private static final String VALID = "Signature is Valid.";
    private static final String UNVERIFIED = "Signature has not yet been verified.";

    PdfsigJudge() {
        super(PDFSIG, CERTUTIL);
    }

    @Override
    Judgement ask(Path pdf, JudgeInput input) throws IOException {
        try (WorkFolder work = WorkFolder.create()) {
            // Without a database of its own pdfsig takes the one of a browser of this user.
            ExternalTool.Result made = CERTUTIL.run(List.of("-N", "-d", "sql:" + work.path(), "--empty-password"));
            if (made.exit() != 0) {
                throw new IOException("certutil made no database: " + made.summary());
            }
            return read(
                    PDFSIG.run(List.of("-nocert", "-nssdir", work.path().toString(), pdf.toString())),
                    input.expected());
        }
    }

    private Judgement read(ExternalTool.Result result, Expected expected) {
        List<String> verdicts = result.linesWith("Signature Validation:");
        List<String> coverage = result.linesWith("otal document signed");
        List<String> reasons = new ArrayList<>();
        if (verdicts.size() != expected.fields() || coverage.size() != expected.fields()) {
            reasons.add(verdicts.size() + " signatures found, expected " + expected.fields() + "; " + result.summary());
            return Judgement.rejected(name(), reasons);
        }
        for (int i = 0; i < verdicts.size(); i++) {
            String wanted = i < expected.signatures() ? VALID : UNVERIFIED;
            if (!verdicts.get(i).endsWith(wanted)) {
                reasons.add("signature " + (i + 1) + ": " + verdicts.get(i).strip());
            }
        }
        String last = coverage.get(coverage.size() - 1);
        boolean storeFollows = expected.level() == JudgeInput.Level.LT;
        if (!storeFollows && last.contains("Not total")) {
            reasons.add("the last signature does not cover the whole document");
        }
        return Judgement.of(name(), reasons, List.of(expected.signatures() + " valid signatures"), List.of());
    }
}
