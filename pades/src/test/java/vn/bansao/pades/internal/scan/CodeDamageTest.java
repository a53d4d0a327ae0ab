package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.copy.Original;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanFinding;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;
import vn.bansao.testing.PdfFiles;

/** Damage in code that goes undecoded into a copy is found where pixels are checked, and told with its place. */
class CodeDamageTest {
    private static final int WIDTH = 301;
    private static final int HEIGHT = 220;

    private static @Nullable String damage(byte[] file) throws IOException {
        Scan scan = Reading.scan(file).withFallbackDpi(300);
        try (ScanPageReader page = ScanPageReader.open(scan, 0)) {
            return page.damage();
        }
    }

    private static byte[] faxPdf(String parameters, int height, byte[] code) {
        PdfFiles file = new PdfFiles();
        int image = file.stream(
                "/Subtype/Image/Width " + WIDTH + "/Height " + height
                        + "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<<" + parameters
                        + "/Columns " + WIDTH + ">>",
                code);
        return file.imagePage(image, WIDTH, height).bytes();
    }

    private static byte[] group4() {
        return Jbig2Files.fax(WIDTH, HEIGHT, (x, y) -> (x * x + y * y) % 977 < 300);
    }

    private static byte[] jpxPdf(byte[] code) {
        PdfFiles file = new PdfFiles();
        int image = file.stream(
                "/Subtype/Image/Width " + Jp2Files.WIDTH + "/Height " + Jp2Files.HEIGHT + "/Filter/JPXDecode", code);
        return file.imagePage(image, Jp2Files.WIDTH, Jp2Files.HEIGHT).bytes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g3-1d-strip.tif",
                "g3-1d-strips.tif",
                "g3-1d-fill-strip.tif",
                "g3-1d-fill-strips.tif",
                "g3-1d-fill-strips-lsb.tif",
                "g3-2d-fill-strip.tif",
                "g3-2d-fill-strips-lsb.tif"
            })
    void soundFaxDataOfLibtiff(String name) throws IOException {
        byte[] file;
        try (InputStream in = CodeDamageTest.class.getResourceAsStream("fax/" + name)) {
            file = in.readAllBytes();
        }
        assertThat(damage(file)).isNull();

        Reading reading = Reading.of(Reading.scan(file).withFallbackDpi(300));
        PdfFiles pdf = new PdfFiles();
        int image = pdf.stream(
                "/Subtype/Image/Width " + reading.header().widthPx() + "/Height "
                        + reading.header().heightPx()
                        + "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms"
                        + reading.header().coding().parameters(),
                reading.body());
        byte[] page = pdf.imagePage(
                        image, reading.header().widthPx(), reading.header().heightPx())
                .bytes();
        assertThat(damage(page)).isNull();
    }

    /** Rows that begin with a byte, and rows of T.4 without end-of-line codes, as PDF has them and TIFF has not. */
    @Test
    void soundFaxDataOfPdf() throws IOException {
        BufferedImage picture = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_BINARY, WIDTH, HEIGHT);
        byte[] tiff = TiffImageIoTest.write(picture, "CCITT RLE", 0);
        Scan scan = Reading.scan(tiff).withFallbackDpi(300);
        ScanBytes bytes = new ScanBytes(scan.sources().get(0), 1, scan.limits());
        TiffFile file = TiffFile.open(bytes, scan);
        TiffFax page = (TiffFax) file.open(0);
        TiffSegments strips = page.image().segments();
        byte[] code = new byte[0];
        for (int i = 0; i < strips.count(); i++) {
            code = JpegFiles.cat(code, strips.open(i, page.image().reversed()).readAllBytes());
        }
        assertThat(damage(faxPdf("/K 0/EncodedByteAlign true", HEIGHT, code))).isNull();
        assertThat(damage(faxPdf("/K 0", HEIGHT, code))).contains("CCITT fax: row ");

        assertThat(damage(faxPdf("/K -1", HEIGHT, group4()))).isNull();
        byte[] withoutEnd = Arrays.copyOf(group4(), group4().length - 3);
        assertThat(damage(faxPdf("/K -1/EndOfBlock false", HEIGHT, JpegFiles.cat(withoutEnd, new byte[] {'\n'}))))
                .isNull();
    }

    @Test
    void faxDataOfOtherRowsThanTheImageHas() throws IOException {
        assertThat(damage(faxPdf("/K -1", HEIGHT + 1, group4()))).startsWith("CCITT fax: row 221 of 221: ");
        assertThat(damage(faxPdf("/K -1", HEIGHT - 1, group4())))
                .isEqualTo("CCITT fax: behind row 219: more rows than the image has");
    }

    @Test
    void cutFaxDataAreFoundInPdfAndTiff() throws IOException {
        byte[] code = group4();
        for (int i = 1; i <= 200; i++) {
            byte[] cut = Arrays.copyOf(code, (code.length - 3) * i / 201);
            assertThat(damage(faxPdf("/K -1", HEIGHT, cut))).startsWith("CCITT fax: row ");
            TiffFiles.Page page = new TiffFiles.Page(WIDTH, HEIGHT, 4, 0)
                    .set(258, 3, 1)
                    .set(277, 3, 1)
                    .strips(HEIGHT, cut);
            assertThat(damage(TiffFiles.file(page))).startsWith("CCITT fax: row ");
        }
    }

    @Test
    void nearlyEveryFlippedBitOfFaxDataIsFound() throws IOException {
        byte[] code = group4();
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = code.clone();
            damaged[random.nextInt(code.length - 3)] ^= (byte) (1 << random.nextInt(8));
            found += damage(faxPdf("/K -1", HEIGHT, damaged)) == null ? 0 : 1;
        }
        assertThat(found).isGreaterThan(180);
    }

    @Test
    void jpeg2000() throws IOException {
        byte[] code = Jp2Files.colour();
        assertThat(damage(code)).isNull();
        assertThat(damage(jpxPdf(code))).isNull();
        int first = code.length - Jp2Files.codestream(3, 8).length;
        int head = first + Jp2Files.mainHeader(3, 8).length;
        for (int i = 0; i < 200; i++) {
            byte[] cut = Arrays.copyOf(code, head + (code.length - head) * i / 200);
            assertThat(damage(jpxPdf(cut))).startsWith("JPEG 2000: byte ");
        }
        byte[] marked = code.clone();
        marked[code.length - 500] = (byte) 0xFF;
        marked[code.length - 499] = (byte) 0xA3;
        String expected = "JPEG 2000: byte " + (code.length - 500) + ": marker 0xFFA3 within a packet";
        assertThat(damage(jpxPdf(marked))).isEqualTo(expected);
        assertThat(damage(marked)).isEqualTo(expected);
        byte[] wrongTile = code.clone();
        wrongTile[head + 5] = 9;
        assertThat(damage(jpxPdf(wrongTile))).endsWith("tile 9 of 4");
        byte[] missing = JpegFiles.cat(Arrays.copyOf(code, code.length - 42), Jp2Files.hex("FFD9"));
        assertThat(damage(jpxPdf(missing))).contains("length");
    }

    /** The lengths of packets are compared where a PLT segment states them. */
    @Test
    void packetsOfJpeg2000HaveTheirStatedLengths() throws IOException {
        for (int stated : new int[] {0x60, 0x5F}) {
            byte[] part = Jp2Files.tilePart(0, 14 + 6 + 0x60);
            byte[] lengths = Jp2Files.hex("FF580004008" + "1"); // 128 and more
            lengths = JpegFiles.cat(Arrays.copyOf(lengths, 5), new byte[] {(byte) stated});
            System.arraycopy(lengths, 0, part, 12, 6);
            part[18] = (byte) 0xFF;
            part[19] = (byte) 0x93;
            byte[] codestream = JpegFiles.cat(
                    Jp2Files.mainHeader(3, 8),
                    part,
                    Jp2Files.tilePart(1, 30),
                    Jp2Files.tilePart(2, 14),
                    Jp2Files.tilePart(3, 14, 0),
                    Jp2Files.hex("FFD9"));
            byte[] file = Jp2Files.file(Jp2Files.header(3, Jp2Files.SRGB, Jp2Files.DPI_300), codestream);
            if (stated == 0x60) {
                assertThat(damage(jpxPdf(file))).isNull();
            } else {
                assertThat(damage(jpxPdf(file))).endsWith("packets of 95 bytes, the tile-part has 96");
            }
        }
    }

    @Test
    void jbig2() throws IOException {
        byte[] none = {};
        byte[] plain = Jbig2Files.plain();
        assertThat(damage(Jbig2Files.pdf(none, plain))).isNull();
        assertThat(damage(Jbig2Files.pdf(Jbig2Files.globals(), Jbig2Files.halftone())))
                .isNull();
        byte[] ends = JpegFiles.cat(plain, Jbig2Files.segment(3, 49, 1, none), Jbig2Files.segment(4, 51, 0, none));
        assertThat(damage(Jbig2Files.pdf(none, ends))).isNull();

        for (int i = 0; i < 200; i++) {
            byte[] cut = Arrays.copyOf(plain, plain.length * i / 200);
            assertThat(damage(Jbig2Files.pdf(none, cut))).startsWith("JBIG2: byte ");
        }
        assertThat(damage(Jbig2Files.pdf(none, Jbig2Files.halftone())))
                .isEqualTo("JBIG2: byte 30: refers to segment 0, which is not there");
        byte[] page = Jbig2Files.page(Jbig2Files.WIDTH, Jbig2Files.HEIGHT);
        assertThat(damage(Jbig2Files.pdf(none, page))).endsWith("no region");
        assertThat(damage(Jbig2Files.pdf(none, JpegFiles.cat(page, page)))).endsWith("a segment out of order");
        byte[] small = JpegFiles.cat(Jbig2Files.page(Jbig2Files.WIDTH, 1), Jbig2Files.generic(2));
        assertThat(damage(Jbig2Files.pdf(none, small))).endsWith("a page of 200 x 1, the image has 200 x 304");
        assertThat(damage(Jbig2Files.pdf(none, Jbig2Files.generic(2)))).endsWith("a segment of type 38 here");
        byte[] behind = JpegFiles.cat(plain, Jbig2Files.segment(3, 49, 1, none), Jbig2Files.generic(4));
        assertThat(damage(Jbig2Files.pdf(none, behind))).endsWith("a segment out of order");
        assertThat(damage(Jbig2Files.pdf(page, Jbig2Files.generic(2)))).startsWith("JBIG2 globals: byte 0: ");
    }

    @Test
    void flippedBitsOfFaxCodesInJbig2AreFound() throws IOException {
        byte[] plain = Jbig2Files.plain();
        Random random = new Random(5);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = plain.clone();
            damaged[60 + random.nextInt(plain.length - 63)] ^= (byte) (1 << random.nextInt(8));
            found += damage(Jbig2Files.pdf(new byte[0], damaged)) == null ? 0 : 1;
        }
        assertThat(found).isGreaterThan(170);
    }

    @Test
    void jbig2FilesAreRefused() {
        byte[] file = JpegFiles.cat(Jp2Files.hex("974A42320D0A1A0A0100000001"), Jbig2Files.plain());
        assertThat(Refusal.of(Jbig2Files.pdf(new byte[0], file), PadesProblem.SCAN_PDF_DATA_WRONG))
                .hasMessageContaining("file header");
        assertThat(Refusal.of(Jbig2Files.pdf(file, Jbig2Files.plain()), PadesProblem.SCAN_PDF_DATA_WRONG))
                .hasMessageContaining("file header");
    }

    @Test
    void theGateTellsItWithPageAndPlace() throws IOException {
        byte[] code = group4();
        byte[] pdf = faxPdf("/K -1", HEIGHT, Arrays.copyOf(code, code.length / 2));
        List<ScanFinding> findings =
                ScanGate.of(ScanPolicy.LENIENT).withPixels().check(Reading.scan(pdf), Original.of("Quyết định", 1));
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("SCAN_PAGE_DAMAGED"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.page()).isEqualTo(1);
                    assertThat(finding.measured()).startsWith("CCITT fax: row ");
                    assertThat(finding.refuses()).isTrue();
                });
    }

    /** Real scans and the images of other projects' tests, where they are given: whatever can be certified is sound. */
    @Test
    void nothingIsFoundInRealScans() throws IOException {
        String root = System.getProperty("bansao.scans", "");
        String corpus = System.getProperty("bansao.corpus", "");
        assumeFalse(root.isEmpty() || corpus.isEmpty(), "skipped: -Dbansao.scans or -Dbansao.corpus is not set");
        int undecoded = 0;
        for (Path folder : List.of(Path.of(root), Path.of(corpus, "pdfbox", "image"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    undecoded += soundPages(file);
                }
            }
        }
        assertThat(undecoded).isGreaterThanOrEqualTo(8);
    }

    /** How many pages of a file hold fax data, JPEG 2000 or JBIG2. */
    private static int soundPages(Path file) throws IOException {
        Scan scan = Reading.scan(Files.readAllBytes(file)).withFallbackDpi(300);
        int undecoded = 0;
        try {
            int count = scan.pageCount();
            ScanPages pages = ScanPages.of(
                    scan, count, new byte[ScanPageReader.SCRATCH_BYTES], DigestAlgorithm.SHA256.newDigest());
            for (int i = 0; i < count; i++) {
                try (ScanPageReader page = pages.open(i)) {
                    assertThat(page.damage()).as(file + " " + i).isNull();
                    undecoded += page.header().coding().filter().matches("CCITT.*|JPX.*|JBIG2.*") ? 1 : 0;
                }
            }
        } catch (CertifiedCopyException refused) {
            assertThat(refused.code()).startsWith("SCAN_");
        }
        return undecoded;
    }
}
