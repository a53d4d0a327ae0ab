package vn.bansao.verify.internal.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.DocumentSource;
import vn.bansao.verify.tamper.Bench;

/** Pictures of good pages, and none of hostile ones, both within bounded time. */
class PreviewsTest {
    private static final String BOX = "/MediaBox[0 0 600 800]";
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static PagePreview only(DocumentSource source, Duration time) {
        long start = System.nanoTime();
        FilePreview file = new Previews(time).of(source);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time.plusSeconds(2));
        assertThat(file.pagesCount()).isEqualTo(1);
        assertThat(file.pages()).hasSize(1);
        return file.pages().get(0);
    }

    private static PagePreview only(TinyPdf pdf) {
        return only(pdf.source(), Duration.ofSeconds(20));
    }

    private static BufferedImage picture(PagePreview page) throws IOException {
        assertThat(page.jpegOrNull())
                .as("page %s: %s", page.number(), page.lack())
                .isNotNull();
        return ImageIO.read(new ByteArrayInputStream(page.jpegOrNull()));
    }

    private static void assertNoPicture(PagePreview page, Lack lack) {
        assertThat(page.lack()).isEqualTo(lack);
        assertThat(page.jpegOrNull()).isNull();
    }

    @Test
    void pagesOfACopyAreDrawnWithTheAreasOfItsSignatures() throws IOException {
        FilePreview file = new Previews().of(DocumentSource.of("copy.pdf", Bench.copy()));

        assertThat(file.pagesCount()).isEqualTo(file.pages().size()).isGreaterThanOrEqualTo(1);
        for (PagePreview page : file.pages()) {
            BufferedImage picture = picture(page);
            assertThat(page.lack()).isEqualTo(Lack.NONE);
            assertThat(Math.max(picture.getWidth(), picture.getHeight())).isBetween(815, 820);
            assertThat((double) picture.getWidth() / picture.getHeight()).isEqualTo(page.aspect(), within(0.01));
        }
        assertThat(file.pages())
                .flatExtracting(PagePreview::areas)
                .extracting(SignatureArea::field)
                .containsExactlyInAnyOrder("certifier", "seal");
    }

    /** A black mark drawn in the lower left quarter, where the widget is: it must be within the area, however turned. */
    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270", "-90"})
    void areaLiesWhereTheWidgetIsDrawn(int rotation) throws IOException {
        TinyPdf pdf = TinyPdf.ofOnePage(
                        "/MediaBox[100 50 700 850]/Rotate " + rotation + "/Contents 4 0 R/Annots[5 0 R 6 0 R]")
                .addStream("", "0 g 160 130 180 80 re f")
                .add("<</Type/Annot/Subtype/Widget/FT/Sig/T(one)/Rect[160 130 340 210]>>")
                .add("<</Type/Annot/Subtype/Widget/FT/Sig/T(two)/F 2/Rect[160 130 340 210]>>");

        PagePreview page = only(pdf);

        assertThat(page.areas()).extracting(SignatureArea::field).containsExactly("one");
        SignatureArea area = page.areas().get(0);
        assertThat(area.signed()).isFalse();
        BufferedImage picture = picture(page);
        double x = area.left() / 100 * picture.getWidth();
        double y = area.top() / 100 * picture.getHeight();
        double width = area.width() / 100 * picture.getWidth();
        double height = area.height() / 100 * picture.getHeight();
        assertThat(brightness(picture, x + 4, y + 4)).isLessThan(60);
        assertThat(brightness(picture, x + width - 4, y + height - 4)).isLessThan(60);
        assertThat(brightness(picture, x - 4, y + height / 2)).isGreaterThan(200);
        assertThat(brightness(picture, x + width + 4, y + height / 2)).isGreaterThan(200);
        assertThat(brightness(picture, x + width / 2, y - 4)).isGreaterThan(200);
        assertThat(brightness(picture, x + width / 2, y + height + 4)).isGreaterThan(200);
    }

    private static int brightness(BufferedImage picture, double x, double y) {
        return picture.getRGB((int) x, (int) y) & 0xFF;
    }

    @Test
    void kidOfAFieldBearsItsFullName() {
        PagePreview page = only(TinyPdf.ofOnePage(BOX + "/Annots[5 0 R]")
                .add("<</FT/Sig/T(form)/Kids[5 0 R]/V<</Type/Sig>>>>")
                .add("<</Type/Annot/Subtype/Widget/T(sig)/Parent 4 0 R/Rect[10 10 200 90]>>"));

        assertThat(page.areas()).hasSize(1);
        assertThat(page.areas().get(0).field()).isEqualTo("form.sig");
        assertThat(page.areas().get(0).signed()).isTrue();
    }

    @Test
    void textInAFontThatIsNotInTheFileIsDrawnWithTheBuiltInOne() throws IOException {
        PagePreview page = only(TinyPdf.ofOnePage(
                        BOX + "/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>")
                .addStream("", "BT /F 300 Tf 50 300 Td (HHH) Tj ET"));

        BufferedImage picture = picture(page);
        long dark = IntStream.range(0, picture.getWidth())
                .filter(x -> brightness(picture, x, picture.getHeight() / 2.0) < 60)
                .count();
        assertThat(page.lack()).isEqualTo(Lack.NONE);
        assertThat(dark).isGreaterThan(40);
    }

    @Test
    void hugePageIsDrawnSmall() throws IOException {
        PagePreview page = only(TinyPdf.ofOnePage("/MediaBox[0 0 2000000000 1000000000]"));
        assertThat(picture(page).getWidth()).isLessThanOrEqualTo(820);
    }

    @Test
    void ribbonIsNotDrawn() {
        assertNoPicture(only(TinyPdf.ofOnePage("/MediaBox[0 0 2000000000 1]")), Lack.TOO_COSTLY);
    }

    @Test
    void contentWithoutEndStopsAtTheDeadline() {
        byte[] content = "0 0 m 600 800 l S\n".repeat(1_500_000).getBytes(StandardCharsets.US_ASCII);
        TinyPdf pdf = TinyPdf.ofOnePage(BOX + "/Contents 4 0 R").addDeflated("", content);
        assertNoPicture(only(pdf.source(), SHORT), Lack.TIME_OVER);
    }

    @Test
    void contentThatInflatesToVeryMuchIsNotDrawn() {
        byte[] numbers = new byte[200 << 20];
        java.util.Arrays.fill(numbers, (byte) ' ');
        TinyPdf pdf = TinyPdf.ofOnePage(BOX + "/Contents 4 0 R").addDeflated("", numbers);
        assertNoPicture(only(pdf), Lack.TOO_COSTLY);
    }

    @Test
    void contentMadeOfOneStreamVeryOftenIsNotDrawn() {
        byte[] blank = new byte[8 << 20];
        java.util.Arrays.fill(blank, (byte) ' ');
        TinyPdf pdf = TinyPdf.ofOnePage(BOX + "/Contents[" + "4 0 R ".repeat(5_000) + "]")
                .addDeflated("", blank);
        assertNoPicture(only(pdf), Lack.TOO_COSTLY);
    }

    @Test
    void deflatedTwiceIsNotDrawn() {
        byte[] once = TinyPdf.deflated(new byte[100 << 20]);
        TinyPdf pdf = TinyPdf.ofOnePage(BOX + "/Contents 4 0 R")
                .addStream("/Filter[/FlateDecode/FlateDecode]", TinyPdf.deflated(once));
        assertNoPicture(only(pdf), Lack.TOO_COSTLY);
    }

    @Test
    void formThatDrawsItselfEndsInTime() {
        TinyPdf pdf = TinyPdf.ofOnePage(BOX + "/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>")
                .addStream(
                        "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 4 0 R>>>>",
                        "/X Do /X Do /X Do")
                .addStream("", "/X Do");
        assertNoPicture(only(pdf.source(), SHORT), Lack.TIME_OVER);
    }

    @Test
    void groupInAGroupInAGroupIsNotDrawn() {
        TinyPdf pdf = TinyPdf.ofOnePage(BOX + "/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>")
                .addStream(
                        "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency>>"
                                + "/Resources<</XObject<</X 4 0 R>>>>",
                        "/X Do")
                .addStream("", "/X Do");
        assertNoPicture(only(pdf), Lack.TOO_COSTLY);
    }

    @Test
    void imageThatClaimsToBeHugeIsNotDrawn() {
        TinyPdf pdf = image("/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1")
                .addDeflated("", new byte[10]);
        assertNoPicture(only(pdf), Lack.TOO_COSTLY);
    }

    @Test
    void jpegThatIsLargerThanItsDictionarySaysIsNotDrawn() {
        byte[] header = {
            (byte) 0xFF,
            (byte) 0xD8,
            (byte) 0xFF,
            (byte) 0xC0,
            0,
            11,
            8,
            (byte) 0xFF,
            (byte) 0xFF,
            (byte) 0xFF,
            (byte) 0xFF,
            1,
            1,
            0x11,
            0,
            (byte) 0xFF,
            (byte) 0xD9
        };
        TinyPdf pdf = TinyPdf.ofOnePage(BOX + "/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>")
                .addStream(
                        "/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
                                + "/Filter/DCTDecode",
                        header)
                .addStream("", "/X Do");
        assertNoPicture(only(pdf), Lack.TOO_COSTLY);
    }

    private static TinyPdf image(String entries) {
        return TinyPdf.ofOnePage(BOX + "/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>")
                .addStream("/Type/XObject/Subtype/Image" + entries, "x");
    }

    @Test
    void inlineImageThatInflatesToVeryMuchIsNotDrawn() {
        byte[] bomb = TinyPdf.deflated(new byte[100 << 20]);
        String content = "q 600 0 0 800 0 0 cm BI /W 100 /H 100 /CS /G /BPC 8 /F /Fl ID "
                + new String(bomb, StandardCharsets.ISO_8859_1) + " EI Q";
        TinyPdf pdf = TinyPdf.ofOnePage(BOX + "/Contents 4 0 R").addStream("", content);
        assertNoPicture(only(pdf), Lack.TOO_COSTLY);
    }

    @Test
    void imageOfAnUnknownKindIsSaidToBeMissing() {
        TinyPdf pdf = image("/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/JBIG2Decode")
                .addStream("", "/X Do");
        assertNoPicture(only(pdf), Lack.NOT_DRAWABLE);
    }

    @Test
    void missingPartMakesThePictureIncomplete() throws IOException {
        PagePreview page = only(TinyPdf.ofOnePage(BOX + "/Contents 4 0 R").addStream("", "/Missing Do"));
        assertThat(picture(page).getHeight()).isPositive();
        assertThat(page.lack()).isEqualTo(Lack.INCOMPLETE);
    }

    @Test
    void pagesThatShowSignaturesAreAmongTheChosen() {
        PageBox box = PageBox.A4;
        java.util.List<PageOutline> all = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> new PageOutline(
                        number,
                        number,
                        box,
                        0,
                        number == 100
                                ? java.util.List.of(new SignatureArea("seal", true, 1, 1, 1, 1))
                                : java.util.List.of()))
                .toList();
        assertThat(Previews.chosen(all))
                .hasSize(30)
                .extracting(PageOutline::number)
                .contains(1, 29, 100);
    }

    @Test
    void fileThatIsNoPdfHasNoPages() {
        FilePreview file = new Previews().of(DocumentSource.of("x", "garbage".getBytes(StandardCharsets.US_ASCII)));
        assertThat(file).isEqualTo(FilePreview.NONE);
    }
}
