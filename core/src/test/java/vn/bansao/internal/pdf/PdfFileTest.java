package vn.bansao.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;

class PdfFileTest {

    @Test
    void revisionsEndBehindTheirEofAndKeepTheirView() throws IOException {
        SmallPdf pdf = SmallPdf.withCatalog().object(3, "(one)").table("");
        int end = pdf.length();
        PdfFile file = read(pdf.object(3, "(two)").table(""));

        assertThat(file.revisions()).hasSize(2);
        assertThat(file.revisions().get(0).endOffset()).isEqualTo(end);
        assertThat(file.revisions().get(0).eofOffset()).isEqualTo(end - 1);
        assertThat(file.last().endOffset()).isEqualTo(file.sizeBytes());
        assertThat(file.last().changedObjects()).containsExactly(3);
        assertThat(text(file.revisions().get(0).object(3))).isEqualTo("one");
        assertThat(text(file.last().object(3))).isEqualTo("two");
        assertThat(file.last().object(4)).isNull();
    }

    @Test
    void freedObjectIsAbsent() throws IOException {
        PdfFile file = read(SmallPdf.withCatalog()
                .object(3, "(one)")
                .table("")
                .entryOf(3, "0000000000 00001 f \n")
                .table(""));
        assertThat(file.last().object(3)).isNull();
        assertThat(file.last().changedObjects()).containsExactly(3);
    }

    @Test
    void crossReferenceAndObjectStreamsAreRead() throws IOException {
        String inner = SmallPdf.deflate("3 0 4 6 (one) [4 0 R]".getBytes(StandardCharsets.ISO_8859_1));
        SmallPdf pdf = new SmallPdf();
        long catalog = pdf.length();
        pdf.object(1, SmallPdf.CATALOG);
        long pages = pdf.length();
        pdf.object(2, SmallPdf.PAGES);
        long container = pdf.length();
        pdf.object(
                5,
                "<</Type/ObjStm/N 2/First 8/Filter/FlateDecode/Length " + inner.length() + ">>\nstream\n" + inner
                        + "\nendstream");
        PdfFile file = read(pdf.xrefStream(
                6,
                Map.of(
                        1, new long[] {1, catalog, 0},
                        2, new long[] {1, pages, 0},
                        3, new long[] {2, 5, 0},
                        4, new long[] {2, 5, 1},
                        5, new long[] {1, container, 0})));
        assertThat(text(file.last().object(3))).isEqualTo("one");
        assertThat(file.last().object(4)).isInstanceOf(PdfValue.Array.class);
        assertThat(file.last().location(3)).isEqualTo(new ObjectLocation(3, 0, 0, -1, -1, 5));
        assertThat(file.last().xrefStream()).isTrue();
    }

    @Test
    void valuesAreParsed() throws IOException {
        PdfFile file = read(SmallPdf.withCatalog()
                .object(3, "[-1 +2 .5 4. true null/A#42 <4a4> (a\\(b\\051\\\n(c)) 1 0 R 7 8]")
                .table(""));
        assertThat(((PdfValue.Array) object(file, 3)).items())
                .containsExactly(
                        new PdfValue.Int(-1),
                        new PdfValue.Int(2),
                        new PdfValue.Real(.5),
                        new PdfValue.Real(4),
                        new PdfValue.Bool(true),
                        PdfValue.NULL,
                        new PdfValue.Name("AB"),
                        new PdfValue.Text(new byte[] {0x4a, 0x40}, -1, -1, true),
                        new PdfValue.Text("a(b)(c)".getBytes(StandardCharsets.US_ASCII), -1, -1, false),
                        new PdfValue.Ref(1, 0),
                        new PdfValue.Int(7),
                        new PdfValue.Int(8));
    }

    @Test
    void indirectLengthIsFollowed() throws IOException {
        PdfFile file = read(SmallPdf.withCatalog()
                .object(3, "<</Length 4 0 R>>\nstream\nabcde\nendstream")
                .object(4, "5")
                .table(""));
        PdfValue.Stream stream = (PdfValue.Stream) object(file, 3);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        file.send(stream, data::write);
        assertThat(data.toString(StandardCharsets.US_ASCII)).isEqualTo("abcde");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<</A 1/A 2>>", // a key twice
                "<</A null/A 2>>",
                "99999999999999999999", // over 63 bits
                "--5",
                "<4g>",
                "(open",
                "[1 2",
                "<</A 1",
                "/A#4",
                "<</Length 3>>\nstream\nabcdef\nendstream", // too short
                "<</Length 30>>\nstream\nabcdef\nendstream", // too long
                "<</Length 4 0 R>>\nstream\nabcdef\nendstream", // leads nowhere
                "<</Length 3 0 R>>\nstream\nabcdef\nendstream", // leads to itself
                "<</Length 6>>\nstream\rabcdef\nendstream", // a lone CR
                "<</F(x)/Length 6>>\nstream\nabcdef\nendstream" // data elsewhere
            })
    void malformedObjectRejected(String body) throws IOException {
        PdfFile file = read(SmallPdf.withCatalog().object(3, body).table(""));
        assertThatThrownBy(() -> file.last().object(3))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageStartingWith("PDF_MALFORMED");
    }

    @Test
    void deepNestingRejected() throws IOException {
        PdfFile file = read(SmallPdf.withCatalog()
                .object(3, "[".repeat(50_000) + "]".repeat(50_000))
                .table(""));
        assertThatThrownBy(() -> file.last().object(3)).hasMessageStartingWith("PDF_OVER_LIMIT");
    }

    @Test
    void inflatedBombRejected() throws IOException {
        String bomb = SmallPdf.deflate(new byte[PdfLimits.MAX_STREAM_BYTES + 1]);
        PdfFile file = read(SmallPdf.withCatalog()
                .object(3, "<</Filter/FlateDecode/Length " + bomb.length() + ">>\nstream\n" + bomb + "\nendstream")
                .table(""));
        assertThatThrownBy(() -> file.decoded((PdfValue.Stream) object(file, 3)))
                .hasMessageStartingWith("PDF_OVER_LIMIT");
    }

    @Test
    void junkBeforeTheHeaderRejected() {
        byte[] good = SmallPdf.withCatalog().table("").bytes();
        assertMalformed(" ".concat(new String(good, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void bytesBehindEofAreCounted() throws IOException {
        assertThat(read(SmallPdf.withCatalog().table("").raw("junk")).trailingBytes())
                .isEqualTo(4);
    }

    @Test
    void startxrefFarFromTheEndRejected() {
        assertMalformed(SmallPdf.withCatalog().table("").raw(" ".repeat(1_100)));
    }

    @Test
    void startxrefThatNamesAnEarlierSectionRejected() {
        SmallPdf pdf = SmallPdf.withCatalog();
        int xref = pdf.length();
        assertMalformed(pdf.table("").raw("startxref\n" + xref + "\n%%EOF\n"));
    }

    @Test
    void otherObjectAtTheOffsetRejected() throws IOException {
        PdfFile file =
                read(SmallPdf.withCatalog().entryOf(3, SmallPdf.entry(15)).table(""));
        assertThatThrownBy(() -> file.last().object(3)).hasMessageContaining("stands in its place");
    }

    @Test
    void objectWithinAnotherRejected() throws IOException {
        SmallPdf pdf = SmallPdf.withCatalog();
        int inner = pdf.length() + 9;
        PdfFile file = read(pdf.object(3, "(4 0 obj 5 endobj )")
                .entryOf(4, SmallPdf.entry(inner))
                .table(""));
        assertThat(object(file, 4)).isEqualTo(new PdfValue.Int(5));
        assertThatThrownBy(() -> file.last().object(3)).hasMessageContaining("begins inside it");
    }

    @Test
    void shortTableEntryRejected() {
        assertMalformed(
                SmallPdf.withCatalog().entryOf(3, "0000000015 00000 n\n").table(""));
    }

    @Test
    void numberTwiceInOneSectionRejected() {
        String entry = SmallPdf.entry(15);
        assertMalformed(
                SmallPdf.withCatalog().entryOf(3, entry + "3 1\n" + entry).table(""));
    }

    @Test
    void sectionsInACircleRejected() {
        SmallPdf pdf = SmallPdf.withCatalog();
        assertMalformed(pdf.table("/Prev " + pdf.length()));
    }

    @Test
    void encryptedRejected() {
        assertThatThrownBy(() -> read(SmallPdf.withCatalog().table("/Encrypt 3 0 R")))
                .hasMessageStartingWith("PDF_ENCRYPTED");
    }

    @Test
    void tooLargeRejected() {
        PdfLimits small = new PdfLimits(100, 10, 10, 10, 10, 10);
        byte[] bytes = SmallPdf.withCatalog().table("").bytes();
        assertThatThrownBy(() -> PdfFile.read(DocumentSource.of("a.pdf", bytes), small))
                .hasMessageStartingWith("PDF_OVER_LIMIT");
    }

    @Test
    void damagedFilesEndInTypedErrorsOnly() throws IOException {
        byte[] good = signed(true).bytes();
        Random random = new Random(7); // a fixed seed: the same damage each time
        for (int round = 0; round < 4_000; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i <= round % 3; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Throwable thrown = catchThrowable(() -> touch(bad));
            if (thrown != null) {
                assertThat(thrown).as("round " + round).isInstanceOf(MalformedDocumentException.class);
            }
        }
    }

    @Test
    void exactByteRangeAccepted() throws IOException {
        PdfSignature signature = only(signed(true));
        assertThat(signature.defects()).isEmpty();
        assertThat(signature.fieldName()).isEqualTo("seal");
        assertThat(signature.docMdp()).isEqualTo(2);
        assertThat(Objects.requireNonNull(signature.ranges()).reach()).isEqualTo(ByteRangeFacts.Reach.ENTIRE_FILE);
    }

    @Test
    void signatureThatNoFieldHasIsFoundByItsBytes() throws IOException {
        assertThat(only(signed(false)).defects()).containsExactly(SignatureDefect.NOT_IN_FORM);
    }

    @Test
    void byteRangeInAStreamIsNone() throws IOException {
        PdfFile file = read(SmallPdf.withCatalog()
                .object(3, "<</Length 14>>\nstream\n/ByteRange[0 1]\nendstream".replace("14", "15"))
                .table(""));
        assertThat(PdfSignatures.find(file).signatures()).isEmpty();
        assertThat(PdfSignatures.find(file).strayByteRanges()).isEmpty();
    }

    @Test
    void byteRangeBetweenObjectsIsStray() throws IOException {
        PdfFile file = read(SmallPdf.withCatalog().raw("/ByteRange[0 1 2 3]\n").table(""));
        assertThat(PdfSignatures.find(file).strayByteRanges()).hasSize(1);
    }

    @Test
    void gapOneByteTooWideRejected() throws IOException {
        String text = new String(signed(true).bytes(), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/ByteRange[0 ") + 13;
        int first = Integer.parseInt(text.substring(at, at + 3));
        String wider = text.substring(0, at) + (first - 1) + text.substring(at + 3);
        PdfFile file = PdfFile.read(
                DocumentSource.of("a.pdf", wider.getBytes(StandardCharsets.ISO_8859_1)), PdfLimits.DEFAULT);
        assertThat(PdfSignatures.find(file).signatures().get(0).defects())
                .containsExactly(SignatureDefect.GAP_NOT_CONTENTS);
    }

    /** One signature whose range is right; with {@code inForm}, its field is in the form. */
    private static SmallPdf signed(boolean inForm) {
        SmallPdf pdf = new SmallPdf()
                .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + (inForm ? "3 0 R" : "") + "]>>>>")
                .object(2, SmallPdf.PAGES)
                .object(3, "<</FT/Sig/T(seal)/V 4 0 R>>");
        String head = "<</Type/Sig/Filter/A/SubFilter/ETSI.CAdES.detached/Reference[<</TransformMethod/DocMDP"
                + "/TransformParams<</P 2>>>>]/Contents";
        int gap = pdf.length() + "4 0 obj\n".length() + head.length();
        pdf.object(4, head + "<3003020100>/ByteRange[0 " + gap + " " + (gap + 12) + " XXX]>>")
                .table("");
        byte[] bytes = pdf.bytes();
        String rest = String.valueOf(bytes.length - gap - 12);
        String whole = new String(bytes, StandardCharsets.ISO_8859_1).replace("XXX", rest);
        return new SmallPdf() {
            @Override
            byte[] bytes() {
                return whole.getBytes(StandardCharsets.ISO_8859_1);
            }
        };
    }

    private static PdfSignature only(SmallPdf pdf) throws IOException {
        PdfSignatures signatures = PdfSignatures.find(read(pdf));
        assertThat(signatures.signatures()).hasSize(1);
        return signatures.signatures().get(0);
    }

    private static void touch(byte[] bytes) throws IOException {
        PdfFile file = PdfFile.read(DocumentSource.of("a.pdf", bytes), PdfLimits.DEFAULT);
        PdfSignatures.find(file);
        for (int number : file.last().changedObjects()) {
            file.last().object(number);
        }
    }

    private static PdfFile read(SmallPdf pdf) throws IOException {
        return PdfFile.read(DocumentSource.of("a.pdf", pdf.bytes()), PdfLimits.DEFAULT);
    }

    private static void assertMalformed(SmallPdf pdf) {
        assertMalformed(new String(pdf.bytes(), StandardCharsets.ISO_8859_1));
    }

    private static void assertMalformed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> PdfFile.read(DocumentSource.of("a.pdf", bytes), PdfLimits.DEFAULT))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageStartingWith("PDF_MALFORMED");
    }

    private static PdfValue object(PdfFile file, int number) throws IOException {
        return Objects.requireNonNull(file.last().object(number));
    }

    private static String text(@Nullable PdfValue value) {
        assertThat(value).isInstanceOf(PdfValue.Text.class);
        return PdfSignature.decode(((PdfValue.Text) Objects.requireNonNull(value)).bytes());
    }
}
