package vn.bansao.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.testing.Hostile;

/** Any bytes as a PDF: values, or {@link MalformedDocumentException}. */
class PdfFuzzTest {
    private static final String SIGNATURE =
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 10 20 30]/Contents<0102>>>";

    /** A table with an update, a cross-reference stream with an object stream, and a file that names another section. */
    static Stream<byte[]> seeds() {
        String first = "<</A[1 2.5 (x\\051)<0A>]>> ";
        String places = "4 0 5 " + first.length() + " ";
        String body = SmallPdf.deflate((places + first + "/Name#20x").getBytes(StandardCharsets.ISO_8859_1));
        String container = "<</Type/ObjStm/N 2/First " + places.length() + "/Filter/FlateDecode/Length " + body.length()
                + ">>\nstream\n" + body + "\nendstream";
        SmallPdf compressed = SmallPdf.withCatalog();
        long at = compressed.length();
        compressed.object(3, container);
        byte[] table = SmallPdf.withCatalog()
                .object(3, "<</Type/Annot/Subtype/Widget/FT/Sig/T(a)/V 4 0 R>>")
                .object(4, SIGNATURE)
                .table("/Info 3 0 R")
                .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[3 0 R]>>>>")
                .table("")
                .bytes();
        byte[] stream = compressed
                .xrefStream(
                        6,
                        Map.of(
                                1, new long[] {1, 15, 0},
                                3, new long[] {1, at, 0},
                                4, new long[] {2, 3, 0},
                                5, new long[] {2, 3, 1}))
                .bytes();
        byte[] cut = SmallPdf.withCatalog().table("/Prev 0").bytes();
        return Stream.of(table, stream, cut);
    }

    @MethodSource("seeds")
    @FuzzTest
    void everyObjectOrATypedError(byte[] bytes) {
        Hostile.read(
                () -> {
                    PdfFile file = PdfFile.read(DocumentSource.of("any.pdf", bytes), PdfLimits.DEFAULT);
                    long end = 0;
                    for (PdfRevision revision : file.revisions()) {
                        assertThat(revision.startOffset()).isEqualTo(end);
                        end = revision.endOffset();
                        revision(file, revision);
                    }
                    assertThat(end + file.trailingBytes()).isEqualTo(bytes.length);
                    found(file);
                },
                MalformedDocumentException.class);
    }

    /** Each object by itself: one that is refused must not hide the next. */
    private static void revision(PdfFile file, PdfRevision revision) throws IOException {
        for (int number : revision.changedObjects()) {
            try {
                PdfValue value = revision.object(number);
                revision.location(number);
                if (value != null) {
                    value(file, revision, value, 0);
                }
            } catch (MalformedDocumentException refused) {
                assertThat(refused.problem()).isNotNull();
            }
        }
    }

    private static void value(PdfFile file, PdfRevision revision, PdfValue value, int depth) throws IOException {
        assertThat(depth).isLessThanOrEqualTo(PdfLimits.DEFAULT.maxDepth() + 2);
        if (value instanceof PdfValue.Array array) {
            for (PdfValue item : array.items()) {
                value(file, revision, item, depth + 1);
            }
        } else if (value instanceof PdfValue.Dict dict) {
            for (PdfValue item : dict.entries().values()) {
                value(file, revision, item, depth + 1);
            }
        } else if (value instanceof PdfValue.Stream stream) {
            assertThat(stream.offset() + stream.length()).isLessThanOrEqualTo(file.sizeBytes());
            value(file, revision, stream.dict(), depth + 1);
            file.decoded(stream);
        } else if (value instanceof PdfValue.Ref) {
            revision.resolve(value);
        }
    }

    private static void found(PdfFile file) throws IOException {
        for (PdfSignature signature : PdfSignatures.find(file).signatures()) {
            ByteRangeFacts ranges = signature.ranges();
            if (ranges != null) {
                assertThat(ranges.end()).isBetween(0L, file.sizeBytes());
                assertThat(ranges.gapFrom()).isBetween(0L, ranges.gapTo());
            }
        }
    }

    static Stream<byte[]> words() {
        return Stream.of("/ByteRange", "//ByteRange[0 1]/ByteRang/ByteRange", "/Byte", "")
                .map(text -> text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The first byte says how the rest is cut into pieces; the answer must be that of a plain search. */
    @MethodSource("words")
    @FuzzTest
    void wordIsFoundHoweverTheBytesAreCut(byte[] bytes) {
        Hostile.read(
                () -> {
                    int piece = bytes.length == 0 ? 1 : 1 + (bytes[0] & 0x1F);
                    ByteRangeScan scan = new ByteRangeScan();
                    for (int at = 0; at < bytes.length; at += piece) {
                        scan.take(bytes, at, Math.min(piece, bytes.length - at));
                    }
                    assertThat(scan.offsets()).isEqualTo(plainly(bytes));
                },
                MalformedDocumentException.class);
    }

    private static List<Long> plainly(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Long> places = new ArrayList<>();
        for (int at = text.indexOf("/ByteRange"); at >= 0; at = text.indexOf("/ByteRange", at + 1)) {
            places.add((long) at);
        }
        return places;
    }
}
