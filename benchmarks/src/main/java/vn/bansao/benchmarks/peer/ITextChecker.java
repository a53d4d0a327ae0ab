package vn.bansao.benchmarks.peer;

import com.itextpdf.io.source.RandomAccessSourceFactory;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.ReaderProperties;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.validation.report.ValidationReport.ValidationResult;
import java.util.List;
import vn.bansao.benchmarks.judge.ITextValidators;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.testing.TestPki;

/** iText's SignatureValidator, offline; needs all iText jars at one version, as the judge. */
final class ITextChecker {
    private ITextChecker() {}

    static CopyChecker create(TestPki pki, Level level) {
        // The level says only whether the CRLs may be used; it is not looked at.
        JudgeInput input = new JudgeInput(
                List.of(pki.rootCertificate()),
                pki.crls(),
                pki.clock().instant().plusSeconds(60),
                new Expected(level, 1, level == Level.LTA ? 1 : 0, false));
        return pdf -> {
            PdfReader reader = new PdfReader(new RandomAccessSourceFactory().createSource(pdf), new ReaderProperties());
            try (PdfDocument document = new PdfDocument(reader)) {
                return !new SignatureUtil(document).getSignatureNames().isEmpty()
                        && ITextValidators.of(document, input)
                                        .validateSignatures()
                                        .getValidationResult()
                                == ValidationResult.VALID;
            }
        };
    }
}
