package vn.bansao.verify.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.bansao.MalformedDocumentException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.verify.CopyFacts;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Indication;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.Profile;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.internal.DocumentJudge.Draft;
import vn.bansao.verify.internal.copy.CopyRules;
import vn.bansao.verify.internal.online.Fetched;
import vn.bansao.verify.internal.revision.LaterChanges;
import vn.bansao.verify.internal.revision.Unexplained;

/** One verification of one readable file. Not thread-safe. */
final class Verification {
    private static final int MOST_TOLD = 5; // changes in one message
    private final Setup setup;
    private final PdfFile file;
    private final Instant control;
    private final Draft draft;
    private final List<SignatureState> signatures = new ArrayList<>();
    private final List<TimestampState> documentStamps = new ArrayList<>();

    Verification(Setup setup, PdfFile file, Instant control, Draft draft) {
        this.setup = setup;
        this.file = file;
        this.control = control;
        this.draft = draft;
    }

    void run() throws IOException {
        PdfSignatures found = PdfSignatures.find(file);
        if (found.signatures().size() > setup.limits().signatures()) {
            throw new MalformedDocumentException(
                    Problem.of(
                            CoreProblem.PDF_OVER_LIMIT,
                            "actual",
                            found.signatures().size() + " signatures",
                            "limitBytes",
                            setup.limits().signatures()),
                    -1);
        }
        SiteJudge sites = new SiteJudge(setup, file, control);
        for (PdfSignature site : found.signatures()) {
            if (site.kind() == PdfSignature.Kind.DOCUMENT_TIMESTAMP) {
                documentStamps.add(sites.documentTimestamp(site));
            } else {
                signatures.add(sites.signature(site));
            }
        }
        SecurityStore store = SecurityStore.read(file, draft.document);
        Fetched fetched = OnlineStep.fetch(setup, control, signatures, documentStamps, store, draft.document);
        new TrustJudge(setup, control, signatures, documentStamps, store, fetched).judge();
        document(found);
        Indication soFar = worst();
        boolean claims = setup.profile() == Profile.COPY
                && !signatures.isEmpty()
                && new CopyRules(
                                file,
                                found,
                                signatures,
                                setup.packets(),
                                setup.policy().clockSkew(),
                                draft.document)
                        .check(facts -> draft.copy = facts);
        draft.signatures = signatures.stream().map(SignatureState::verdict).toList();
        draft.timestamps = stamps().stream().map(TimestampState::verdict).toList();
        draft.verdict = verdict(claims, soFar);
        renewal();
    }

    private void renewal() {
        CopyFacts facts = draft.copy;
        if (draft.verdict == Verdict.VALID && facts != null) {
            new Renewal(documentStamps, setup.policy())
                    .before(signatures)
                    .ifPresent(end -> draft.copy = facts.renewBefore(
                            LocalDate.ofInstant(end, DocumentJudge.VIETNAM).toString()));
        }
    }

    /** The timestamps in the order of the file: those of a signature, then the document timestamps after it. */
    private List<TimestampState> stamps() {
        List<TimestampState> all = new ArrayList<>();
        signatures.forEach(signature -> all.addAll(signature.stamps));
        all.addAll(documentStamps);
        all.sort(java.util.Comparator.comparingLong(stamp -> stamp.end));
        return all;
    }

    private void document(PdfSignatures found) throws IOException {
        if (!found.strayByteRanges().isEmpty()) {
            draft.document.add(
                    FindingCode.DOC_STRUCTURE_AMBIGUOUS,
                    "reason",
                    "/ByteRange outside every object at byte "
                            + found.strayByteRanges().get(0));
        }
        boolean whole = found.signatures().stream()
                .map(PdfSignature::ranges)
                .anyMatch(ranges -> ranges != null && ranges.reach() == ByteRangeFacts.Reach.ENTIRE_FILE);
        if (!signatures.isEmpty() && !whole && file.trailingBytes() > 0) {
            draft.document.add(FindingCode.DOC_NOT_COVERED, "bytes", file.trailingBytes());
        }
        LaterChanges changes = LaterChanges.of(file, found, setup.profile());
        strayBytes(changes);
        boolean first = true;
        for (SignatureState signature : signatures) {
            change(signature, changes.after(signature.site));
            if (signature.site.docMdp() != null && !first) {
                draft.document.add(
                        FindingCode.DOC_CERTIFICATION_MISPLACED,
                        "field",
                        signature.field,
                        "reason",
                        "another signature comes before it");
            }
            first = false;
        }
    }

    /** Bytes that belong to no object may hide another document; a copy has none, other files often do. */
    private void strayBytes(LaterChanges changes) {
        if (setup.profile() == Profile.COPY && !changes.strayBytes().isEmpty()) {
            draft.document.add(
                    FindingCode.DOC_STRUCTURE_AMBIGUOUS,
                    "reason",
                    "bytes outside every object at byte "
                            + changes.strayBytes().get(0).from());
        }
    }

    /** What a later change means: what the certification allows, and what nobody has to accept unseen. */
    private void change(SignatureState signature, LaterChanges.Changes change) {
        signature.modifications = change.level();
        Integer permitted = signature.site.docMdp();
        boolean forbidden = permitted != null
                && ((permitted == 1 && change.level().compareTo(ModificationLevel.LTA_UPDATES) > 0)
                        || (permitted == 2 && change.level().compareTo(ModificationLevel.FORM_FILLING) > 0));
        if (change.level() == ModificationLevel.OTHER || forbidden) {
            draft.document.add(
                    FindingCode.DOC_MODIFIED, "field", signature.field, "what", described(change.unexplained()));
        } else if (!change.told().isEmpty()) {
            FindingCode code = change.level() == ModificationLevel.ANNOTATIONS
                    ? FindingCode.DOC_ANNOTATIONS_CHANGED
                    : FindingCode.DOC_FORM_FILLED;
            draft.document.add(code, "field", signature.field, "what", described(change.told()));
        }
    }

    private static String described(List<Unexplained> changes) {
        return changes.stream().limit(MOST_TOLD).map(Unexplained::describe).collect(Collectors.joining("; "));
    }

    private Indication worst() {
        Indication worst = draft.document.indication();
        for (SignatureState signature : signatures) {
            worst = worst.worst(signature.all().indication());
        }
        for (TimestampState stamp : stamps()) {
            worst = worst.worst(stamp.findings.indication());
        }
        return worst;
    }

    /** A file that does not claim to be a copy is none, unless its signatures are already broken for themselves. */
    private Verdict verdict(boolean claimsToBeCopy, Indication withoutCopyRules) {
        if (signatures.isEmpty()) {
            return Verdict.NOT_SIGNED;
        }
        if (setup.profile() == Profile.COPY && !claimsToBeCopy && withoutCopyRules != Indication.TOTAL_FAILED) {
            return Verdict.NOT_A_CERTIFIED_COPY;
        }
        return switch (worst()) {
            case TOTAL_PASSED -> Verdict.VALID;
            case INDETERMINATE -> Verdict.INDETERMINATE;
            case TOTAL_FAILED -> Verdict.INVALID;
        };
    }
}
