package vn.bansao.benchmarks.judge;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.PdfPKCS7;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.validation.report.ReportItem;
import com.itextpdf.signatures.validation.report.ValidationReport;
import com.itextpdf.signatures.validation.report.ValidationReport.ValidationResult;
import com.itextpdf.signatures.validation.report.pades.PAdESLevel;
import com.itextpdf.signatures.validation.report.pades.PAdESLevelReport;
import com.itextpdf.signatures.validation.report.pades.PAdESLevelReportGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;

/**
 * iText 9.5.0, offline: integrity and authenticity of each signature, its chain and revocation, every change between the
 * revisions (strictly), and the PAdES level.
 *
 * <p>All iText jars have to be of one version: 9.7.1 with the newest adapter served (9.5.0) fails in chain validation.
 */
final class ITextJudge implements Judge {
    // Said of every file, also of those with the root in the CMS.
    private static final String ALWAYS = "SignedData.certificates should include the entire certificate chain";

    @Override
    public String name() {
        return "itext";
    }

    @Override
    public Judgement judge(Path pdf, JudgeInput input) {
        List<String> reasons = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        try (PdfDocument document = new PdfDocument(new PdfReader(pdf.toFile()))) {
            reasons.addAll(mathematics(document, input.expected()));
            PAdESLevelReportGenerator levels = new PAdESLevelReportGenerator();
            ValidationReport report =
                    ITextValidators.of(document, input, levels).validateSignatures();
            if (report.getValidationResult() != ValidationResult.VALID) {
                reasons.add("result " + report.getValidationResult());
                report.getFailures().stream().map(ITextJudge::text).distinct().forEach(reasons::add);
            }
            levels(levels, input.expected(), reasons, warnings);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // iText throws its own unchecked exceptions, and others, at a broken file.
            reasons.add(e.toString());
        }
        return Judgement.of(
                name(), reasons, List.of("VALID, " + input.expected().level()), warnings);
    }

    private static List<String> mathematics(PdfDocument document, Expected expected) throws GeneralSecurityException {
        List<String> reasons = new ArrayList<>();
        SignatureUtil signatures = new SignatureUtil(document);
        List<String> names = signatures.getSignatureNames();
        if (names.size() != expected.fields()) {
            reasons.add(names.size() + " signed fields found, expected " + expected.fields());
        }
        for (String name : names) {
            PdfPKCS7 signature = signatures.readSignatureData(name);
            if (!signature.verifySignatureIntegrityAndAuthenticity()) {
                reasons.add("field " + name + ": integrity or authenticity broken");
            }
        }
        boolean storeFollows = expected.level() == Level.LT;
        if (!names.isEmpty() && !storeFollows) {
            String last = names.get(names.size() - 1);
            if (!signatures.signatureCoversWholeDocument(last)) {
                reasons.add("field " + last + ", the last one, does not cover the whole document");
            }
        }
        return reasons;
    }

    private static void levels(
            PAdESLevelReportGenerator levels, Expected expected, List<String> reasons, List<String> warnings) {
        Collection<PAdESLevelReport> reports =
                levels.getReport().getSignatureReports().values();
        if (reports.size() != expected.signatures()) {
            reasons.add("levels of " + reports.size() + " signatures, expected " + expected.signatures());
        }
        for (PAdESLevelReport report : reports) {
            if (report.getLevel() != level(expected.level())) {
                reasons.add("field " + report.getSignatureName() + ": level " + report.getLevel() + ", expected "
                        + expected.level() + " " + report.getNonConformaties());
            }
            report.getWarnings().values().stream()
                    .flatMap(Collection::stream)
                    .filter(warning -> !warning.startsWith(ALWAYS))
                    .forEach(warnings::add);
        }
    }

    private static String text(ReportItem item) {
        Exception cause = item.getExceptionCause();
        return item.getStatus() + " " + item.getCheckName() + " " + item.getMessage()
                + (cause == null ? "" : " " + cause);
    }

    private static PAdESLevel level(Level level) {
        return switch (level) {
            case B -> PAdESLevel.B_B;
            case T -> PAdESLevel.B_T;
            case LT -> PAdESLevel.B_LT;
            case LTA -> PAdESLevel.B_LTA;
        };
    }
}
