package vn.bansao.benchmarks.judge;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import vn.bansao.benchmarks.judge.Judgement.Verdict;

/** The panel. */
public final class Judges {
    private static final Judge DSS = new DssJudge(true);
    private static final Judge DSS_WITHOUT_PICTURES = new DssJudge(false);
    private static final Judge ITEXT = new ITextJudge();
    private static final Judge VERAPDF = new VeraPdfJudge();
    private static final Judge QPDF = new QpdfJudge();
    private static final Judge PDFSIG = new PdfsigJudge();
    private static final Judge MUTOOL = new MutoolJudge();
    private static final Judge OPENSSL = new OpensslJudge();

    private Judges() {}

    /** Every judge: libraries first, then the machine's tools. */
    public static List<Judge> all() {
        return List.of(DSS, ITEXT, VERAPDF, QPDF, PDFSIG, MUTOOL, OPENSSL);
    }

    /** As {@link #all()}, but DSS does not draw the pages to compare the revisions: for many files. */
    public static List<Judge> quick() {
        return List.of(DSS_WITHOUT_PICTURES, ITEXT, VERAPDF, QPDF, PDFSIG, MUTOOL, OPENSSL);
    }

    /** EU DSS 6.4. */
    public static Judge dss() {
        return DSS;
    }

    /** EU DSS 6.4 without drawing pages, ten times as fast. */
    public static Judge dssWithoutPictures() {
        return DSS_WITHOUT_PICTURES;
    }

    /** iText 9.5.0. */
    public static Judge itext() {
        return ITEXT;
    }

    /** veraPDF, PDF/A-2b. */
    public static Judge verapdf() {
        return VERAPDF;
    }

    /** {@code qpdf --check}. */
    public static Judge qpdf() {
        return QPDF;
    }

    /** {@code pdfsig} of Poppler. */
    public static Judge pdfsig() {
        return PDFSIG;
    }

    /** {@code mutool sign -v} of MuPDF. */
    public static Judge mutool() {
        return MUTOOL;
    }

    /** {@code openssl cms} and {@code openssl ts}. */
    public static Judge openssl() {
        return OPENSSL;
    }

    /**
     * Demands that no judge rejects, and that nobody was missing; abstentions are allowed.
     *
     * @throws AssertionError if a judge rejects, or if a tool is missing where external tools are required
     * @throws org.opentest4j.TestAbortedException if all others accept and a tool is missing where that is allowed
     */
    public static List<Judgement> requireAccepted(List<Judge> judges, Path pdf, JudgeInput input) {
        List<Judgement> judgements =
                judges.stream().map(judge -> judge.judge(pdf, input)).toList();
        List<Judgement> missing = judgements.stream()
                .filter(judgement -> judgement.verdict() == Verdict.UNAVAILABLE)
                .toList();
        if (judgements.stream().anyMatch(Judgement::isRejected) || (!missing.isEmpty() && ExternalTool.required())) {
            Assertions.fail(pdf.getFileName() + "\n" + text(judgements));
        }
        Assumptions.assumeTrue(missing.isEmpty(), () -> text(missing));
        return judgements;
    }

    private static String text(List<Judgement> judgements) {
        return judgements.stream().map(Judgement::toString).collect(Collectors.joining("\n"));
    }
}
