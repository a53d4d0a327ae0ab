package vn.bansao.verify.internal.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.bansao.verify.ModificationLevel.FORM_FILLING;
import static vn.bansao.verify.ModificationLevel.LTA_UPDATES;
import static vn.bansao.verify.ModificationLevel.NONE;
import static vn.bansao.verify.ModificationLevel.OTHER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.verify.CoverageLevel;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.Profile;

/** Good copies of another writer at all levels, and the same with something appended. */
class LaterChangesTest {
    private static final String CORPUS = System.getProperty("bansao.corpus", "");

    private static final String ANNOTS_T = "14 0 R 17 0 R";

    @BeforeAll
    static void samplesAreThere() {
        assumeTrue(
                !CORPUS.isEmpty() && Files.isDirectory(samples()),
                "skipped: -Dbansao.corpus names no folder with shape-samples beside it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rec-lt-P256-P256", "rec-lt-pss", "rec-lta-P256-P256", "rec-lta-renew", "rec-lta-withdts"})
    void securityStoreAndDocumentTimestampsAfterTheSealAccepted(String name) throws IOException {
        byte[] copy = sample(name);
        assertThat(levels(copy)).containsEntry("certifier", FORM_FILLING).containsEntry("seal", LTA_UPDATES);
    }

    @Test
    void sealInItsPreparedFieldAccepted() throws IOException {
        assertThat(levels(sample("rec-t-P256-P256"))).isEqualTo(Map.of("certifier", FORM_FILLING, "seal", NONE));
    }

    @Test
    void coverageIsToldForEachSignature() throws IOException {
        PdfFile file = PdfFile.read(DocumentSource.of("t", sample("rec-t-P256-P256")), PdfLimits.DEFAULT);
        PdfSignatures signatures = PdfSignatures.find(file);
        LaterChanges changes = LaterChanges.of(file, signatures, Profile.COPY);
        assertThat(signatures.signatures())
                .extracting(signature -> changes.after(signature).coverage())
                .containsExactly(CoverageLevel.ENTIRE_REVISION, CoverageLevel.ENTIRE_FILE);
        assertThat(changes.strayBytes()).isEmpty();
    }

    @Test
    void identicalObjectWrittenAgainAccepted() throws IOException {
        assertSeal(t().object(12, page(ANNOTS_T)), NONE);
    }

    @Test
    void firstSecurityStoreWithExtensionsAccepted() throws IOException {
        Appendix update = t()
                .object(
                        8,
                        catalog("/DSS 40 0 R/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 2>>"
                                + "/ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>"))
                .object(40, "<</Type/DSS/Certs[41 0 R]/VRI<</AB<</Cert[41 0 R]/TU(D:20260101)>>>>>>")
                .stream(41, "", "cert");
        assertSeal(update, LTA_UPDATES);
    }

    @Test
    void invisibleDocumentTimestampAccepted() throws IOException {
        assertSeal(stamp("0 0 0 0"), LTA_UPDATES);
    }

    @Test
    void visibleDocumentTimestampRejected() throws IOException {
        assertSeal(stamp("0 0 300 300"), OTHER);
    }

    @Test
    void annotationRejected() throws IOException {
        assertSeal(
                t().object(12, page(ANNOTS_T + " 40 0 R"))
                        .object(40, "<</Type/Annot/Subtype/FreeText/Rect[0 0 90 90]/Contents(not a copy)>>"),
                OTHER);
    }

    @Test
    void textFieldRejected() throws IOException {
        assertSeal(
                t().object(12, page(ANNOTS_T + " 40 0 R"))
                        .object(9, "<</Fields[14 0 R 17 0 R 40 0 R]/SigFlags 3>>")
                        .object(40, "<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(1)/Rect[0 0 90 90]>>"),
                OTHER);
    }

    @Test
    void pageTextRejected() throws IOException {
        assertSeal(t().stream(13, "", "BT (other words) Tj ET"), OTHER);
        assertSeal(t().object(12, page(ANNOTS_T).replace("13 0 R", "[13 0 R 40 0 R]")).stream(40, "", "q Q"), OTHER);
    }

    @Test
    void swappedSealPictureRejected() throws IOException {
        assertSeal(t().stream(28, "/Type/XObject/Subtype/Form/BBox[0 0 220 80]", "q Q"), OTHER);
        assertSeal(
                t()
                        .object(
                                17,
                                "<</Type/Annot/Subtype/Widget/FT/Sig/T(seal)/F 132/Rect[60 480 280 560]/P 12 0 R"
                                        + "/V 27 0 R/Lock 19 0 R/AP<</N 40 0 R>>>>")
                        .stream(40, "/Type/XObject/Subtype/Form/BBox[0 0 220 80]", "q Q"),
                OTHER);
    }

    @Test
    void thirdSignatureRejected() throws IOException {
        assertSeal(signature("0 0 0 0", "/Type/Sig/SubFilter/ETSI.CAdES.detached"), OTHER);
    }

    @Test
    void freedObjectRejected() throws IOException {
        assertSeal(t().free(19), OTHER);
    }

    @Test
    void freedNumberUsedAgainRejected() throws IOException {
        byte[] freed = t().free(19).bytes();
        List<Unexplained> reasons =
                unexplained(new Appendix(freed).generation(19, 1, "(new)").bytes());
        assertThat(reasons).extracting(Unexplained::reason).contains(Unexplained.Reason.REUSED);
    }

    @Test
    void changedGenerationRejected() throws IOException {
        assertSeal(t().generation(19, 1, "<</Type/SigFieldLock>>"), OTHER);
    }

    @Test
    void shadowReplaceRejected() throws IOException {
        assertSeal(t().object(11, "<</Type/Pages/Count 1/Kids[12 0 R]>>"), OTHER);
        assertSeal(
                t().object(8, catalog("").replace("11 0 R", "40 0 R")).object(40, "<</Type/Pages/Count 0/Kids[]>>"),
                OTHER);
    }

    @Test
    void fontReplacedUnderTheStatementRejected() throws IOException {
        assertSeal(t().object(7, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"), OTHER);
    }

    @Test
    void actionInTheCatalogRejected() throws IOException {
        assertSeal(t().object(8, catalog("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")), OTHER);
    }

    @Test
    void securityStoreThatReplacesPageContentRejected() throws IOException {
        assertSeal(
                t().object(8, catalog("/DSS 40 0 R")).object(40, "<</Type/DSS/Certs[13 0 R]>>").stream(13, "", "q Q"),
                OTHER);
    }

    @Test
    void securityStoreWithUnknownEntriesRejected() throws IOException {
        assertSeal(
                t().object(8, catalog("/DSS 40 0 R"))
                        .object(40, "<</Type/DSS/Kids[41 0 R]>>")
                        .object(41, "1"),
                OTHER);
    }

    @Test
    void objectThatNothingRefersToRejected() throws IOException {
        assertSeal(t().object(40, "<</Type/Catalog/Pages 11 0 R>>"), OTHER);
    }

    @Test
    void otherTrailerEntriesRejected() throws IOException {
        assertSeal(t().object(40, "<</Producer(x)>>").trailer("/Info 40 0 R"), OTHER);
    }

    @Test
    void strayBytesInAnUpdateRejected() throws IOException {
        assertSeal(t().object(12, page(ANNOTS_T)).junk("40 0 obj (hidden) endobj\n"), OTHER);
    }

    @Test
    void bytesBehindTheLastRevisionRejected() throws IOException {
        String copy = new String(sample("rec-t-P256-P256"), StandardCharsets.ISO_8859_1);
        assertThat(levels((copy + "x").getBytes(StandardCharsets.ISO_8859_1))).containsEntry("seal", OTHER);
    }

    @Test
    void badUpdateBetweenGoodOnesRejected() throws IOException {
        byte[] bad = t().stream(13, "", "q Q").bytes();
        byte[] then = new Appendix(bad).object(12, page(ANNOTS_T)).bytes();
        assertThat(levels(then)).containsEntry("certifier", OTHER).containsEntry("seal", OTHER);
    }

    @Test
    void signingUnderACertificationThatForbidsItRejected() throws IOException {
        String copy = new String(sample("rec-t-P256-P256"), StandardCharsets.ISO_8859_1);
        byte[] strict =
                copy.replace("/TransformParams/P 2", "/TransformParams/P 1").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(levels(strict)).containsEntry("certifier", OTHER);
    }

    @Test
    void signingALockedFieldRejected() throws IOException {
        String copy = new String(sample("rec-t-P256-P256"), StandardCharsets.ISO_8859_1);
        // The certifier's field takes over the seal's lock; the bytes keep their number.
        String locked =
                copy.replace("/T(certifier)/F 132/Rect[320 480 540 560]", "/T(certifier)/Lock 19 0 R/Rect[0 0 9 9  ]");
        assertThat(locked).hasSameSizeAs(copy).isNotEqualTo(copy);
        assertThat(levels(locked.getBytes(StandardCharsets.ISO_8859_1))).containsEntry("certifier", OTHER);
    }

    private static void assertSeal(Appendix update, ModificationLevel level) throws IOException {
        byte[] bytes = update.bytes();
        assertThat(levels(bytes)).as(unexplained(bytes).toString()).containsEntry("seal", level);
    }

    private static Appendix stamp(String rect) throws IOException {
        return signature(rect, "/Type/DocTimeStamp/SubFilter/ETSI.RFC3161");
    }

    private static Appendix signature(String rect, String type) throws IOException {
        return t()
                .object(12, page(ANNOTS_T + " 40 0 R"))
                .object(9, "<</Fields[14 0 R 17 0 R 40 0 R]/SigFlags 3>>")
                .object(
                        40,
                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(three)/F 132/Rect[" + rect
                                + "]/P 12 0 R/V 41 0 R/AP<</N 42 0 R>>>>")
                .object(41, "<<" + type + "/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]>>")
                .stream(42, "/Type/XObject/Subtype/Form/BBox[0 0 0 0]", "");
    }

    private static Appendix t() throws IOException {
        return new Appendix(sample("rec-t-P256-P256"));
    }

    private static String page(String annots) {
        return "<</Type/Page/Parent 11 0 R/MediaBox[0 0 595.28 841.89]/Resources<</Font<</F 7 0 R>>>>"
                + "/Contents 13 0 R/Annots[" + annots + "]>>";
    }

    private static String catalog(String more) {
        return "<</Type/Catalog/Pages 11 0 R/AcroForm 9 0 R/Metadata 10 0 R"
                + "/OutputIntents[2 0 R]/Lang(vi-VN)/Perms<</DocMDP 16 0 R>>" + more + ">>";
    }

    private static Path samples() {
        return Path.of(CORPUS).resolveSibling("shape-samples");
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(samples().resolve(name + ".pdf"));
    }

    private static Map<String, ModificationLevel> levels(byte[] bytes) throws IOException {
        PdfFile file = PdfFile.read(DocumentSource.of("copy.pdf", bytes), PdfLimits.DEFAULT);
        PdfSignatures signatures = PdfSignatures.find(file);
        LaterChanges changes = LaterChanges.of(file, signatures, Profile.COPY);
        Map<String, ModificationLevel> levels = new TreeMap<>();
        for (PdfSignature signature : signatures.signatures()) {
            levels.put(
                    String.valueOf(signature.fieldName()),
                    changes.after(signature).level());
        }
        return levels;
    }

    private static List<Unexplained> unexplained(byte[] bytes) throws IOException {
        PdfFile file = PdfFile.read(DocumentSource.of("copy.pdf", bytes), PdfLimits.DEFAULT);
        PdfSignatures signatures = PdfSignatures.find(file);
        return LaterChanges.of(file, signatures, Profile.COPY)
                .after(signatures.signatures().get(0))
                .unexplained();
    }
}
