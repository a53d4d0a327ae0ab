package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.FilterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;
import vn.bansao.testing.PdfFiles;

/** PDFs whose pages are one image each, and those that are something else. */
class PdfScanTest {
    private static final String WHOLE_PAGE = "q 200 0 0 300 0 0 cm /Im0 Do Q";
    private static final String OCR = "/Resources<</XObject<</Im0 %d 0 R/Fm0 %d 0 R>>/Font<</F0 %d 0 R/T3 %d 0 R>>"
            + "/ExtGState<</Plain<</ca 1/BM/Normal/SMask/None>>/Half<</ca .5>>/Soft<</SMask<</S/Alpha>>>>>>>>/Contents %d 0 R";

    private static byte[] drawnBy(String operators) {
        PdfFiles file = new PdfFiles();
        int image = file.greyImage("");
        int form = file.stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 200 300]", PdfFiles.bytes("BT 3 Tr /F0 9 Tf (abc) Tj ET"));
        int font = file.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        int type3 = file.add("<</Type/Font/Subtype/Type3>>");
        return file.page(OCR.formatted(image, form, font, type3, file.content(operators)))
                .bytes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WHOLE_PAGE,
                "200 0 0 300 0 0 cm /Im0 Do",
                "q 0 0 200 300 re W n 200 0 0 300 0 0 cm /Im0 Do Q",
                "q 0 0 m 200 0 l 200 300 l 0 300 l h W* n 200 0 0 300 0 0 cm /Im0 Do Q",
                "1 g 0 0 200 300 re f q 200 0 0 300 0 0 cm /Im0 Do Q",
                "/Plain gs /DeviceRGB cs 1 1 1 sc 0 0 9 9 re f " + WHOLE_PAGE,
                WHOLE_PAGE + " BT 3 Tr /F0 9 Tf 1 0 0 1 5 5 Tm (hidden) Tj [(a) -3 <62>] TJ ET",
                WHOLE_PAGE + " /Fm0 Do",
                "/Artifact <</Type/Layout>> BDC " + WHOLE_PAGE + " EMC",
                "q 2 0 0 2 0 0 cm q 100 0 0 150 0 0 cm /Im0 Do Q Q % a comment",
            })
    void pageOfOneImageAccepted(String operators) throws IOException {
        byte[] file = drawnBy(operators);

        Reading reading = Reading.of(file);

        ImageHeader header = reading.header();
        assertThat(header.coding().embedding()).isEqualTo(Embedding.EXTRACTED);
        assertThat(header.dpiX()).isCloseTo(72, within(1e-6));
        assertThat(header.pageWidthPt()).isEqualTo(200);
        assertThat(header.pageHeightPt()).isEqualTo(300);
        assertThat(header.uprightMatrix()).containsExactly(200, 0, 0, 300, 0, 0);
        assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains(new String(reading.body(), java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                WHOLE_PAGE + " BT /F0 9 Tf (seen) Tj ET|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                WHOLE_PAGE + " BT 3 Tr /T3 9 Tf (drawn in every mode) Tj ET|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                WHOLE_PAGE + " BI /W 1 /H 1 ID x EI|SCAN_PDF_MALFORMED",
                WHOLE_PAGE + " /Sh0 sh|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "q 200 0 0 300 900 0 cm /Im0 Do Q|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "/Soft gs " + WHOLE_PAGE + "|SCAN_PDF_TRANSPARENT",
                "/OC /Layer BDC " + WHOLE_PAGE + " EMC|SCAN_PDF_OPTIONAL_CONTENT",
                "q 200 0 0 0 0 0 cm /Im0 Do Q|SCAN_PDF_MALFORMED",
                "q 200 0 0 300 cm /Im0 Do Q|SCAN_PDF_MALFORMED",
                "/Im1 Do|SCAN_PDF_MALFORMED",
                "q 3 0 0 3 0 0 cm /Im0 Do Q|SCAN_DENSITY_IMPLAUSIBLE",
            })
    void pageOfSomethingElseRejected(String operators, PadesProblem code) {
        assertThat(Refusal.of(drawnBy(operators), code).problem().values()).containsKey("offset");
    }

    private static Arguments refused(PadesProblem code, UnaryOperator<PdfFiles> change) {
        PdfFiles file = change.apply(new PdfFiles());
        return Arguments.of(code, file.imagePage(file.greyImage("")).bytes());
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                refused(PadesProblem.SCAN_PDF_ENCRYPTED, f -> f.trailer("/Encrypt<</Filter/Standard>>")),
                refused(
                        PadesProblem.SCAN_PDF_SIGNED,
                        f -> f.catalog("/AcroForm<</Fields[<</FT/Sig/V<</Type/Sig>>>>]>>")),
                refused(
                        PadesProblem.SCAN_PDF_SIGNED,
                        f -> f.catalog("/AcroForm<</Fields[<</FT/Sig/Kids[<</V<</Type/Sig>>>>]>>]>>")),
                refused(PadesProblem.SCAN_PDF_SIGNED, f -> f.catalog("/Perms<</DocMDP<<>>>>")),
                refused(PadesProblem.SCAN_PDF_FORM, f -> f.catalog("/AcroForm<</Fields[<</FT/Tx>>]>>")),
                refused(PadesProblem.SCAN_PDF_FORM, f -> f.catalog("/AcroForm<</Fields[]/XFA(x)>>")),
                refused(PadesProblem.SCAN_PDF_ACTIVE, f -> f.catalog("/OpenAction<</S/JavaScript/JS(x)>>")),
                refused(PadesProblem.SCAN_PDF_ACTIVE, f -> f.catalog("/OpenAction<</S/Launch/F(x)>>")),
                refused(
                        PadesProblem.SCAN_PDF_ACTIVE,
                        f -> f.catalog("/OpenAction<</S/GoTo/D[0/Fit]/Next<</S/Launch>>>>")),
                refused(PadesProblem.SCAN_PDF_ACTIVE, f -> f.catalog("/AA<</WC<</S/JavaScript>>>>")),
                refused(PadesProblem.SCAN_PDF_ACTIVE, f -> f.catalog("/Names<</JavaScript<</Names[]>>>>")),
                refused(PadesProblem.SCAN_PDF_ATTACHMENT, f -> f.catalog("/Names<</EmbeddedFiles<</Names[]>>>>")),
                refused(PadesProblem.SCAN_PDF_ATTACHMENT, f -> f.catalog("/AF[]")),
                refused(PadesProblem.SCAN_PDF_ATTACHMENT, f -> f.catalog("/Collection<<>>")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void moreThanPagesRejected(PadesProblem code, byte[] file) {
        Refusal.of(file, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/OpenAction[3 0 R/Fit]", "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", "/AcroForm<</Fields[]>>"})
    void harmlessEntriesAccepted(String entries) throws IOException {
        PdfFiles file = new PdfFiles().catalog(entries);
        assertThat(Reading.of(file.imagePage(file.greyImage("")).bytes()).body())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/AA<</O<</S/JavaScript>>>>,SCAN_PDF_ACTIVE",
        "/Annots[<</Subtype/Stamp>>],SCAN_PDF_ANNOTATED",
        "/AF[],SCAN_PDF_ATTACHMENT",
        "/Rotate 45,SCAN_PDF_MALFORMED",
        "/UserUnit 0,SCAN_PDF_MALFORMED",
        "/CropBox[900 900 999 999],SCAN_PDF_MALFORMED",
        "/MediaBox[0 0 1],SCAN_PDF_MALFORMED",
        "/MediaBox[0 0 200 2],SCAN_PAGE_SIZE_UNFIT",
    })
    void pageWithMoreThanContentRejected(String entries, PadesProblem code) {
        PdfFiles file = new PdfFiles();
        Refusal.of(file.imagePage(file.greyImage(""), WHOLE_PAGE, entries).bytes(), code);
    }

    @ParameterizedTest
    @CsvSource({
        "/OC<<>>,SCAN_PDF_OPTIONAL_CONTENT",
        "/Decode[0],SCAN_PDF_MALFORMED",
        "/DecodeParms<</Predictor 3>>,SCAN_PDF_MALFORMED",
        "/DecodeParms<</Predictor 15/Columns 7>>,SCAN_PDF_MALFORMED",
        "/DecodeParms<</Predictor 15/Columns 200>>,SCAN_PDF_DATA_WRONG",
    })
    void imageThatIsNotPlainRejected(String entries, PadesProblem code) {
        PdfFiles file = new PdfFiles();
        // Object 3 is the mask.
        file.greyImage("");
        Refusal.of(file.imagePage(file.greyImage(entries)).bytes(), code);
    }

    @ParameterizedTest
    @CsvSource({
        "/ColorSpace/DeviceCMYK,SCAN_PDF_CMYK_WITHOUT_PROFILE",
        "/ColorSpace[/Separation/Red/DeviceRGB<<>>],SCAN_PDF_UNSUPPORTED",
        "/ColorSpace[/Lab<</WhitePoint[1 1 1]>>],SCAN_PDF_UNSUPPORTED",
        "/ColorSpace[/DeviceN[/Red]/DeviceRGB<<>>],SCAN_PDF_UNSUPPORTED",
        "/ColorSpace[/Indexed/DeviceRGB 255<00>],SCAN_PDF_MALFORMED",
        "/ColorSpace[/Indexed[/Indexed/DeviceRGB 0<000000>]0<00>],SCAN_PDF_MALFORMED",
        "/ColorSpace/DeviceRGB,SCAN_PDF_DATA_WRONG",
    })
    void otherColoursRejected(String space, PadesProblem code) {
        PdfFiles file = new PdfFiles();
        int image = file.greyImage(space.replace('!', ',') + "/BitsPerComponent 8/Filter/FlateDecode", "");
        Refusal.of(file.imagePage(image).bytes(), code);
    }

    @ParameterizedTest
    @CsvSource({
        "/Filter/Crypt,SCAN_PDF_UNSUPPORTED",
        "/Filter[/DCTDecode/FlateDecode],SCAN_PDF_UNSUPPORTED",
        "/Filter/DCTDecode,SCAN_JPEG_MALFORMED",
        "/Filter/JPXDecode,SCAN_PDF_DATA_WRONG",
        "/Filter/LZWDecode,SCAN_PDF_DATA_WRONG",
        "/Filter/ASCII85Decode,SCAN_PDF_DATA_WRONG",
        "/Filter[/FlateDecode/FlateDecode],SCAN_PDF_DATA_WRONG",
    })
    void otherFiltersRejected(String filter, PadesProblem code) {
        PdfFiles file = new PdfFiles();
        int image = file.greyImage("/ColorSpace/DeviceGray/BitsPerComponent 8" + filter, "");
        Refusal.of(file.imagePage(image).bytes(), code);
    }

    @Test
    void decodeAndIntentAreTakenAlongAndInterpolationIsNot() throws IOException {
        PdfFiles file = new PdfFiles();
        Reading reading = Reading.of(file.imagePage(file.greyImage("/Interpolate true/Decode[1 0]/Intent/Perceptual"))
                .bytes());
        assertThat(reading.header().origin().more()).isEqualTo("/Decode[1 0]/Intent/Perceptual");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 0 200 300, 200 300, 200 0 0 300 0 0",
        "90, 0 0 200 300, 300 200, 0 -200 300 0 0 200",
        "180, 0 0 200 300, 200 300, -200 0 0 -300 200 300",
        "270, 0 0 200 300, 300 200, 0 200 -300 0 300 0",
        "-90, 0 0 200 300, 300 200, 0 200 -300 0 300 0",
        "0, 20 30 120 180, 100 150, 200 0 0 300 -20 -30",
        "90, 20 30 120 180, 150 100, 0 -200 300 0 -30 120",
    })
    void pageIsTurnedUprightAndCropped(int rotation, String box, String size, String matrix) throws IOException {
        PdfFiles file = new PdfFiles();
        byte[] pdf = file.imagePage(file.greyImage(""), WHOLE_PAGE, "/Rotate " + rotation + "/CropBox[" + box + "]")
                .bytes();

        ImageHeader header = Reading.of(pdf).header();

        assertThat(new double[] {header.pageWidthPt(), header.pageHeightPt()}).isEqualTo(numbers(size));
        assertThat(header.uprightMatrix()).usingComparatorWithPrecision(1e-9).containsExactly(numbers(matrix));
    }

    private static double[] numbers(String text) {
        return Stream.of(text.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void userUnitMakesThePageLargerAndTheResolutionLower() throws IOException {
        PdfFiles file = new PdfFiles();
        byte[] pdf = file.imagePage(file.greyImage(""), "q 100 0 0 150 0 0 cm /Im0 Do Q", "/UserUnit 2")
                .bytes();

        ImageHeader header = Reading.of(pdf).header();

        assertThat(header.pageWidthPt()).isEqualTo(400);
        assertThat(header.dpiX()).isCloseTo(72, within(1e-9));
        assertThat(header.uprightMatrix()).containsExactly(200, 0, 0, 300, 0, 0);
    }

    @Test
    void lzwIsTranscodedSampleBySample() throws IOException {
        byte[] samples = new byte[200 * 300];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * i / 7 % 256);
        }
        ByteArrayOutputStream lzw = new ByteArrayOutputStream();
        FilterFactory.INSTANCE
                .getFilter("LZWDecode")
                .encode(new java.io.ByteArrayInputStream(samples), lzw, new COSDictionary(), 0);
        PdfFiles file = new PdfFiles();
        int image = file.stream(
                "/Subtype/Image/Width 200/Height 300/ColorSpace/DeviceGray/BitsPerComponent 8/Filter[/LZWDecode]",
                lzw.toByteArray());

        Reading reading = Reading.of(file.imagePage(image).bytes());

        assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.TRANSCODED);
        assertThat(reading.header().coding().filterText()).isEqualTo("/FlateDecode");
        assertThat(new java.util.zip.InflaterInputStream(new java.io.ByteArrayInputStream(reading.body()))
                        .readAllBytes())
                .isEqualTo(samples);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode"})
    void chainsOfFiltersPassThrough(String outer) throws IOException {
        byte[] jpeg = JpegFiles.grey();
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        FilterFactory.INSTANCE
                .getFilter(outer)
                .encode(new java.io.ByteArrayInputStream(jpeg), coded, new COSDictionary(), 0);
        ImageHeader known = Reading.of(Reading.scan(jpeg).withFallbackDpi(100)).header();
        PdfFiles file = new PdfFiles();
        int image = file.stream(
                "/Subtype/Image/Width " + known.widthPx() + "/Height " + known.heightPx()
                        + "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter[/" + outer + "/DCTDecode]",
                coded.toByteArray());
        String matrix = "q " + known.widthPx() + " 0 0 " + known.heightPx() + " 0 0 cm /Im0 Do Q";

        Reading reading = Reading.of(file.imagePage(image, matrix, "").bytes());

        assertThat(reading.body()).isEqualTo(coded.toByteArray());
        assertThat(reading.header().coding().filterText()).isEqualTo("[/" + outer + "/DCTDecode]");
    }

    @Test
    void profileIsTakenAlong() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        PdfFiles file = new PdfFiles();
        int icc = file.stream("/N 1", JpegFiles.cat(profile, new byte[] {'\n'}));
        int image = file.greyImage("/ColorSpace[/ICCBased " + icc + " 0 R]/BitsPerComponent 8/Filter/FlateDecode", "");

        ImageHeader header = Reading.of(file.imagePage(image).bytes()).header();

        assertThat(header.iccProfile()).isEqualTo(profile);
        assertThat(header.origin().colourSpace()).isEqualTo("[/ICCBased {profile}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[/DeviceRGB]", "[/CalRGB<</WhitePoint[.9 1 1.1]/Gamma[1.8 1.8 1.8]>>]"})
    void deviceColoursMayHaveAnotherMeaning(String meaning) throws IOException {
        PdfFiles file = new PdfFiles();
        int image = file.stream(
                "/Subtype/Image/Width 20/Height 30/ColorSpace/DeviceRGB/BitsPerComponent 8", new byte[1_800]);
        byte[] pdf = file.page("/Resources<</ColorSpace<</DefaultRGB" + meaning + ">>/XObject<</Im0 " + image
                        + " 0 R>>>>/Contents " + file.content("q 20 0 0 30 0 0 cm /Im0 Do Q") + " 0 R")
                .bytes();
        assertThat(Reading.of(pdf).header().origin().colourSpace())
                .isEqualTo(meaning.replace("[/DeviceRGB]", "/DeviceRGB").replace("[.9", "[0.9"));
    }

    @Test
    void clipThatCutsTheImageIsTakenAlong() throws IOException {
        PdfFiles file = new PdfFiles();
        byte[] pdf = file.imagePage(
                        file.greyImage(""), "q 20 30 100 150 re W n 200 0 0 300 0 0 cm /Im0 Do Q", "/Rotate 90")
                .bytes();
        assertThat(Reading.of(pdf).header().origin().placement().clip()).containsExactly(30, 80, 150, 100);
    }

    @Test
    void globalsOfJbig2AreTakenAlong() throws IOException {
        PdfFiles file = new PdfFiles();
        byte[] segments = {1, 2, 3, 4, 5};
        int globals = file.stream("/Filter/FlateDecode", PdfFiles.deflate(segments));
        int image = file.greyImage(
                "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter[/JBIG2Decode]/DecodeParms[<</JBIG2Globals " + globals
                        + " 0 R>>]",
                "");

        ImageHeader header = Reading.of(file.imagePage(image).bytes()).header();

        assertThat(header.coding().parameters()).isEqualTo("<</JBIG2Globals {globals}>>");
        assertThat(header.origin().globals()).isEqualTo(segments);
    }

    @Test
    void pagesOfSeveralFilesAreCountedAndOpened() throws IOException {
        PdfFiles two = new PdfFiles();
        int image = two.greyImage("");
        byte[] file = two.imagePage(image).imagePage(image).bytes();
        Scan scan = Scan.of(List.of(DocumentSource.of("a.pdf", file), DocumentSource.of("b.pdf", PdfFiles.plain())));

        assertThat(scan.pageCount()).isEqualTo(3);
        ScanPages pages = ScanPages.of(scan, 3, new byte[1 << 16], vn.bansao.crypto.DigestAlgorithm.SHA256.newDigest());
        for (int i = 0; i < 3; i++) {
            try (ScanPageReader page = pages.open(i)) {
                assertThat(page.transferTo((bytes, from, length) -> {})).isPositive();
            }
        }
    }
}
