package vn.bansao.benchmarks.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** veraPDF, the reference checker of PDF/A, with the profile PDF/A-2b; knows nothing of signatures' mathematics. */
final class VeraPdfJudge implements Judge {
    // veraPDF keeps state of the document in static thread locals and its registry in statics.
    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public String name() {
        return "verapdf";
    }

    @Override
    public Judgement judge(Path pdf, JudgeInput input) {
        synchronized (ONE_AT_A_TIME) {
            VeraGreenfieldFoundryProvider.initialise();
            try (PDFAParser parser = Foundries.defaultInstance().createParser(pdf.toFile(), PDFAFlavour.PDFA_2_B);
                    PDFAValidator validator =
                            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
                return read(validator.validate(parser));
            } catch (VeraPDFException | IOException | RuntimeException e) {
                return Judgement.rejected(name(), List.of(e.toString()));
            }
        }
    }

    private Judgement read(ValidationResult result) {
        List<String> failed = result.getFailedChecks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(VeraPdfJudge::byClause))
                .map(check -> "clause " + check.getKey().getClause() + " test "
                        + check.getKey().getTestNumber() + " failed " + check.getValue() + " times")
                .toList();
        if (result.isCompliant()) {
            return Judgement.accepted(name(), List.of("PDF/A-2b, " + result.getTotalAssertions() + " checks"), failed);
        }
        return Judgement.rejected(name(), failed.isEmpty() ? List.of("not PDF/A-2b, no reason given") : failed);
    }

    private static int byClause(RuleId one, RuleId other) {
        int order = one.getClause().compareTo(other.getClause());
        return order != 0 ? order : Integer.compare(one.getTestNumber(), other.getTestNumber());
    }
}
