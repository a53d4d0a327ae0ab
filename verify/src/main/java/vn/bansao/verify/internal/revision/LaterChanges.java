package vn.bansao.verify.internal.revision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfRevision.Span;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.pdf.SignatureField;
import vn.bansao.verify.CoverageLevel;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.Profile;
import vn.bansao.verify.internal.revision.Unexplained.Reason;

/**
 * What each update of a file changed, judged by whitelist: what no rule explains is {@link ModificationLevel#OTHER}. The
 * rules are the security store, document timestamps, and further signatures within what earlier ones permit. Immutable.
 */
public final class LaterChanges {
    private final PdfFile file;
    private final List<Step> steps;
    private final List<Span> strayBytes;

    /** One update: from revision {@code to - 1} to revision {@code to}. */
    private record Step(int to, ModificationLevel level, List<Unexplained> unexplained, List<Unexplained> told) {}

    /**
     * What came after a signature.
     *
     * @param level the highest level of the updates after the signed revision
     * @param coverage what the signature's ranges cover
     * @param unexplained the changes that no rule explains
     * @param told fields that were filled in, and annotations: explained, but nothing the signer has seen
     */
    public record Changes(
            ModificationLevel level, CoverageLevel coverage, List<Unexplained> unexplained, List<Unexplained> told) {
        public Changes {
            unexplained = List.copyOf(unexplained);
            told = List.copyOf(told);
        }
    }

    private LaterChanges(PdfFile file, List<Step> steps, List<Span> strayBytes) {
        this.file = file;
        this.steps = steps;
        this.strayBytes = strayBytes;
    }

    /**
     * Judges every update of the file.
     *
     * @param profile in a certified copy only proofs and its own two signatures have a place; in other documents, what
     *     people do to forms and with annotations is told by its level
     */
    public static LaterChanges of(PdfFile file, PdfSignatures signatures, Profile profile) throws IOException {
        List<PdfRevision> revisions = file.revisions();
        List<Step> steps = new ArrayList<>();
        List<Span> stray = StrayBytes.in(file);
        if (revisions.size() > 1) {
            References references = References.to(targets(file, signatures), file);
            for (PdfRevision after : revisions.subList(1, revisions.size())) {
                PdfRevision before = revisions.get(after.index() - 1);
                steps.add(step(Update.of(file, before, after, references), signatures.signatures(), stray, profile));
            }
        }
        return new LaterChanges(file, List.copyOf(steps), List.copyOf(stray));
    }

    /** What updates touch, and the appearance dictionaries of signature fields, which may be written over or given up. */
    private static Set<Integer> targets(PdfFile file, PdfSignatures signatures) throws IOException {
        Set<Integer> targets = new HashSet<>();
        for (PdfRevision revision : file.revisions()) {
            if (revision.previous() != null) {
                targets.addAll(revision.changedObjects());
            }
            for (PdfSignature signature : signatures.signatures()) {
                for (SignatureField field : signature.fields()) {
                    PdfValue.Ref appearance = appearance(revision, field.objectNumber());
                    if (appearance != null) {
                        targets.add(appearance.number());
                    }
                }
            }
        }
        return targets;
    }

    /** The indirect /AP of a field that the revision writes, or null. */
    private static PdfValue.@Nullable Ref appearance(PdfRevision revision, int field) throws IOException {
        try {
            return revision.touches(field)
                            && revision.object(field) instanceof PdfValue.Dict dict
                            && dict.get("AP") instanceof PdfValue.Ref reference
                    ? reference
                    : null;
        } catch (MalformedDocumentException e) {
            return null; // such a field is never explained
        }
    }

    /** What came after one of the file's signatures; OTHER where it is not known which revision was signed. */
    public Changes after(PdfSignature signature) {
        ByteRangeFacts ranges = signature.ranges();
        CoverageLevel coverage = coverage(ranges);
        if (ranges == null || ranges.signedRevision() < 0) {
            return new Changes(ModificationLevel.OTHER, coverage, List.of(), List.of());
        }
        ModificationLevel level = ModificationLevel.NONE;
        List<Unexplained> unexplained = new ArrayList<>();
        List<Unexplained> told = new ArrayList<>();
        for (Step step : steps) {
            if (step.to() > ranges.signedRevision()) {
                level = step.level().compareTo(level) > 0 ? step.level() : level;
                unexplained.addAll(step.unexplained());
                told.addAll(step.told());
            }
        }
        if (trailing() && ranges.reach() != ByteRangeFacts.Reach.ENTIRE_FILE) {
            level = ModificationLevel.OTHER;
            unexplained.add(new Unexplained(file.last().index(), 0, Reason.STRAY_BYTES));
        }
        return new Changes(level, coverage, unexplained, told);
    }

    /** Bytes, within the revisions, that belong to no object, white space and comments aside. */
    public List<Span> strayBytes() {
        return strayBytes;
    }

    private boolean trailing() {
        return file.trailingBytes() > 0;
    }

    private static CoverageLevel coverage(@Nullable ByteRangeFacts ranges) {
        if (ranges == null) {
            return CoverageLevel.PARTIAL;
        }
        return switch (ranges.reach()) {
            case ENTIRE_FILE -> CoverageLevel.ENTIRE_FILE;
            case ENTIRE_REVISION -> CoverageLevel.ENTIRE_REVISION;
            case PARTIAL -> CoverageLevel.PARTIAL;
        };
    }

    private static Step step(Update update, List<PdfSignature> signatures, List<Span> stray, Profile profile)
            throws IOException {
        PdfRevision after = update.after();
        List<Unexplained> unexplained = new ArrayList<>();
        List<Unexplained> told = new ArrayList<>();
        try {
            explain(update, signatures);
            if (profile == Profile.PADES) {
                for (int number : ordinaryUse(update, signatures)) {
                    told.add(new Unexplained(
                            after.index(),
                            number,
                            Objects.requireNonNull(update.changes().get(number))));
                }
            }
        } catch (MalformedDocumentException e) {
            unexplained.add(new Unexplained(after.index(), 0, Reason.UNREADABLE));
        }
        if (!StructureRule.sameTrailer(update.before(), after)) {
            unexplained.add(new Unexplained(after.index(), 0, Reason.TRAILER_CHANGED));
        }
        if (stray.stream().anyMatch(span -> span.from() >= after.startOffset() && span.from() < after.endOffset())) {
            unexplained.add(new Unexplained(after.index(), 0, Reason.STRAY_BYTES));
        }
        ModificationLevel level = ModificationLevel.NONE;
        for (var change : update.changes().entrySet()) {
            ModificationLevel own = update.explained().get(change.getKey());
            if (own == null) {
                unexplained.add(new Unexplained(after.index(), change.getKey(), change.getValue()));
            } else if (own.compareTo(level) > 0) {
                level = own;
            }
        }
        return new Step(after.index(), unexplained.isEmpty() ? level : ModificationLevel.OTHER, unexplained, told);
    }

    /** What the programs and readers of ordinary documents do; the numbers of the objects that a reader should know of. */
    private static Set<Integer> ordinaryUse(Update update, List<PdfSignature> signatures) throws IOException {
        Permissions permissions = Permissions.in(signatures, update.before().index());
        new DocumentInformation(update).explain();
        for (int number : update.changes().keySet()) {
            if (update.added(number) && update.referrers(number).isEmpty()) {
                update.explain(number, ModificationLevel.NONE); // Some writers leave behind what nothing names.
            }
        }
        Set<Integer> told = new TreeSet<>(new FormFilling(update, permissions).explain());
        told.addAll(new AnnotationChanges(update, permissions).explain());
        told.retainAll(update.changes().keySet());
        return told;
    }

    private static void explain(Update update, List<PdfSignature> signatures) throws IOException {
        Permissions permissions = Permissions.in(signatures, update.before().index());
        Set<Integer> newFields = new HashSet<>();
        ModificationLevel level = ModificationLevel.LTA_UPDATES;
        for (PdfSignature signature : signatures) {
            if (signature.revision() != update.after().index()
                    || signature.fields().size() != 1) {
                continue;
            }
            SignatureField field = signature.fields().get(0);
            if (update.added(field.objectNumber()) && nameTaken(field, signature, signatures, update)) {
                continue;
            }
            int added = new NewSignature(update, signature, field, permissions).explain();
            if (added >= 0) {
                newFields.add(added);
                newFields.addAll(kids(update, field));
                boolean stamp = signature.kind() == PdfSignature.Kind.DOCUMENT_TIMESTAMP;
                level = stamp ? level : ModificationLevel.FORM_FILLING;
            }
        }
        new StructureRule(update, newFields, level).explain();
    }

    /** Two fields of one name are one field to some readers, which then show the wrong signature (12.7.4.2). */
    private static boolean nameTaken(
            SignatureField field, PdfSignature own, List<PdfSignature> signatures, Update update) {
        return signatures.stream()
                .filter(other ->
                        !other.equals(own) && other.revision() <= update.after().index())
                .flatMap(other -> other.fields().stream())
                .anyMatch(other -> other.name().equals(field.name()));
    }

    private static Set<Integer> kids(Update update, SignatureField field) throws IOException {
        Set<Integer> kids = new HashSet<>();
        PdfValue.Array array = update.after().array(field.dict().get("Kids"));
        if (array != null) {
            array.items().forEach(kid -> References.each(kid, reference -> kids.add(reference.number())));
        }
        return kids;
    }
}
