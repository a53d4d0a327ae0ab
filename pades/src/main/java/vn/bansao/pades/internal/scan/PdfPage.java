package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.ObjectLocation;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/**
 * A page that has nothing but content.
 *
 * @param content its content streams, joined; shared, not to be changed
 * @param resources of the content
 * @param box the part of the page's space that is shown
 * @param turns quarters to the right by which it is shown
 * @param unit points of a unit of its space
 * @param group how it is put together where it is transparent, or null
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record PdfPage(
        byte[] content,
        PdfValue.Dict resources,
        Rect box,
        int turns,
        double unit,
        @Nullable PdfValue group) {
    private static final PdfValue.Dict NOTHING = new PdfValue.Dict(Map.of());
    private static final int MOST_CONTENT_BYTES = 1 << 24; // 16 MiB
    private static final double LARGEST_UNIT = 75_000; // ISO 32000-1, Annex C

    static PdfPage of(PdfValue.Ref reference, PdfFile file, ScanBytes bytes) throws IOException {
        return new Reader(file, bytes).read(reference);
    }

    private record Reader(PdfFile file, ScanBytes bytes) {

        PdfPage read(PdfValue.Ref reference) throws IOException {
            PdfRevision revision = file.last();
            ObjectLocation location = revision.location(reference.number());
            bytes.see(location == null ? 0 : location.from());
            PdfValue.Dict page = revision.dict(reference);
            if (page == null) {
                throw PdfScan.malformed(bytes, "page: no dictionary");
            }
            requireNothingElse(page);
            PdfValue.Dict resources = revision.dict(inherited(page, "Resources"));
            return new PdfPage(
                    content(page.get("Contents")),
                    resources == null ? NOTHING : resources,
                    box(page),
                    turns(page),
                    unit(page),
                    page.get("Group"));
        }

        private void requireNothingElse(PdfValue.Dict page) throws IOException {
            PdfRevision revision = file.last();
            PdfRules.requireNoActions(page, revision, bytes);
            PdfValue.Array annotations = revision.array(page.get("Annots"));
            if (annotations != null && !annotations.items().isEmpty()) {
                throw bytes.refused(
                        PadesProblem.SCAN_PDF_ANNOTATED,
                        "actual",
                        annotations.items().size());
            }
            if (page.has("AF")) {
                throw bytes.refused(PadesProblem.SCAN_PDF_ATTACHMENT);
            }
        }

        private @Nullable PdfValue inherited(PdfValue.Dict page, String key) throws IOException {
            PdfValue.Dict node = page;
            for (int depth = 0; node != null && depth <= PdfPages.DEEPEST; depth++) {
                if (node.has(key)) {
                    return node.get(key);
                }
                node = file.last().dict(node.get("Parent"));
            }
            return null;
        }

        private byte[] content(@Nullable PdfValue contents) throws IOException {
            PdfValue value = file.last().resolve(contents);
            List<PdfValue> parts = value instanceof PdfValue.Array array ? array.items() : List.of(value);
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            for (PdfValue part : parts) {
                if (file.last().resolve(part) instanceof PdfValue.Stream stream) {
                    bytes.see(stream.offset());
                    joined.write(PdfScan.decoded(file, stream));
                    joined.write('\n');
                }
                if (joined.size() > MOST_CONTENT_BYTES) {
                    throw bytes.malformed(
                            PadesProblem.SCAN_PDF_OVER_LIMIT,
                            "actual",
                            joined.size() + " bytes of content",
                            "limit",
                            MOST_CONTENT_BYTES + " bytes");
                }
            }
            return joined.toByteArray();
        }

        private Rect box(PdfValue.Dict page) throws IOException {
            double[] media = PdfNumbers.of(inherited(page, "MediaBox"), 4, file.last());
            double[] crop = PdfNumbers.of(inherited(page, "CropBox"), 4, file.last());
            if (media == null) {
                throw PdfScan.malformed(bytes, "page: MediaBox");
            }
            Rect box = Rect.between(media[0], media[1], media[2], media[3]);
            if (crop != null) {
                box = box.and(Rect.between(crop[0], crop[1], crop[2], crop[3]));
            }
            if (box.empty()) {
                throw PdfScan.malformed(bytes, "page: an empty box");
            }
            return box;
        }

        private int turns(PdfValue.Dict page) throws IOException {
            PdfValue value = file.last().resolve(inherited(page, "Rotate"));
            long degrees = value instanceof PdfValue.Int number ? number.value() : 0;
            if (degrees % 90 != 0 || !(value instanceof PdfValue.Int || value == PdfValue.NULL)) {
                throw PdfScan.malformed(bytes, "page: Rotate");
            }
            return (int) Math.floorMod(degrees / 90, 4L);
        }

        private double unit(PdfValue.Dict page) throws IOException {
            PdfValue value = file.last().resolve(page.get("UserUnit"));
            if (value == PdfValue.NULL) {
                return 1;
            }
            double unit = PdfNumbers.of(value);
            if (!(unit > 0 && unit <= LARGEST_UNIT)) {
                throw PdfScan.malformed(bytes, "page: UserUnit");
            }
            return unit;
        }
    }
}
