package vn.bansao.verify.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.verify.CopyFacts;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Severity;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** From a file to a report: what goes wrong on the way becomes a verdict, never an exception. Thread-safe. */
public final class DocumentJudge {
    static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private final Setup setup;

    /** A judge with this set-up. */
    public DocumentJudge(Setup setup) {
        this.setup = setup;
    }

    /** The report on one file; an {@link IOException} is trouble with the source itself. */
    public ValidationReport judge(DocumentSource source) throws IOException {
        Instant control = setup.clock().instant();
        Draft draft = new Draft(source.name(), control);
        try {
            PdfLimits limits = PdfLimits.DEFAULT;
            PdfFile file = PdfFile.read(
                    source,
                    new PdfLimits(
                            setup.limits().fileBytes(),
                            limits.maxObjects(),
                            limits.maxRevisions(),
                            limits.maxDepth(),
                            limits.maxInflatedBytes(),
                            limits.maxParsedBytes()));
            new Verification(setup, file, control, draft).run();
        } catch (MalformedDocumentException e) {
            draft.unreadable(e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError defect) {
            draft.defect(defect);
        }
        return draft.report();
    }

    /** A report that is being written. */
    final class Draft {
        private final String file;
        private final Instant control;
        final Findings document = new Findings();
        List<SignatureVerdict> signatures = List.of();
        List<TimestampVerdict> timestamps = List.of();

        @Nullable
        CopyFacts copy;

        private @Nullable Finding broken;
        Verdict verdict = Verdict.INDETERMINATE;

        private Draft(String file, Instant control) {
            this.file = file;
            this.control = control;
        }

        private void unreadable(MalformedDocumentException cause) {
            verdict = Verdict.UNREADABLE;
            broken = new Finding(cause.problem(), Severity.ERROR);
        }

        private void defect(Throwable defect) {
            StackTraceElement[] trace = defect.getStackTrace();
            document.add(
                    FindingCode.VERIFIER_INTERNAL_ERROR,
                    "where",
                    trace.length == 0 ? "?" : trace[0],
                    "error",
                    defect.getClass().getSimpleName());
            verdict = Verdict.INDETERMINATE;
        }

        private ValidationReport report() {
            List<Finding> all = new java.util.ArrayList<>();
            if (broken != null) {
                all.add(broken);
            }
            all.addAll(document.list());
            signatures.forEach(signature -> all.addAll(signature.findings()));
            timestamps.forEach(timestamp -> all.addAll(timestamp.findings()));
            return new ValidationReport(
                    file,
                    setup.profile(),
                    setup.policy().name(),
                    OffsetDateTime.ofInstant(control, VIETNAM),
                    verdict,
                    signatures,
                    timestamps,
                    copy,
                    all,
                    null);
        }
    }
}
