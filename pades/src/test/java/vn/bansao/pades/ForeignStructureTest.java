package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;

/** Files laid out in every way the standard allows keep their form and all they had, but for the new field and the store. */
class ForeignStructureTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static byte[] cms = {};

    @BeforeAll
    static void borrowASignature() throws IOException {
        byte[] copy = Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();
        cms = ByteRanges.of(copy).get(0).contents();
    }

    private enum Form {
        TABLE,
        STREAM,
        OBJECTS_IN_STREAM;

        ForeignPdf pdf() {
            ForeignPdf pdf = new ForeignPdf(cms);
            return switch (this) {
                case TABLE -> pdf;
                case STREAM -> pdf.inStreams();
                case OBJECTS_IN_STREAM -> pdf.inStreams(1, 2, 3, 5);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void inlineFormAndAnnotations(Form form) throws IOException {
        assertExtended(form.pdf(), Set.of(1, 3));
    }

    @ParameterizedTest
    @EnumSource
    void formOfItsOwn(Form form) throws IOException {
        assertExtended(
                form.pdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R>>")
                        .object(7, "<</Fields[5 0 R]/SigFlags 1/DA(/Helv 0 Tf \\(0\\) g)>>"),
                Set.of(1, 3, 7));
    }

    @ParameterizedTest
    @EnumSource
    void listsOfTheirOwn(Form form) throws IOException {
        assertExtended(
                form.pdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R/DSS 10 0 R>>")
                        .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots 9 0 R>>")
                        .object(7, "<</Fields 8 0 R/SigFlags 3>>")
                        .object(8, "[5 0 R]")
                        .object(9, "[5 0 R]")
                        .object(10, "<</Certs 11 0 R/CRLs[12 0 R]/VRI<</ABC<</Cert[12 0 R]>>>>>>")
                        .object(11, "[12 0 R]")
                        .object(12, "<</Length 3>>\nstream\nabc\nendstream"),
                Set.of(8, 9, 10, 11));
    }

    @ParameterizedTest
    @EnumSource
    void storeWithinTheCatalog(Form form) throws IOException {
        assertExtended(
                form.pdf()
                        .object(
                                1,
                                "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>"
                                        + "/DSS<</CRLs[12 0 R]>>>>")
                        .object(12, "<</Length 3>>\nstream\nabc\nendstream"),
                Set.of(1, 3));
    }

    /** iText takes a first /Annots for an attack: the field then has no widget, and no page is touched. */
    @ParameterizedTest
    @EnumSource
    void pageWithoutAnnotations(Form form) throws IOException {
        assertExtended(
                form.pdf()
                        .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
                        .object(5, "<</FT/Sig/T(Signature1)/V 6 0 R>>"),
                Set.of(1));
    }

    @Test
    void widgetOfTheSignatureShowsThePage() throws IOException {
        assertExtended(
                Form.TABLE
                        .pdf()
                        .object(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>")
                        .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[]>>")
                        .object(4, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[7 0 R]>>")
                        .object(5, "<</FT/Sig/T(Signature1)/V 6 0 R/Kids[7 0 R]>>")
                        .object(7, "<</Type/Annot/Subtype/Widget/Parent 5 0 R/Rect[0 0 0 0]/P 4 0 R>>"),
                Set.of(1, 4));
    }

    @Test
    void nameThatIsTakenIsNotGivenAgain() throws IOException {
        byte[] file = Form.TABLE
                .pdf()
                .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 7 0 R]>>>>")
                .object(7, "<</FT/Tx/T(dts-1)>>")
                .bytes();

        PdfSignatures signatures = PdfSignatures.find(read(extend(file)));

        assertThat(last(signatures).fieldName()).isEqualTo("dts-2");
    }

    @ParameterizedTest
    @CsvSource({"TABLE,1", "STREAM,1", "TABLE,2", "STREAM,2"})
    void trailerSaysWhatItSaid(Form form, int updates) throws IOException {
        byte[] file = form.pdf()
                .object(7, "<</Title<FEFF0041>>>")
                .trailer("/Info 7 0 R/ID[<0102><0304>]/Own[/Na#20me -1 .5 true null (a\\)b)]")
                .bytes();
        byte[] extended = file;
        for (int i = 0; i < updates; i++) {
            extended = extend(extended);
        }

        PdfRevision first = read(file).last();
        PdfRevision last = read(extended).last();
        assertThat(last.index()).isEqualTo(updates);
        for (String key : List.of("Root", "Info", "Own")) {
            assertThat(last.trailer().get(key)).isEqualTo(first.trailer().get(key));
        }
        assertThat(ids(last).get(0)).isEqualTo(ids(first).get(0));
        assertThat(ids(last).get(1)).isNotEqualTo(ids(first).get(1));
    }

    /** LibreOffice names a number of its trailer that it never uses. */
    @ParameterizedTest
    @EnumSource
    void numberThatIsNamedAndNotUsedStaysUnused(Form form) throws IOException {
        byte[] extended =
                extend(form.pdf().trailer("/AdditionalStreams[/a 40 0 R]").bytes());

        assertThat(read(extended).last().object(40)).isNull();
        assertThat(read(extended).last().object(41)).isNotNull();
    }

    private static List<PdfValue> ids(PdfRevision revision) {
        return revision.trailer().get("ID") instanceof PdfValue.Array array ? array.items() : List.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r", "\r\n", " ", "\n\n"})
    void updateBeginsOnALineOfItsOwn(String end) throws IOException {
        assertExtended(Form.TABLE.pdf().end(end), Set.of(1, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "1, EXTEND_NO_CHANGE_PERMITTED",
        "2, ''",
        "3, ''",
    })
    void certificationThatPermitsNoChangeRefused(int permitted, String code) throws IOException {
        byte[] file = Form.TABLE
                .pdf()
                .signature("/Reference[<</TransformMethod/DocMDP/TransformParams<</P " + permitted + "/V/1.2>>>>]")
                .bytes();

        assertRefused(code, file);
        assertThat(extender().evenFinal().build().extend(source(file), DocumentSink.of(new ByteArrayOutputStream())))
                .isNotNull();
    }

    @Test
    void lockThatPermitsNoChangeRefused() {
        assertRefused(
                "EXTEND_NO_CHANGE_PERMITTED",
                Form.TABLE
                        .pdf()
                        .object(
                                5,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/Rect[0 0 0 0]/P 3 0 R/V 6 0 R"
                                        + "/Lock<</Action/All/P 1>>>>")
                        .bytes());
    }

    @Test
    void fileWithoutSignatureRefused() {
        assertRefused(
                "EXTEND_NOT_SIGNED",
                Form.TABLE
                        .pdf()
                        .object(5, "<</FT/Sig/T(Signature1)>>")
                        .signature("")
                        .unsigned()
                        .bytes());
    }

    @Test
    void signatureThatIsNoneRefused() {
        assertRefused("EXTEND_SIGNATURE_UNSOUND", new ForeignPdf(new byte[] {1, 2, 3}).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/XRefStm 9", "/Encrypt<</Filter/Standard>>"})
    void hybridAndEncryptedFilesRefused(String entry) {
        byte[] file = Form.TABLE.pdf().trailer(entry).bytes();

        assertThatThrownBy(() -> extend(file))
                .isInstanceOfSatisfying(
                        CertifiedCopyException.class,
                        e -> assertThat(e.code()).isIn("EXTEND_XREF_HYBRID", "PDF_ENCRYPTED", "PDF_MALFORMED"));
    }

    @Test
    void sizeThatLeavesNoNumbersRefused() {
        assertRefused("EXTEND_STRUCTURE_UNFIT", Form.TABLE.pdf().size(8_388_600).bytes());
    }

    private static void assertRefused(String code, byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String found = "";
        try {
            extender().build().extend(source(file), DocumentSink.of(out));
        } catch (CertifiedCopyException e) {
            found = e.code();
            assertThat(out.size()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(found).isEqualTo(code);
    }

    private static void assertExtended(ForeignPdf pdf, Set<Integer> rewritten) throws IOException {
        byte[] before = pdf.bytes();
        byte[] after = extend(before);
        assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
        PdfFile file = read(after);
        PdfRevision old = file.revisions().get(0);
        PdfRevision now = file.last();
        assertThat(now.index()).isEqualTo(1);
        assertThat(now.xrefStream()).isEqualTo(old.xrefStream());
        assertThat(now.trailer().integer("Prev", -1)).isEqualTo(old.xrefOffset());
        assertThat(now.changedObjects())
                .filteredOn(number -> number < 40)
                .containsExactlyInAnyOrderElementsOf(rewritten);
        assertCatalogKept(old, now);
        PdfSignatures signatures = PdfSignatures.find(file);
        PdfSignature stamp = last(signatures);
        assertThat(stamp.kind()).isEqualTo(PdfSignature.Kind.DOCUMENT_TIMESTAMP);
        assertThat(stamp.defects()).isEmpty();
        assertThat(stamp.ranges().end()).isEqualTo(after.length);
        assertThat(signatures.signatures().get(0).defects()).isEmpty();
        assertStoreGrew(old, now);
        assertWidgetOnItsPage(now, stamp);
    }

    private static void assertCatalogKept(PdfRevision old, PdfRevision now) throws IOException {
        Map<String, PdfValue> catalog = new LinkedHashMap<>(now.catalog().entries());
        Map<String, PdfValue> was = new LinkedHashMap<>(old.catalog().entries());
        PdfValue.Dict form = now.dict(catalog.remove("AcroForm"));
        PdfValue.Dict oldForm = old.dict(was.remove("AcroForm"));
        catalog.remove("DSS");
        was.remove("DSS");
        assertThat(catalog).isEqualTo(was);
        assertThat(form.integer("SigFlags", 0)).isEqualTo(3);
        assertThat(items(now, form.get("Fields")))
                .startsWith(items(old, oldForm.get("Fields")).toArray(PdfValue[]::new));
        assertThat(form.get("DA")).isEqualTo(oldForm.get("DA"));
    }

    private static void assertStoreGrew(PdfRevision old, PdfRevision now) throws IOException {
        PdfValue.Dict store = now.dict(now.catalog().get("DSS"));
        PdfValue.Dict was = old.dict(old.catalog().get("DSS"));
        for (String key : List.of("Certs", "CRLs")) {
            List<PdfValue> kept = was == null ? List.of() : items(old, was.get(key));
            List<PdfValue> all = items(now, store.get(key));
            assertThat(all).hasSizeGreaterThan(kept.size());
            assertThat(all.subList(0, kept.size())).isEqualTo(kept);
        }
        assertThat(store.get("VRI")).isEqualTo(was == null ? null : was.get("VRI"));
    }

    private static void assertWidgetOnItsPage(PdfRevision now, PdfSignature stamp) throws IOException {
        PdfValue.Dict widget = stamp.fields().get(0).dict();
        PdfValue.Dict page = now.dict(widget.get("P"));
        assertThat(page == null).isEqualTo(!widget.has("Subtype"));
        if (page != null) {
            List<PdfValue> annotations = items(now, page.get("Annots"));
            assertThat(annotations)
                    .endsWith(new PdfValue.Ref(stamp.fields().get(0).objectNumber(), 0))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<PdfValue> items(PdfRevision revision, PdfValue list) throws IOException {
        PdfValue.Array array = revision.array(list);
        return array == null ? List.of() : array.items();
    }

    private static PdfSignature last(PdfSignatures signatures) {
        List<PdfSignature> all = signatures.signatures();
        return all.get(all.size() - 1);
    }

    private static PdfFile read(byte[] file) throws IOException {
        return PdfFile.read(source(file), PdfLimits.DEFAULT);
    }

    private static DocumentSource source(byte[] file) {
        return DocumentSource.of("file.pdf", file);
    }

    private static byte[] extend(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        extender().build().extend(source(file), DocumentSink.of(out));
        return out.toByteArray();
    }

    private static CopyExtender.Builder extender() {
        return CopyExtender.builder()
                .timestamps(TestTsa.inProcess(PKI))
                .revocation(RevocationSource.of(new ValidationMaterial(List.of(), PKI.crls())), PKI.anchors())
                .clock(PKI.clock());
    }
}
