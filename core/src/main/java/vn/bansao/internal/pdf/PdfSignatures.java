package vn.bansao.internal.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.bansao.MalformedDocumentException;

/**
 * All signatures of a file: those that the forms of its revisions name, and those that only the raw bytes show.
 * Immutable.
 *
 * @param signatures ordered by where their ranges end; those without ranges last
 * @param emptyFields the signature fields without a value in the last revision
 * @param strayByteRanges offsets of the word /ByteRange outside every signature dictionary and every stream's data
 */
public record PdfSignatures(
        List<PdfSignature> signatures, List<SignatureField> emptyFields, List<Long> strayByteRanges) {

    public PdfSignatures {
        signatures = List.copyOf(signatures);
        emptyFields = List.copyOf(emptyFields);
        strayByteRanges = List.copyOf(strayByteRanges);
    }

    /** Walks the form of each revision and scans the bytes. */
    public static PdfSignatures find(PdfFile file) throws IOException {
        return new Search(file).run();
    }

    private static final int MAX_SIGNATURES = 1_000;

    /** What identifies a dictionary: its own number, or the number of the field it is written in. */
    private record Key(int number, boolean direct) {}

    private static final class Search {
        private final PdfFile file;
        private final Map<Key, PdfSignature> found = new LinkedHashMap<>();
        private final Map<Key, Set<SignatureDefect>> later = new LinkedHashMap<>();
        private final List<SignatureField> empty = new ArrayList<>();
        private final List<Long> stray = new ArrayList<>();

        Search(PdfFile file) {
            this.file = file;
        }

        PdfSignatures run() throws IOException {
            FormWalk walk = new FormWalk(file.limits());
            for (PdfRevision revision : file.revisions()) {
                form(revision, walk.fields(revision));
            }
            scan();
            List<PdfSignature> signatures = new ArrayList<>();
            found.forEach((key, signature) -> signatures.add(with(signature, later.getOrDefault(key, Set.of()))));
            signatures.sort(Comparator.comparingLong(PdfSignatures::end));
            return new PdfSignatures(collisions(signatures), empty, stray);
        }

        private void form(PdfRevision revision, List<SignatureField> fields) throws IOException {
            Map<Key, List<SignatureField>> values = new LinkedHashMap<>();
            for (SignatureField field : fields) {
                if (revision.dict(field.value()) != null) {
                    Key key = field.value() instanceof PdfValue.Ref reference
                            ? new Key(reference.number(), false)
                            : new Key(field.objectNumber(), true);
                    values.computeIfAbsent(key, k -> new ArrayList<>()).add(field);
                } else if (revision == file.last()) {
                    empty.add(field);
                }
            }
            for (Map.Entry<Key, PdfSignature> known : found.entrySet()) {
                if (!values.containsKey(known.getKey())) {
                    defect(known.getKey(), SignatureDefect.REMOVED_FROM_FORM);
                }
            }
            for (Map.Entry<Key, List<SignatureField>> value : values.entrySet()) {
                seen(revision, value.getKey(), value.getValue());
            }
        }

        private void seen(PdfRevision revision, Key key, List<SignatureField> fields) throws IOException {
            PdfSignature known = found.get(key);
            PdfValue.Dict dict = revision.dict(fields.get(0).value());
            if (dict == null) {
                return;
            }
            if (known == null) {
                if (found.size() >= MAX_SIGNATURES) {
                    throw PdfFailure.overLimit("signatures", found.size() + 1L, MAX_SIGNATURES);
                }
                found.put(
                        key,
                        new SignatureFacts(file, revision, dict).signature(key.direct() ? -1 : key.number(), fields));
                return;
            }
            // Equal values elsewhere in the file are no change; but the range speaks of the first.
            if (!known.dict().equals(dict)) {
                defect(key, SignatureDefect.DICTIONARY_CHANGED);
            }
            if (fields.size() > known.fields().size()) {
                defect(key, SignatureDefect.SHARED_BY_FIELDS);
            }
        }

        private void defect(Key key, SignatureDefect defect) {
            later.computeIfAbsent(key, k -> EnumSet.noneOf(SignatureDefect.class))
                    .add(defect);
        }

        private void scan() throws IOException {
            List<Long> hits = ByteRangeScan.offsets(file);
            if (hits.isEmpty()) {
                return;
            }
            TreeMap<Long, ObjectStart> starts = new TreeMap<>();
            for (PdfRevision revision : file.revisions()) {
                revision.ownEntries().forEach((number, entry) -> {
                    if (entry instanceof XrefEntry.InFile place) {
                        starts.putIfAbsent(place.offset(), new ObjectStart(revision, number));
                    }
                });
            }
            for (long hit : hits) {
                Map.Entry<Long, ObjectStart> start = starts.floorEntry(hit);
                if (start == null || !explain(hit, start.getValue())) {
                    stray.add(hit);
                }
            }
        }

        /** Whether the word belongs to a signature dictionary, which is now known, or to the data of a stream. */
        private boolean explain(long hit, ObjectStart start) throws IOException {
            try {
                ObjectLocation place = start.revision().location(start.number());
                PdfValue value = start.revision().object(start.number());
                if (place == null || hit >= place.to()) {
                    return false;
                }
                if (value instanceof PdfValue.Stream stream) {
                    return hit >= stream.offset() && hit < stream.offset() + stream.length();
                }
                Key key = new Key(start.number(), false);
                if (found.containsKey(key) || found.containsKey(new Key(start.number(), true))) {
                    return true;
                }
                if (value instanceof PdfValue.Dict dict && dict.has("ByteRange")) {
                    found.put(
                            key, new SignatureFacts(file, start.revision(), dict).signature(start.number(), List.of()));
                    return true;
                }
                return false;
            } catch (MalformedDocumentException e) {
                return false;
            }
        }
    }

    private record ObjectStart(PdfRevision revision, int number) {}

    private static long end(PdfSignature signature) {
        ByteRangeFacts ranges = signature.ranges();
        return ranges == null ? Long.MAX_VALUE : ranges.end();
    }

    private static PdfSignature with(PdfSignature signature, Set<SignatureDefect> more) {
        Set<SignatureDefect> defects = EnumSet.noneOf(SignatureDefect.class);
        defects.addAll(signature.defects());
        defects.addAll(more);
        return new PdfSignature(
                signature.objectNumber(),
                signature.revision(),
                signature.kind(),
                signature.fields(),
                signature.dict(),
                signature.contents(),
                signature.ranges(),
                signature.docMdp(),
                signature.fieldMdp(),
                defects);
    }

    /** Signatures are made one after the other: each must end before the gap of the next. */
    private static List<PdfSignature> collisions(List<PdfSignature> ordered) {
        List<PdfSignature> result = new ArrayList<>(ordered);
        for (int i = 0; i < result.size(); i++) {
            for (int j = i + 1; j < result.size(); j++) {
                ByteRangeFacts one = result.get(i).ranges();
                ByteRangeFacts two = result.get(j).ranges();
                if (one != null
                        && two != null
                        && exact(result.get(i))
                        && exact(result.get(j))
                        && one.end() > two.gapFrom()) {
                    result.set(i, with(result.get(i), Set.of(SignatureDefect.BYTE_RANGES_COLLIDE)));
                    result.set(j, with(result.get(j), Set.of(SignatureDefect.BYTE_RANGES_COLLIDE)));
                }
            }
        }
        return result;
    }

    private static boolean exact(PdfSignature signature) {
        return !signature.defects().contains(SignatureDefect.GAP_NOT_CONTENTS);
    }
}
