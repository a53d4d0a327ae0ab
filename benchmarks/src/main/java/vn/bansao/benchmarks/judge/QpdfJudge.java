package vn.bansao.benchmarks.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code qpdf --check}: syntax, cross-references and stream encodings; knows nothing of signatures. */
final class QpdfJudge extends ToolJudge {
    private static final ExternalTool QPDF = new ExternalTool("qpdf", "Debian package qpdf");

    QpdfJudge() {
        super(QPDF);
    }

    @Override
    Judgement ask(Path pdf, JudgeInput input) throws IOException {
        ExternalTool.Result result = QPDF.run(List.of("--check", pdf.toString()));
        boolean clean = result.exit() == 0
                && result.output().contains("No syntax or stream encoding errors found")
                && !result.output().contains("WARNING");
        return clean
                ? Judgement.accepted(name(), List.of("no syntax or stream encoding errors"), List.of())
                : Judgement.rejected(name(), List.of(result.summary()));
    }
}
