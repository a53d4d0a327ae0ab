package vn.bansao.benchmarks.differences;

import com.itextpdf.io.source.RandomAccessSourceFactory;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.ReaderProperties;
import com.itextpdf.signatures.SignatureUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.ITextValidators;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.Profile;
import vn.bansao.verify.Severity;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.dss.DssQuestion;
import vn.bansao.verify.dss.DssReading;

/**
 * Three verdicts on one file, in one set of words.
 *
 * @param why what lies behind each, to write a reason from
 */
record Opinions(String file, Verdict ours, Verdict dss, Verdict itext, String why) {

    static Opinions of(Sample sample) throws IOException {
        ValidationReport own = own(sample);
        List<String> why = new ArrayList<>();
        own.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> finding.code().name() + finding.values())
                .distinct()
                .forEach(why::add);
        Verdict dss = dss(sample, why);
        Verdict itext = itext(sample, why);
        return new Opinions(
                sample.name(), own.verdict(), dss, itext, String.join(" ", why).replaceAll("\\s+", " "));
    }

    boolean differ() {
        return ours != dss || ours != itext;
    }

    /** The first four cells of a line in the list of differences. */
    String line() {
        return file + '\t' + ours + '\t' + dss + '\t' + itext;
    }

    private static ValidationReport own(Sample sample) throws IOException {
        JudgeInput input = sample.input();
        CopyVerifier.Builder builder = CopyVerifier.builder()
                .profile(Profile.PADES)
                .material(new ValidationMaterial(List.of(), input.crls()))
                .at(input.at());
        if (!input.anchors().isEmpty()) {
            builder.trust(TrustAnchors.of(input.anchors()));
        }
        return builder.build().verify(document(sample));
    }

    private static Verdict dss(Sample sample, List<String> why) {
        JudgeInput input = sample.input();
        DssQuestion question = new DssQuestion(input.anchors(), List.of(), input.crls(), input.at());
        try {
            OtherOpinion opinion = DssReading.of(question, document(sample), false);
            opinion.signatures().forEach(signature -> why.add("dss: " + signature.subIndicationOrNull()));
            return opinion.verdict();
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            why.add("dss: " + unreadable);
            return Verdict.UNREADABLE;
        }
    }

    private static Verdict itext(Sample sample, List<String> why) {
        try (PdfReader reader = new PdfReader(
                        new RandomAccessSourceFactory().createSource(sample.bytes()), new ReaderProperties());
                PdfDocument document = new PdfDocument(reader)) {
            if (new SignatureUtil(document).getSignatureNames().isEmpty()) {
                return Verdict.NOT_SIGNED;
            }
            var report = ITextValidators.of(document, sample.input()).validateSignatures();
            report.getFailures().forEach(item -> why.add("itext: " + item.getMessage()));
            return switch (report.getValidationResult()) {
                case VALID -> Verdict.VALID;
                case INVALID -> Verdict.INVALID;
                case INDETERMINATE -> Verdict.INDETERMINATE;
            };
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            why.add("itext: " + unreadable);
            return Verdict.UNREADABLE;
        }
    }

    private static DocumentSource document(Sample sample) {
        return DocumentSource.of(sample.name(), sample.bytes());
    }
}
