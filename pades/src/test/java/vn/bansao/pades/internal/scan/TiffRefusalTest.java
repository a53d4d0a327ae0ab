package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/** TIFFs that are refused: each with its code. */
class TiffRefusalTest {
    private static final TiffFiles.Kind GREY = new TiffFiles.Kind(1, 8, 1, false, 7, false, true, false);
    private static final TiffFiles.Kind COLOUR = new TiffFiles.Kind(2, 8, 5, false, 7, false, false, false);
    private static final int SHORT = TiffFiles.SHORT;
    private static final int LONG = TiffFiles.LONG;

    private static void refused(TiffFiles.Page page, PadesProblem code) {
        Refusal.of(TiffFiles.file(page), code);
        Refusal.of(TiffFiles.file(ByteOrder.BIG_ENDIAN, true, page), code);
    }

    private static TiffFiles.Page grey() {
        return TiffFiles.page(GREY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 9, 34_661, 34_712, 50_000})
    void otherCompressions(int compression) {
        refused(grey().set(259, SHORT, compression), PadesProblem.SCAN_TIFF_UNSUPPORTED);
    }

    @Test
    void otherColours() {
        refused(grey().set(262, SHORT, 6), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(grey().set(262, SHORT, 8), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(grey().without(262), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(grey().set(258, SHORT, 12), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(grey().set(339, SHORT, 3), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(TiffFiles.page(COLOUR).set(258, SHORT, 8, 8, 16), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(TiffFiles.page(COLOUR).set(258, SHORT, 4, 4, 4), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(TiffFiles.page(COLOUR).set(284, SHORT, 3), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(TiffFiles.page(COLOUR).set(284, SHORT, 2), PadesProblem.SCAN_TIFF_MALFORMED);
        refused(TiffFiles.page(COLOUR).set(317, SHORT, 3), PadesProblem.SCAN_TIFF_UNSUPPORTED);
        refused(TiffFiles.page(COLOUR).set(277, SHORT, 1), PadesProblem.SCAN_TIFF_MALFORMED);
        refused(grey().set(262, SHORT, 3), PadesProblem.SCAN_TIFF_MALFORMED);
    }

    @Test
    void transparency() {
        refused(grey().set(277, SHORT, 2).set(338, SHORT, 1), PadesProblem.SCAN_TIFF_TRANSPARENT);
        refused(TiffFiles.page(COLOUR).set(277, SHORT, 4), PadesProblem.SCAN_TIFF_TRANSPARENT);
        refused(grey().set(262, SHORT, 4), PadesProblem.SCAN_TIFF_TRANSPARENT);
    }

    @Test
    void inksNeedTheirProfile() throws IOException {
        TiffFiles.Kind inks = new TiffFiles.Kind(5, 8, 8, true, 0, false, true, false);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

        refused(TiffFiles.page(inks), PadesProblem.SCAN_TIFF_CMYK_WITHOUT_PROFILE);
        refused(TiffFiles.page(inks).block(34_675, profile), PadesProblem.SCAN_ICC_UNFIT);
        refused(TiffFiles.page(inks).block(34_675, profile).set(332, SHORT, 2), PadesProblem.SCAN_TIFF_UNSUPPORTED);

        byte[] cmyk = profile.clone();
        System.arraycopy("CMYK".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, cmyk, 16, 4);
        Reading reading = Reading.of(TiffFiles.file(TiffFiles.page(inks).block(34_675, cmyk)));
        assertThat(reading.header().colour()).isEqualTo(Colour.CMYK);
        assertThat(reading.header().iccProfile()).isEqualTo(cmyk);
        assertThat(FlatePixels.decode(reading)).isDeepEqualTo(TiffFiles.samples(inks));
    }

    @Test
    void sizesBeyondTheLimitsAreRefusedBeforeAnythingIsAllocated() {
        refused(grey().set(256, LONG, 35_000).set(257, LONG, 35_000), PadesProblem.SCAN_IMAGE_TOO_LARGE);
        refused(grey().set(256, LONG, 0xFFFF_FFFFL), PadesProblem.SCAN_IMAGE_TOO_LARGE);
        refused(grey().set(257, LONG, 0), PadesProblem.SCAN_IMAGE_SIZE_ZERO);
        refused(grey().set(278, LONG, 0), PadesProblem.SCAN_TIFF_MALFORMED);
        refused(
                TiffFiles.page(new TiffFiles.Kind(1, 8, 1, false, 0, false, true, false))
                        .set(256, LONG, 1000)
                        .set(257, LONG, 1000)
                        .set(322, LONG, 1)
                        .set(323, LONG, 1),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
        refused(grey().set(278, LONG, 1), PadesProblem.SCAN_TIFF_MALFORMED);
        refused(grey().set(34_675, TiffFiles.UNDEFINED, new long[200]), PadesProblem.SCAN_ICC_UNFIT);
        TiffFiles.Page tile = TiffFiles.page(new TiffFiles.Kind(2, 16, 8, false, 0, false, true, false));
        refused(
                tile.set(256, LONG, 8000).set(322, LONG, 8000).set(323, LONG, 60_000),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
    }

    @Test
    void densityThatIsMissingOrARatioOnly() {
        refused(grey().set(296, SHORT, 1), PadesProblem.SCAN_DENSITY_MISSING);
        refused(grey().without(282), PadesProblem.SCAN_DENSITY_MISSING);
        refused(grey().set(283, TiffFiles.RATIONAL, 300, 0), PadesProblem.SCAN_DENSITY_MISSING);
    }

    @Test
    void uncompressedModeOfFaxCodes() {
        refused(grey().set(258, SHORT, 1).set(259, SHORT, 4).set(293, LONG, 2), PadesProblem.SCAN_TIFF_UNSUPPORTED);
    }

    @Test
    void stripsOfFaxDataThatOverlap() {
        byte[][] fax = new byte[300][10];
        for (byte[] strip : fax) {
            strip[2] = -1;
            strip[1] = 1; // an end-of-line code: such strips are joined undecoded
        }
        TiffFiles.Page page = new TiffFiles.Page(400, 300, 3, 0).strips(1, fax);

        byte[] overlapping = TiffFiles.file(page.statedLength(20));
        byte[] padded = Arrays.copyOf(overlapping, overlapping.length + 10);
        Refusal.of(padded, PadesProblem.SCAN_TIFF_MALFORMED);
        refused(page.statedLength(20_000), PadesProblem.SCAN_FILE_TRUNCATED);
        refused(page.statedLength(0xFFFF_FFFFL), PadesProblem.SCAN_FILE_TRUNCATED);
    }

    @Test
    void directoriesInALoop() {
        byte[] file = TiffFiles.file(grey(), grey(), grey());
        int second = nextOf(file, 8);
        int third = nextOf(file, second);
        for (int target : new int[] {8, second, third}) {
            byte[] looped = file.clone();
            ByteBuffer view = ByteBuffer.wrap(looped).order(ByteOrder.LITTLE_ENDIAN);
            view.putInt(third + 2 + 12 * view.getShort(third), target);
            Refusal.of(looped, PadesProblem.SCAN_TIFF_MALFORMED);
        }
    }

    private static int nextOf(byte[] file, int directory) {
        ByteBuffer view = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return view.getInt(directory + 2 + 12 * view.getShort(directory));
    }

    @Test
    void aChainOfAHundredThousandDirectoriesEndsSoon() {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 18 * 100_000).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        for (int i = 1; i <= 100_000; i++) {
            bytes.putShort((short) 1)
                    .putShort((short) 256)
                    .putShort((short) 3)
                    .putInt(1)
                    .putInt(1)
                    .putInt(8 + 18 * i);
        }
        long start = System.nanoTime();

        Refusal.of(bytes.array(), PadesProblem.SCAN_TIFF_MALFORMED);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aPageMoreThanTheFileIsTheOnlyOneFor() {
        assertThatThrownBy(() -> Reading.of(TiffFiles.file(grey(), grey())))
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(PadesProblem.RECORD_MISMATCH));
    }

    @Test
    void pagesAreCountedWithoutThumbnails() throws IOException {
        byte[] three =
                TiffFiles.file(grey(), grey().set(254, LONG, 1), TiffFiles.page(COLOUR), grey().set(254, LONG, 2));
        Scan scan = Scan.of(List.of(
                DocumentSource.of("1.jpg", JpegFiles.colour()),
                DocumentSource.of("2-4.tif", three),
                DocumentSource.of("5.tif", TiffFiles.file(ByteOrder.BIG_ENDIAN, true, grey()))));

        assertThat(scan.pageCount()).isEqualTo(5);
    }

    @Test
    void pagesThatShareTheirData() throws IOException {
        byte[] strip = PngFiles.deflate(new byte[400 * 400]);
        assertThat(Reading.pages(Reading.scan(Bombs.sharedStrip(1, 400, 400, strip))))
                .hasSize(1);

        byte[] file = Bombs.sharedStrip(40, 400, 400, strip);
        assertThatThrownBy(() -> Reading.pages(Reading.scan(file)))
                .isInstanceOfSatisfying(
                        CertifiedCopyException.class,
                        refused -> assertThat(refused.code()).isEqualTo("SCAN_TIFF_MALFORMED"));
    }

    @Test
    void aPageMayBeReadTwice() throws IOException {
        byte[] file = TiffFiles.file(TiffFiles.page(COLOUR), TiffFiles.page(GREY));
        ScanPages pages = ScanPages.of(
                Reading.scan(file), 2, new byte[ScanPageReader.SCRATCH_BYTES], DigestAlgorithm.SHA256.newDigest());
        for (int i = 0; i < 20; i++) {
            try (ScanPageReader page = pages.open(i % 2)) {
                assertThat(page.transferTo((bytes, from, count) -> {})).isPositive();
            }
        }
    }

    @Test
    void manySamplesInFewBytes() {
        long samples = 20_000L * 19_990;
        TiffFiles.Page page = new TiffFiles.Page(20_000, 19_990, 8, 1).set(258, SHORT, 8);
        refused(page.strips(19_990, Bombs.zlibOfZeros(samples)), PadesProblem.SCAN_IMAGE_TOO_LARGE);
    }
}
