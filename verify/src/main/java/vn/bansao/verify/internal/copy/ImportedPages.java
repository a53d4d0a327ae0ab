package vn.bansao.verify.internal.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.pdf.ContentOperations;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.pdf.StreamDigest;
import vn.bansao.verify.internal.copy.PageTree.Page;

/**
 * The check of pages that went in as forms ({@code docs/formats/record.md}): such a page draws its form over all of it and
 * nothing else, and the form with all that it refers to has the digest that the record states. Each stream of a file is read
 * once. Not thread-safe.
 */
final class ImportedPages {
    private static final int DEEPEST = 5; // a form, an image, its mask, a profile
    private static final double HAIR = 0.01; // points
    private static final int INVISIBLE = 3; // text rendering mode
    private static final Set<String> DRAWING_OTHERS = Set.of("Do", "BI", "sh");
    private static final Set<String> SHOWING_TEXT = Set.of("Tj", "TJ", "'", "\"");

    /** What may stand between invisible words, which are searched for and not seen. */
    private static final Set<String> SETTING_TEXT = Set.of(
            "q", "Q", "cm", "BT", "ET", "Tf", "Tr", "Tz", "Tc", "Tw", "TL", "Ts", "Td", "TD", "Tm", "T*", "BMC", "BDC",
            "EMC");

    private final PdfFile file;
    private final PdfRevision revision;
    private final Map<PdfValue.Ref, byte[]> digests = new HashMap<>();
    private int depth;

    /** A reference leads to no stream, or too far. */
    private static final class NoStreamException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    ImportedPages(PdfFile file, PdfRevision revision) {
        this.file = file;
        this.revision = revision;
    }

    /**
     * Whether the page is the one that was imported.
     *
     * @param underText whether the statement may be drawn over it
     */
    boolean matches(Page page, String sha256, boolean underText) throws IOException {
        PdfValue.Dict objects =
                page.resources() == null ? null : revision.dict(page.resources().get("XObject"));
        if (objects == null || objects.entries().size() != 1) {
            return false;
        }
        Map.Entry<String, PdfValue> only =
                objects.entries().entrySet().iterator().next();
        if (!(only.getValue() instanceof PdfValue.Ref reference)
                || !(revision.resolve(reference) instanceof PdfValue.Stream form)
                || !"Form".equals(form.dict().name("Subtype"))) {
            return false;
        }
        double[] matrix = drawn(content(page.dict().get("Contents")), only.getKey(), underText);
        return matrix != null && fills(page, form, matrix) && sha256.equals(digest(reference));
    }

    private @Nullable String digest(PdfValue.Ref reference) throws IOException {
        try {
            depth = 0;
            return HexFormat.of().formatHex(of(reference));
        } catch (NoStreamException e) {
            return null;
        }
    }

    private byte[] of(PdfValue.Ref reference) throws IOException {
        byte[] known = digests.get(reference);
        if (known != null) {
            return known;
        }
        if (depth >= DEEPEST || !(revision.resolve(reference) instanceof PdfValue.Stream stream)) {
            throw new NoStreamException();
        }
        depth++;
        MessageDigest sha256 = DigestAlgorithm.SHA256.newDigest();
        StreamDigest.begin(sha256, stream.dict(), this::of);
        file.send(stream, sha256::update);
        depth--;
        byte[] digest = sha256.digest();
        digests.put(reference, digest);
        return digest;
    }

    private byte[] content(@Nullable PdfValue contents) throws IOException {
        PdfValue value = revision.resolve(contents);
        List<PdfValue> parts = value instanceof PdfValue.Array array ? array.items() : List.of(value);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (PdfValue part : parts) {
            if (revision.resolve(part) instanceof PdfValue.Stream stream) {
                ByteBuffer decoded = file.decoded(stream);
                byte[] bytes = new byte[decoded.remaining()];
                decoded.get(bytes);
                joined.write(bytes);
                joined.write('\n');
            }
        }
        return joined.toByteArray();
    }

    /** The matrix by which the form is drawn, where that is all: {@code q … cm /name Do Q}. Else null. */
    private static double @Nullable [] drawn(byte[] content, String name, boolean underText) throws IOException {
        ContentOperations all = new ContentOperations(content);
        if (!"q".equals(all.next()) || !"cm".equals(all.next())) {
            return null;
        }
        double[] matrix = new double[6];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = all.number(i);
        }
        if (!"Do".equals(all.next()) || !all.name(0).equals(name) || !"Q".equals(all.next())) {
            return null;
        }
        return drawsNoMore(all, underText) ? matrix : null;
    }

    private static boolean drawsNoMore(ContentOperations all, boolean underText) throws IOException {
        boolean hidden = false;
        for (String operator = all.next(); operator != null; operator = all.next()) {
            if (operator.equals("Tr")) {
                hidden = all.number(0) == INVISIBLE;
            } else if (operator.equals("Q")) {
                hidden = false;
            }
            boolean nothing = SETTING_TEXT.contains(operator) || (hidden && SHOWING_TEXT.contains(operator));
            if (underText ? DRAWING_OTHERS.contains(operator) : !nothing) {
                return false;
            }
        }
        return true;
    }

    private boolean fills(Page page, PdfValue.Stream form, double[] m) throws IOException {
        List<Double> box = numbers(form.dict().get("BBox"));
        List<Double> media = numbers(page.inherited().get("MediaBox"));
        if (box.size() != 4 || media.size() != 4 || form.dict().has("Matrix")) {
            return false;
        }
        double x0 = m[0] * box.get(0) + m[2] * box.get(1) + m[4];
        double y0 = m[1] * box.get(0) + m[3] * box.get(1) + m[5];
        double x1 = m[0] * box.get(2) + m[2] * box.get(3) + m[4];
        double y1 = m[1] * box.get(2) + m[3] * box.get(3) + m[5];
        boolean upright = (m[1] == 0 && m[2] == 0) || (m[0] == 0 && m[3] == 0);
        return upright
                && same(Math.min(x0, x1), media.get(0))
                && same(Math.min(y0, y1), media.get(1))
                && same(Math.max(x0, x1), media.get(2))
                && same(Math.max(y0, y1), media.get(3));
    }

    private static boolean same(double one, double other) {
        return Math.abs(one - other) < HAIR;
    }

    private List<Double> numbers(@Nullable PdfValue value) throws IOException {
        List<Double> numbers = new ArrayList<>();
        PdfValue.Array array = revision.array(value);
        for (PdfValue item : array == null ? List.<PdfValue>of() : array.items()) {
            if (item instanceof PdfValue.Int whole) {
                numbers.add((double) whole.value());
            } else if (item instanceof PdfValue.Real real) {
                numbers.add(real.value());
            }
        }
        return numbers;
    }
}
