package vn.bansao.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.ReceivedDocument;
import vn.bansao.copy.Original;
import vn.bansao.copy.SecurityElement;
import vn.bansao.pades.internal.scan.TiffFiles;

/** What headers tell; each check once broken and once kept. */
class ScanGateHeaderTest {
    private static final ScanGate ND30 = ScanGate.of(ScanPolicy.ND30_2020);

    private static BufferedImage image(int width, int height, int type, Color ink) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setColor(ink);
        g.fillRect(width / 4, height / 4, 60, 20);
        g.dispose();
        return image;
    }

    /** A page of colour at 200 dpi, by millimetres. */
    private static DocumentSource page(double widthMm, double heightMm) throws IOException {
        BufferedImage image = image(
                (int) (widthMm / 25.4 * 200), (int) (heightMm / 25.4 * 200), BufferedImage.TYPE_INT_RGB, Color.BLUE);
        return ImageFiles.jpeg("page.jpg", image, 200);
    }

    private static DocumentSource a5() throws IOException {
        return page(148, 210);
    }

    private static List<String> codes(ScanGate gate, Original original, DocumentSource... pages) throws IOException {
        return gate.check(Scan.of(List.of(pages)), original).stream()
                .map(ScanFinding::code)
                .toList();
    }

    private static Original original(int pages) {
        return Original.of("Quyết định", pages);
    }

    private static Original sealed(SecurityElement... elements) {
        return original(1).withSecurityElements(Set.of(elements));
    }

    @Test
    void goodPageHasNoFinding() throws IOException {
        assertThat(codes(ND30, original(1), a5())).isEmpty();
    }

    @Test
    void lowResolutionTellsMeasuredAndRequiredAndRule() throws IOException {
        DocumentSource low = ImageFiles.jpeg("thấp.jpg", image(900, 1200, BufferedImage.TYPE_INT_RGB, Color.RED), 150);

        List<ScanFinding> findings = ND30.check(Scan.of(List.of(low)), original(1));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(ScanCheck.SCAN_RESOLUTION_LOW);
            assertThat(finding.page()).isEqualTo(1);
            assertThat(finding.measured() + finding.unit()).isEqualTo("150dpi");
            assertThat(finding.required()).isEqualTo("200");
            assertThat(finding.citation()).isEqualTo("NĐ 30/2020/NĐ-CP");
            assertThat(finding.refuses()).isTrue();
            assertThat(finding.sentence(Locale.forLanguageTag("vi")))
                    .isEqualTo("trang 1, thấp.jpg: độ phân giải là 150 dpi, yêu cầu từ 200 dpi (NĐ 30/2020/NĐ-CP)");
            assertThat(finding.sentence(Locale.ENGLISH)).contains("150 dpi", "200 dpi", "NĐ 30/2020/NĐ-CP");
            assertThat(finding.hint(Locale.ENGLISH).orElseThrow()).contains("200");
        });
    }

    @Test
    void archivesNeedThreeHundredDpiUnlessTheirRuleSaysOtherwise() throws IOException {
        ScanGate archive = ScanGate.of(ScanPolicy.CV7197_2025);
        ScanGate ordinary = ScanGate.of(ScanPolicy.CV7197_2025.with(
                ScanCheck.SCAN_RESOLUTION_LOW, ScanRule.refuse(200, "CV 7197/BKHCN-CĐSQG")));

        assertThat(codes(archive, original(1), a5())).contains("SCAN_RESOLUTION_LOW");
        assertThat(codes(ordinary, original(1), a5())).doesNotContain("SCAN_RESOLUTION_LOW");
    }

    @Test
    void greyBilevelAndGreyPalettesAreNoColour() throws IOException {
        DocumentSource grey =
                ImageFiles.jpeg("grey.jpg", image(1200, 1700, BufferedImage.TYPE_BYTE_GRAY, Color.BLACK), 200);
        DocumentSource bilevel =
                ImageFiles.png("bw.png", image(1200, 1700, BufferedImage.TYPE_BYTE_BINARY, Color.BLACK), 200);
        DocumentSource palette =
                ImageFiles.png("palette.png", image(1200, 1700, BufferedImage.TYPE_BYTE_INDEXED, Color.RED), 200);

        assertThat(codes(ND30, original(1), grey)).containsExactly("SCAN_COLOUR_MISSING");
        assertThat(codes(ND30, original(1), bilevel)).containsExactly("SCAN_COLOUR_MISSING");
        assertThat(codes(ND30, original(1), palette)).isEmpty();
        assertThat(codes(ScanGate.of(ScanPolicy.CV7197_2025), original(1), bilevel))
                .containsExactly("SCAN_RESOLUTION_LOW", "SCAN_DEPTH_LOW");
    }

    @Test
    void declaredSealNeedsOnePageInColour() throws IOException {
        ScanGate archive = ScanGate.of(ScanPolicy.CV7197_2025);
        DocumentSource grey =
                ImageFiles.png("grey.png", image(1800, 2500, BufferedImage.TYPE_BYTE_GRAY, Color.BLACK), 300);
        DocumentSource colour =
                ImageFiles.png("colour.png", image(1800, 2500, BufferedImage.TYPE_INT_RGB, Color.RED), 300);
        Original two = original(2).withSecurityElements(Set.of(SecurityElement.RED_STAMP));

        assertThat(codes(archive, sealed(SecurityElement.PHOTO), grey)).containsExactly("SCAN_SEAL_COLOURLESS");
        assertThat(codes(archive, sealed(SecurityElement.QR), grey)).isEmpty();
        assertThat(codes(archive, two, grey, colour)).isEmpty();
    }

    @Test
    void pageCountIsThatOfTheOriginal() throws IOException {
        List<ScanFinding> findings = ND30.check(Scan.of(List.of(a5())), original(2));

        assertThat(findings).extracting(ScanFinding::code).containsExactly("SCAN_PAGE_COUNT_WRONG");
        assertThat(findings.get(0).citation()).contains("Đ.10");
    }

    @Test
    void paperThatIsTooSmallTooLargeTooLongOrOfAnotherSize() throws IOException {
        assertThat(codes(ND30, original(1), page(49, 90))).containsExactly("SCAN_PAPER_SMALL");
        assertThat(codes(ND30, original(1), page(54, 86))).isEmpty();
        assertThat(codes(ND30, original(1), page(500, 910))).containsExactly("SCAN_PAPER_LARGE");
        assertThat(codes(ND30, original(1), page(60, 190))).containsExactly("SCAN_ASPECT_EXTREME");
        assertThat(codes(ND30, original(2), a5(), page(210, 297))).containsExactly("SCAN_SIZES_MIXED");
        assertThat(codes(ND30, original(2), a5(), page(212, 149))).isEmpty();
    }

    @Test
    void unevenResolution() throws IOException {
        byte[] file = ImageFiles.jpeg(image(1200, 850, BufferedImage.TYPE_INT_RGB, Color.RED), 200, 0.8f, false);
        file[14] = 1; // 204 becomes 460 dots per inch across
        file[15] = (byte) (460 - 256);

        assertThat(codes(ND30, original(1), DocumentSource.of("fax.jpg", file)))
                .containsExactly("SCAN_RESOLUTION_UNEVEN");
    }

    @Test
    void theSameFileTwiceIsFoundAmongFilesAndReceivedBytes() throws IOException {
        byte[] file = ImageFiles.jpeg(image(1200, 1700, BufferedImage.TYPE_INT_RGB, Color.RED), 200, 0.8f, false);
        byte[] other = file.clone();
        other[file.length / 2] ^= 1;

        List<ScanFinding> findings = ND30.check(
                Scan.of(List.of(
                        DocumentSource.of("1.jpg", file),
                        DocumentSource.of("2.jpg", other),
                        ReceivedDocument.of("3.jpg", file))),
                original(3));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("SCAN_FILE_REPEATED");
            assertThat(finding.page()).isEqualTo(3);
            assertThat(finding.required()).isEqualTo("1");
        });
    }

    @Test
    void whatCannotBeCertifiedIsAFindingAndNotAnException() throws IOException {
        DocumentSource text = DocumentSource.of("note.txt", "no picture".getBytes(StandardCharsets.UTF_8));

        List<ScanFinding> findings = ND30.check(Scan.of(List.of(a5(), text)), original(2));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("SCAN_PAGE_UNREADABLE");
            assertThat(finding.measured()).isEqualTo("SCAN_FORMAT_UNSUPPORTED");
            assertThat(finding.page()).isEqualTo(2);
        });
    }

    @Test
    void requirePassedNamesWhatRefusesAndReturnsWarnings() throws IOException {
        DocumentSource grey =
                ImageFiles.jpeg("grey.jpg", image(1200, 1700, BufferedImage.TYPE_BYTE_GRAY, Color.BLACK), 200);

        assertThatThrownBy(() -> ND30.requirePassed(Scan.of(List.of(grey)), original(1)))
                .isInstanceOfSatisfying(PolicyException.class, e -> {
                    assertThat(e.code()).isEqualTo("SCAN_REFUSED");
                    assertThat(e.problem().values().get("findings"))
                            .isEqualTo("SCAN_COLOUR_MISSING [1] GRAY, 8 bit / RGB (NĐ 30/2020/NĐ-CP)");
                });
        assertThat(ND30.requirePassed(Scan.of(List.of(page(49, 90))), original(1)))
                .extracting(ScanFinding::code)
                .containsExactly("SCAN_PAPER_SMALL");
    }

    @Test
    void filesInTheOrderOfLettersInsteadOfNumbersAreDoubtful() throws IOException {
        BufferedImage image = image(1200, 1700, BufferedImage.TYPE_INT_RGB, Color.RED);
        List<DocumentSource> pages = new ArrayList<>();
        for (String name : List.of("2026-page-1.jpg", "2026-page-10.jpg", "2026-page-2.jpg", "back.jpg")) {
            image.setRGB(5, 5, name.hashCode());
            pages.add(ImageFiles.jpeg(name, image, 200));
        }

        assertThat(ND30.check(Scan.of(pages), original(4))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("SCAN_ORDER_DOUBTFUL");
            assertThat(finding.page()).isEqualTo(3);
            assertThat(finding.measured()).isEqualTo("2");
            assertThat(finding.required()).isEqualTo("10");
        });
    }

    @Test
    void pagesOfATiffWhoseOwnNumbersFallAreDoubtful() throws IOException {
        TiffFiles.Page[] pages = new TiffFiles.Page[3];
        for (int i = 0; i < 3; i++) {
            pages[i] = new TiffFiles.Page(1200, 1700, 8, 1)
                    .set(297, 3, i == 0 ? 0 : 3 - i, 3)
                    .strips(1700, new byte[1200 * 1700]);
        }
        Scan scan = Scan.of(List.of(DocumentSource.of("pages.tif", TiffFiles.file(pages))));

        assertThat(ScanGate.of(ScanPolicy.LENIENT).check(scan.withFallbackDpi(200), original(3)))
                .extracting(ScanFinding::code, ScanFinding::page, ScanFinding::measured, ScanFinding::required)
                .contains(tuple("SCAN_ORDER_DOUBTFUL", 3, "1", "2"));
    }

    @Test
    void aDensityThatNoFileStatesIsTold() throws IOException {
        ByteArrayOutputStream silent = new ByteArrayOutputStream();
        ImageIO.write(image(1200, 1700, BufferedImage.TYPE_INT_RGB, Color.BLUE), "png", silent);
        Scan scan = Scan.of(List.of(DocumentSource.of("page.png", silent.toByteArray()), a5()))
                .withFallbackDpi(200);

        for (ScanPolicy policy : List.of(ScanPolicy.LENIENT, ScanPolicy.ND30_2020, ScanPolicy.CV7197_2025)) {
            assertThat(ScanGate.of(policy).check(scan, original(2)))
                    .filteredOn(finding -> finding.check() == ScanCheck.SCAN_RESOLUTION_ASSUMED)
                    .extracting(ScanFinding::page, ScanFinding::measured, ScanFinding::refuses)
                    .containsExactly(tuple(1, "200", false));
        }
    }
}
