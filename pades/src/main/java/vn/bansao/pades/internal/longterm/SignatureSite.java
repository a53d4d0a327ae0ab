package vn.bansao.pades.internal.longterm;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.bansao.Problem;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.cms.SignatureContents;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.pdf.SignatureDefect;
import vn.bansao.pades.internal.PadesProblem;

/**
 * A signature of an existing file. Immutable.
 *
 * @param field the name of its field, empty where none has it
 * @param end just behind the last byte it covers, or -1
 * @param contentsOrNull what its CMS says; null where it can't be extended
 * @param problemOrNull why it can't be extended, or is no baseline signature
 * @param baseline whether it may be of a baseline level
 */
record SignatureSite(
        String field,
        long end,
        @Nullable SignatureContents contentsOrNull,
        @Nullable Problem problemOrNull,
        boolean baseline) {
    /** What departs from the standard without telling which bytes are signed. */
    private static final Set<SignatureDefect> ODD = EnumSet.of(
            SignatureDefect.TYPE_UNEXPECTED,
            SignatureDefect.FILTER_MISSING,
            SignatureDefect.SUB_FILTER_MISSING,
            SignatureDefect.VALUES_NOT_DIRECT);

    static SignatureSite of(PdfSignature signature) {
        String name = signature.fieldName();
        String field = name == null ? "" : name;
        Set<SignatureDefect> defects = new TreeSet<>(signature.defects());
        defects.removeAll(ODD);
        ByteRangeFacts ranges = signature.ranges();
        PdfValue.Text contents = signature.contents();
        if (!defects.isEmpty() || ranges == null || contents == null) {
            return unsound(field, defects.toString());
        }
        try {
            SignatureContents read = SignatureContents.parse(contents.bytes());
            boolean baseline = "ETSI.CAdES.detached".equals(signature.subFilter());
            Problem other = Problem.of(
                    PadesProblem.EXTEND_SIGNATURE_NOT_PADES,
                    "field",
                    field,
                    "actual",
                    String.valueOf(signature.subFilter()));
            return new SignatureSite(field, ranges.end(), read, baseline ? null : other, baseline);
        } catch (Asn1FormatException e) {
            return unsound(field, e.reason());
        }
    }

    private static SignatureSite unsound(String field, String reason) {
        Problem problem = Problem.of(PadesProblem.EXTEND_SIGNATURE_UNSOUND, "field", field, "reason", reason);
        return new SignatureSite(field, -1, null, problem, false);
    }
}
