package vn.bansao.internal.pdf;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one signature dictionary apart. */
final class SignatureFacts {
    private static final Set<String> DIRECT_KEYS = Set.of("Type", "Filter", "SubFilter", "Contents", "ByteRange", "M");

    private final PdfFile file;
    private final PdfRevision revision;
    private final PdfValue.Dict dict;
    private final Set<SignatureDefect> defects = EnumSet.noneOf(SignatureDefect.class);

    private @Nullable Integer docMdp;
    private @Nullable FieldLock fieldMdp;

    SignatureFacts(PdfFile file, PdfRevision revision, PdfValue.Dict dict) {
        this.file = file;
        this.revision = revision;
        this.dict = dict;
    }

    PdfSignature signature(int objectNumber, List<SignatureField> fields) throws IOException {
        PdfValue.Text contents = revision.resolve(dict.get("Contents")) instanceof PdfValue.Text text ? text : null;
        ByteRangeFacts ranges = ranges();
        checkContents(contents);
        checkGap(contents, ranges);
        references();
        PdfSignature.Kind kind = kind();
        for (String key : DIRECT_KEYS) {
            if (dict.get(key) instanceof PdfValue.Ref) {
                defects.add(SignatureDefect.VALUES_NOT_DIRECT);
            }
        }
        if (!dict.has("Filter")) {
            defects.add(SignatureDefect.FILTER_MISSING);
        }
        if (!dict.has("SubFilter")) {
            defects.add(SignatureDefect.SUB_FILTER_MISSING);
        }
        if (fields.isEmpty()) {
            defects.add(SignatureDefect.NOT_IN_FORM);
        } else if (fields.size() > 1) {
            defects.add(SignatureDefect.SHARED_BY_FIELDS);
        }
        return new PdfSignature(
                objectNumber, revision.index(), kind, fields, dict, contents, ranges, docMdp, fieldMdp, defects);
    }

    private PdfSignature.Kind kind() {
        PdfValue type = dict.get("Type");
        boolean stampFilter = "ETSI.RFC3161".equals(dict.name("SubFilter"));
        boolean stampType = new PdfValue.Name("DocTimeStamp").equals(type);
        boolean sigType = type == null || new PdfValue.Name("Sig").equals(type);
        if (stampFilter ? !stampType : !sigType) {
            defects.add(SignatureDefect.TYPE_UNEXPECTED);
        }
        return stampFilter || stampType ? PdfSignature.Kind.DOCUMENT_TIMESTAMP : PdfSignature.Kind.SIGNATURE;
    }

    private @Nullable ByteRangeFacts ranges() throws IOException {
        if (!dict.has("ByteRange")) {
            defects.add(SignatureDefect.BYTE_RANGE_MISSING);
            return null;
        }
        PdfValue.Array array = revision.array(dict.get("ByteRange"));
        long[] range = new long[4];
        boolean shaped = array != null && array.items().size() == 4;
        for (int i = 0; shaped && array != null && i < 4; i++) {
            range[i] = array.items().get(i) instanceof PdfValue.Int number ? number.value() : -1;
            shaped = range[i] >= 0;
        }
        if (!shaped) {
            defects.add(SignatureDefect.BYTE_RANGE_MALFORMED);
            return null;
        }
        long size = file.sizeBytes();
        // Each number first, so that no sum can overflow.
        if (range[0] > size || range[1] > size || range[2] > size || range[3] > size || range[2] + range[3] > size) {
            defects.add(SignatureDefect.BYTE_RANGE_OUTSIDE_FILE);
            return null;
        }
        if (range[0] + range[1] > range[2]) {
            defects.add(SignatureDefect.BYTE_RANGE_MALFORMED);
            return null;
        }
        if (range[0] != 0) {
            defects.add(SignatureDefect.BYTE_RANGE_NOT_FROM_START);
        }
        long end = range[2] + range[3];
        int signed = ByteRangeFacts.revisionEndingAt(file, end);
        ByteRangeFacts.Reach reach = ByteRangeFacts.reach(file, end, signed);
        if (reach == ByteRangeFacts.Reach.PARTIAL) {
            defects.add(SignatureDefect.COVERAGE_PARTIAL);
        }
        return new ByteRangeFacts(range[0], range[1], range[2], range[3], reach, signed);
    }

    private void checkContents(PdfValue.@Nullable Text contents) throws IOException {
        if (contents == null) {
            defects.add(SignatureDefect.CONTENTS_MISSING);
            return;
        }
        if (contents.zeros()) {
            defects.add(SignatureDefect.CONTENTS_EMPTY);
        }
        if (contents.from() < 0) {
            defects.add(SignatureDefect.VALUES_NOT_DIRECT);
            return;
        }
        boolean digits = contents.hex();
        for (long at = contents.from() + 1; digits && at < contents.to() - 1; at++) {
            digits = Chars.hex(file.byteAt(at)) >= 0;
        }
        if (!digits) {
            defects.add(SignatureDefect.CONTENTS_NOT_HEX);
        } else if ((contents.to() - contents.from()) % 2 != 0) {
            defects.add(SignatureDefect.CONTENTS_ODD_LENGTH);
        }
    }

    private void checkGap(PdfValue.@Nullable Text contents, @Nullable ByteRangeFacts ranges) {
        if (contents == null || ranges == null) {
            return;
        }
        if (ranges.gapFrom() != contents.from() || ranges.gapTo() != contents.to()) {
            defects.add(SignatureDefect.GAP_NOT_CONTENTS);
        }
    }

    /** DocMDP and FieldMDP (ISO 32000-2, 12.8.2). */
    private void references() throws IOException {
        PdfValue.Array array = revision.array(dict.get("Reference"));
        if (array == null) {
            return;
        }
        for (PdfValue item : array.items()) {
            PdfValue.Dict reference = revision.dict(item);
            if (reference == null) {
                continue;
            }
            PdfValue.Dict parameters = revision.dict(reference.get("TransformParams"));
            String method = reference.name("TransformMethod");
            if ("DocMDP".equals(method)) {
                // 2 is the default (Table 257); several transforms: the strictest counts.
                PdfValue given = parameters == null ? PdfValue.NULL : revision.resolve(parameters.get("P"));
                int level = given instanceof PdfValue.Int number ? level(number.value()) : 2;
                docMdp = docMdp == null ? level : Math.min(docMdp, level);
            } else if ("FieldMDP".equals(method)) {
                fieldMdp = fieldMdp == null ? FormWalk.lock(revision, parameters) : new FieldLock("All", List.of());
            }
        }
    }

    private static int level(long value) {
        return value >= 1 && value <= 3 ? (int) value : 1;
    }
}
