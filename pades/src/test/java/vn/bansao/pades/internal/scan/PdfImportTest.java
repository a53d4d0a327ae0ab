package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.testing.LayeredPages;
import vn.bansao.testing.PdfFiles;

/** Pages that are more than one image: what becomes of their content, and what they must not have. */
class PdfImportTest {
    private static final String TWO = "q 200 0 0 150 0 0 cm /Im0 Do Q q 200 0 0 150 0 150 cm /Im0 Do Q ";
    private static final String IMPORTED = "q 200 0 0 150 0 0 cm /I0 Do Q q 200 0 0 150 0 150 cm /I0 Do Q";
    private static final String OTHERS = "/Font<</F0<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
            + "/ColorSpace<</Sep[/Separation/Red/DeviceRGB<<>>]/Cal[/CalRGB<</WhitePoint[.9505 1 1.089]>>]>>"
            + "/ExtGState<</Soft<</SMask<</S/Alpha>>>>/Odd<</BM/Strange>>/Half<</ca .5>>/Many<</ca 5>>"
            + "/Curve<</TR 3 0 R>>/Harmless<</OP true/TR/Identity/LW 2/D[[3 1] 0]/BM/Darken>>>>";

    /** A page with an image, forms of these entries, and these operators. */
    private static byte[] page(String operators, String formEntries, String formContent) {
        PdfFiles file = new PdfFiles();
        int image = file.greyImage("");
        int form =
                file.stream("/Type/XObject/Subtype/Form/BBox[0 0 100 100]" + formEntries, PdfFiles.bytes(formContent));
        return file.page("/Resources<</XObject<</Im0 " + image + " 0 R/Fm0 " + form + " 0 R>>" + OTHERS + ">>/Contents "
                        + file.content(operators) + " 0 R")
                .bytes();
    }

    private static byte[] page(String operators) {
        return page(operators, "", "");
    }

    /** What is written of a page's content, on one line. */
    private static String imported(byte[] file) throws IOException {
        try (ScanPageReader reader = ScanPageReader.open(Reading.scan(file), 0)) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            reader.transferTo(body::write);
            byte[] plain = new InflaterInputStream(new ByteArrayInputStream(body.toByteArray())).readAllBytes();
            assertThat(reader.header().coding().embedding()).isEqualTo(Embedding.IMPORTED);
            assertThat(reader.header().encodedLength()).hasValue(body.size());
            return new String(plain, StandardCharsets.ISO_8859_1)
                    .replace('\n', ' ')
                    .strip();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "/Artifact BMC EMC /P <</MCID 0>> BDC EMC|''",
                "BT 3 Tr /F0 9 Tf (hidden) Tj ET|''",
                "Q Q Q|''",
                "q q|q q Q Q",
                "q 200 0 0 150 900 0 cm /Im0 Do Q|q 200 0 0 150 900 0 cm Q",
                "0 0 m 9.50 9 l 1 .25 0 RG S|0 0 m 9.5 9 l 1 0.25 0 RG S",
                "0 0 0 1 k 0 0 0 0 K|0 g 1 G",
                "/Cal cs 1 0 0 sc|/C0 cs 1 0 0 sc",
                "[3 1] 0 d /Perceptual ri|[3 1] 0 d /Perceptual ri",
                "/Harmless gs|/G0 gs",
                "/Fm0 Do|q 1 0 0 1 0 0 cm 0 0 100 100 re W n 1 g Q",
            })
    void contentIsWrittenAnew(String operators, String expected) throws IOException {
        assertThat(imported(page(TWO + operators, "", "1 g"))).isEqualTo((IMPORTED + " " + expected).strip());
    }

    @Test
    void dataOfAnInlineImageAreUntouched() throws IOException {
        assertThat(imported(page(TWO + "q 60 0 0 1 0 0 cm BI /W 64 /H 1 /IM true ID a\0EI)\nzZ\nEI Q")))
                .endsWith("cm BI/Width 64/Height 1/BitsPerComponent 1/ImageMask true ID a\0EI) zZ EI Q");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BT /F0 9 Tf (seen) Tj ET|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "BT 7 Tr /F0 9 Tf (clips) Tj ET|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "/Sh0 sh|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "/Pattern cs|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "1 2 d0|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "9 unknown|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "BX 9 unknown EX|SCAN_PDF_PAGE_NOT_AN_IMAGE",
                "/OC /Layer BDC EMC|SCAN_PDF_OPTIONAL_CONTENT",
                ".1 .2 .3 .4 k|SCAN_PDF_CMYK_WITHOUT_PROFILE",
                "/DeviceCMYK cs|SCAN_PDF_CMYK_WITHOUT_PROFILE",
                "/Sep cs|SCAN_PDF_UNSUPPORTED",
                "/None cs|SCAN_PDF_UNSUPPORTED",
                "/Strange ri|SCAN_PDF_UNSUPPORTED",
                "/Soft gs|SCAN_PDF_TRANSPARENT",
                "/Odd gs|SCAN_PDF_TRANSPARENT",
                "/Curve gs|SCAN_PDF_TRANSPARENT",
                "/Many gs|SCAN_PDF_MALFORMED",
                "/None gs|SCAN_PDF_MALFORMED",
                "/None Do|SCAN_PDF_MALFORMED",
                "1 0 0 1 0 cm|SCAN_PDF_MALFORMED",
                "1 2 3 w|SCAN_PDF_MALFORMED",
                "(1) w|SCAN_PDF_MALFORMED",
                "1 2 rg|SCAN_PDF_MALFORMED",
                "3000000000 w|SCAN_PDF_MALFORMED",
                "BI /W 64 /H 2 /IM true ID too few EI|SCAN_PDF_MALFORMED",
                "BI /W 64 /H 1 /IM true /F /Fl ID damaged EI|SCAN_PDF_DATA_WRONG",
                "BI /W 64 /H 1 /IM true /F /LZW ID xx EI|SCAN_PDF_UNSUPPORTED",
                "BI /W 64 /H 1 /CS /CMYK /BPC 8 ID xx EI|SCAN_PDF_CMYK_WITHOUT_PROFILE",
                "BI /W 64 /W 64 /H 1 ID xx EI|SCAN_PDF_MALFORMED",
                "BI /W 64 /Width 64 /H 1 ID xx EI|SCAN_PDF_MALFORMED",
                "BI /W 64 /H 1 /IM true ID without an end|SCAN_PDF_MALFORMED",
                "q 200 0 0 300 0 0 cm BI /W 1 /H 1 /IM true ID x EI Q|SCAN_DENSITY_IMPLAUSIBLE",
            })
    void whatIsNotUnderstoodIsRejected(String operators, PadesProblem code) {
        Refusal.of(page(TWO + operators), code);
    }

    @Test
    void pageOfLinesRejected() {
        Refusal.of(page("0 0 m 9 9 l S"), PadesProblem.SCAN_PDF_PAGE_NOT_AN_IMAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "/OC<<>>,SCAN_PDF_OPTIONAL_CONTENT",
        "/Ref<<>>,SCAN_PDF_PAGE_NOT_AN_IMAGE",
        "/PS 3 0 R,SCAN_PDF_PAGE_NOT_AN_IMAGE",
        "/Matrix[1 0 0],SCAN_PDF_MALFORMED",
        "/Group<</S/Transparency>>,SCAN_PDF_TRANSPARENT",
    })
    void formThatIsNotPlainRejected(String entries, PadesProblem code) {
        Refusal.of(page(TWO + "/Fm0 Do", entries, "1 g"), code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/K true", "/CS/DeviceCMYK", "/CS/DeviceGray", "/CS[/Separation/Red/DeviceRGB<<>>]"})
    void pageMixedInAnotherWayRejected(String group) {
        PdfFiles file = new PdfFiles();
        byte[] pdf = file.imagePage(file.greyImage(""), TWO + "1 0 0 rg", "/Group<</S/Transparency" + group + ">>")
                .bytes();
        Refusal.of(pdf, PadesProblem.SCAN_PDF_TRANSPARENT);
    }

    /** A form that draws itself, and one that draws much. */
    @ParameterizedTest
    @ValueSource(strings = {"/Fm0 Do", "q q q q q q q q q q q q q q q q q q q q q q q q q q q q"})
    void formsWithoutEndRejected(String content) {
        Refusal.of(drawingItself(content), PadesProblem.SCAN_PDF_OVER_LIMIT);
    }

    private static byte[] drawingItself(String content) {
        PdfFiles file = new PdfFiles();
        int image = file.greyImage("");
        int form = image + 1;
        file.stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</Fm0 " + form + " 0 R>>>>",
                PdfFiles.bytes(content));
        return file.page("/Resources<</XObject<</Im0 " + image + " 0 R/Fm0 " + form + " 0 R>>>>/Contents "
                        + file.content(TWO + "/Fm0 Do") + " 0 R")
                .bytes();
    }

    @ParameterizedTest
    @CsvSource({
        "/SMask 3 0 R/SMaskInData 1,SCAN_PDF_TRANSPARENT",
        "/SMask 4 0 R,SCAN_PDF_MALFORMED",
        "/SMask 5 0 R,SCAN_PDF_UNSUPPORTED",
        "/SMask 6 0 R,SCAN_PDF_UNSUPPORTED",
        "/SMask 7 0 R,SCAN_PDF_TRANSPARENT",
        "/SMask/Odd,SCAN_PDF_MALFORMED",
        "/Mask 3 0 R,SCAN_PDF_MALFORMED",
        "/Mask[1],SCAN_PDF_MALFORMED",
        "/Mask[0 256],SCAN_PDF_MALFORMED",
        "/Mask/Odd,SCAN_PDF_MALFORMED",
    })
    void oddMaskRejected(String entries, PadesProblem code) {
        PdfFiles file = new PdfFiles();
        file.greyImage(""); // 3
        file.content("no image"); // 4
        file.greyImage("/Matte[0]"); // 5
        file.greyImage("/ColorSpace[/CalGray<</WhitePoint[1 1 1]>>]/BitsPerComponent 8/Filter/FlateDecode", ""); // 6
        file.greyImage("/SMask 3 0 R"); // 7
        Refusal.of(file.imagePage(file.greyImage(entries)).bytes(), code);
    }

    /** The page's size in pixels is that at the lowest resolution of its images, of which a mask's shape is one. */
    @ParameterizedTest
    @CsvSource({
        "STRIPS, 144, 400, 600, RGB, 8",
        "STRIPS_TURNED, 144, 600, 400, RGB, 8",
        "STRIPS_CROPPED, 144, 300, 200, RGB, 8",
        "STRIPS_OF_A_PROFILE, 144, 400, 600, GRAY, 8",
        "SOFT_MASK, 72, 200, 300, RGB, 8",
        "STENCIL_MASK, 72, 200, 300, RGB, 8",
        "COLOURED_STENCILS, 144, 400, 600, RGB, 8",
        "INLINE_IMAGES, 72, 200, 300, RGB, 8",
        "LINES_OVER_AN_IMAGE, 144, 400, 600, RGB, 8",
    })
    void headerTellsTheLowestResolution(LayeredPages page, double dpi, int width, int height, Colour colour, int bits)
            throws IOException {
        ImageHeader header = Reading.ofForm(page.file());

        assertThat(header.dpiX()).isEqualTo(dpi);
        assertThat(header.dpiY()).isEqualTo(dpi);
        assertThat(header.widthPx()).isEqualTo(width);
        assertThat(header.heightPx()).isEqualTo(height);
        assertThat(header.colour()).isEqualTo(colour);
        assertThat(header.bitsPerComponent()).isEqualTo(bits);
        assertThat(header.shown()).isNull();
    }
}
