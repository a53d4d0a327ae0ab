package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.ScanLimits;
import vn.bansao.testing.CmykProfile;

class Jp2RefusalTest {
    private static final byte[] GOOD = Jp2Files.colour();
    private static final byte[] STREAM = Jp2Files.codestream(3, 8);
    private static final byte[] HEADER = Jp2Files.header(3, Jp2Files.SRGB, Jp2Files.DPI_300);
    private static final byte[] END = Jp2Files.hex("FFD9");

    @Test
    void boxesOutOfOrderAreRefused() {
        byte[] codestream = Jp2Files.box("jp2c", STREAM);
        malformed(JpegFiles.cat(Jp2Files.SIGNATURE, HEADER, codestream));
        malformed(JpegFiles.cat(Jp2Files.SIGNATURE, Jp2Files.FILE_TYPE, codestream));
        malformed(JpegFiles.cat(Jp2Files.SIGNATURE, Jp2Files.FILE_TYPE, HEADER, HEADER, codestream));
        malformed(JpegFiles.cat(Jp2Files.SIGNATURE, Jp2Files.FILE_TYPE, Jp2Files.FILE_TYPE, HEADER, codestream));
        malformed(JpegFiles.cat(Jp2Files.SIGNATURE, Jp2Files.FILE_TYPE, HEADER));
        malformed(JpegFiles.cat(GOOD, HEADER));
        malformed(JpegFiles.cat(GOOD, new byte[3]));
        malformed(JpegFiles.cat(GOOD, Jp2Files.hex("00000007" + "786D6C20")));
        malformed(JpegFiles.cat(GOOD, Jp2Files.hex("0000000A" + "786D6C20" + "AA")));
        malformed(Jp2Files.file(Jp2Files.box("jp2h", JpegFiles.cat(Jp2Files.SRGB, Jp2Files.ihdr(3, 7))), STREAM));
        refused(JpegFiles.cat(GOOD, codestream), PadesProblem.SCAN_JP2_UNSUPPORTED);
    }

    @Test
    void anotherFileTypeIsRefused() {
        byte[] motion = Jp2Files.box("ftyp", Jp2Files.ascii("mjp2\0\0\0\0mjp2"));
        refused(
                JpegFiles.cat(Jp2Files.SIGNATURE, motion, HEADER, Jp2Files.box("jp2c", STREAM)),
                PadesProblem.SCAN_JP2_UNSUPPORTED);
        byte[] signature = GOOD.clone();
        signature[10] = 0x0D;
        malformed(signature);
    }

    @Test
    void opacityIsRefused() {
        for (int type : new int[] {1, 2}) {
            byte[] definitions = Jp2Files.definitions(0, 0, 1, 1, 0, 2, 2, 0, 3, 3, type, 0);
            refused(header(4, Jp2Files.SRGB, definitions), PadesProblem.SCAN_JP2_TRANSPARENT);
        }
    }

    @Test
    void channelsInAnotherOrderAreRefused() {
        for (byte[] definitions : List.of(
                Jp2Files.definitions(0, 0, 3, 1, 0, 2, 2, 0, 1),
                Jp2Files.definitions(0, 0, 1, 1, 0, 2, 2, 65_535, 65_535),
                Jp2Files.definitions(3, 0, 4))) {
            refused(header(3, Jp2Files.SRGB, definitions), PadesProblem.SCAN_JP2_UNSUPPORTED);
        }
        malformed(header(3, Jp2Files.SRGB, Jp2Files.definitions()));
        malformed(header(3, Jp2Files.SRGB, Jp2Files.box("cdef", new byte[] {0, 9, 0, 0})));
    }

    @Test
    void palettesAreRefused() {
        refused(header(1, Jp2Files.SRGB, Jp2Files.box("pclr", new byte[9])), PadesProblem.SCAN_JP2_UNSUPPORTED);
        refused(header(1, Jp2Files.SRGB, Jp2Files.box("cmap", new byte[4])), PadesProblem.SCAN_JP2_UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"2,17", "4,16", "1,16", "3,17", "2,16", "5,16", "3,18", "3,19", "3,14", "3,0", "3,-1"})
    void coloursThatPdfADoesNotTakeAreRefused(int channels, int space) {
        refused(header(channels, Jp2Files.enumerated(space)), PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED);
    }

    @Test
    void unclearColoursAreRefused() {
        malformed(header(3, new byte[0]));
        malformed(header(3, Jp2Files.box("colr", new byte[] {1, 0, 0, 0})));
        malformed(header(3, Jp2Files.box("colr", new byte[] {1, 0})));
        refused(header(3, Jp2Files.colour(4, 0, new byte[16])), PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED);
        refused(header(3, Jp2Files.SRGB, Jp2Files.SRGB), PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED);
        byte[] best = Jp2Files.enumerated(16, 1);
        refused(header(3, best, best), PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED);
        byte[][] many = new byte[17][];
        Arrays.fill(many, Jp2Files.SRGB);
        malformed(header(3, many));
    }

    @Test
    void cmykWithoutProfileIsRefused() {
        refused(header(4, Jp2Files.enumerated(12)), PadesProblem.SCAN_JP2_CMYK_WITHOUT_PROFILE);
    }

    @Test
    void unfitProfilesAreRefused() {
        refused(header(3, Jp2Files.colour(2, 0, CmykProfile.bytes())), PadesProblem.SCAN_ICC_UNFIT);
        refused(header(3, Jp2Files.colour(2, 0, new byte[40])), PadesProblem.SCAN_ICC_UNFIT);
        refused(header(3, Jp2Files.colour(2, 0, new byte[5_000_000])), PadesProblem.SCAN_ICC_UNFIT);
        refused(header(2, Jp2Files.colour(2, 0, CmykProfile.bytes())), PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED);
    }

    @Test
    void depthsThatPdfADoesNotTakeAreRefused() {
        for (int coded : new int[] {255, 0x80 | 7, 38}) {
            byte[] header = Jp2Files.box("jp2h", JpegFiles.cat(Jp2Files.ihdr(3, coded), Jp2Files.SRGB));
            refused(Jp2Files.file(header, STREAM), PadesProblem.SCAN_JP2_UNSUPPORTED);
        }
        malformed(header(3, Jp2Files.SRGB, Jp2Files.box("bpcc", new byte[] {7, 7, 7})));
        byte[] oneDiffers = STREAM.clone();
        oneDiffers[42 + 3] = 6;
        refused(Jp2Files.file(HEADER, oneDiffers), PadesProblem.SCAN_JP2_UNSUPPORTED);
    }

    @Test
    void codestreamThatIsNotWhatItsFileSaysIsRefused() {
        malformed(Jp2Files.file(HEADER, Jp2Files.codestream(1, 8)));
        malformed(Jp2Files.file(HEADER, Jp2Files.codestream(3, 12)));
        malformed(Jp2Files.file(HEADER, changed(11, 201)));
        malformed(Jp2Files.file(HEADER, changed(15, 149)));
    }

    /** Offset in the codestream: size, origin, tile size, tile origin, number of channels. */
    @ParameterizedTest
    @CsvSource({"1,0", "3,0", "5,46", "19,200", "23,201", "27,0", "31,0", "34,1", "41,4"})
    void brokenSizesAreRefused(int index, int value) {
        byte[] file = Jp2Files.file(HEADER, changed(index, value));
        assertThat(Reading.scan(file)).isNotNull();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Reading.of(file)))
                .isInstanceOf(MalformedDocumentException.class);
    }

    private static byte[] changed(int index, int value) {
        byte[] stream = STREAM.clone();
        stream[index] = (byte) value;
        return stream;
    }

    @Test
    void otherPartsOfTheStandardAreRefused() {
        refused(Jp2Files.file(HEADER, changed(6, 0x40)), PadesProblem.SCAN_JP2_UNSUPPORTED);
        refused(Jp2Files.file(HEADER, changed(6, 0x80)), PadesProblem.SCAN_JP2_UNSUPPORTED);
        byte[] main = Jp2Files.mainHeader(3, 8);
        byte[] capabilities = JpegFiles.cat(main, Jp2Files.hex("FF500008000200000000"));
        refused(Jp2Files.file(HEADER, capabilities), PadesProblem.SCAN_JP2_UNSUPPORTED);
        refused(Jp2Files.file(HEADER, changed(44, 2)), PadesProblem.SCAN_JP2_UNSUPPORTED); // subsampling
    }

    @Test
    void brokenMainHeadersAreRefused() {
        byte[] main = Jp2Files.mainHeader(3, 8);
        int cod = 4 + 47;
        byte[] tile = JpegFiles.cat(Jp2Files.tilePart(0, 20), END);
        malformed(Jp2Files.file(HEADER, JpegFiles.cat(JpegFiles.slice(main, 0, cod), tile)));
        malformed(Jp2Files.file(HEADER, JpegFiles.cat(JpegFiles.slice(main, 0, cod + 14), tile)));
        for (String marker : List.of("FF93", "FFD9", "FF30", "FF4F", "FF51", "FE52", "FF640001")) {
            malformed(Jp2Files.file(HEADER, JpegFiles.cat(main, Jp2Files.hex(marker), tile)));
        }
    }

    @Test
    void brokenOrMissingTilesAreRefused() {
        truncated(Jp2Files.tilePart(0, 20), Jp2Files.tilePart(1, 20), Jp2Files.tilePart(2, 20), END);
        truncated(Jp2Files.tilePart(0, 20), Jp2Files.tilePart(3, 20, 22), END);
        truncated(Jp2Files.tilePart(0, 20, 1 << 30), END);
        truncated(Jp2Files.tilePart(0, 20, -1), END);
        malformed(tiles(Jp2Files.tilePart(4, 20), END));
        malformed(tiles(Jp2Files.tilePart(0, 20, 13), END));
        malformed(tiles(Jp2Files.tilePart(0, 20, 19), END));
        malformed(Jp2Files.file(HEADER, JpegFiles.cat(STREAM, new byte[1])));
        malformed(Jp2Files.file(HEADER, JpegFiles.cat(STREAM, END)));
        Refusal.of(
                Reading.scan(JpegFiles.cat(STREAM, new byte[1])).withFallbackDpi(300), PadesProblem.SCAN_JP2_MALFORMED);
    }

    private static void truncated(byte[]... parts) {
        byte[] file = tiles(parts);
        MalformedDocumentException refusal =
                (MalformedDocumentException) Refusal.of(file, PadesProblem.SCAN_JP2_TRUNCATED);
        assertThat(refusal.offsetBytes()).isBetween((long) HEADER.length, (long) file.length);
    }

    private static byte[] tiles(byte[]... parts) {
        return Jp2Files.file(HEADER, JpegFiles.cat(Jp2Files.mainHeader(3, 8), JpegFiles.cat(parts)));
    }

    @Test
    void brokenResolutionsAreRefused() {
        malformed(header(3, Jp2Files.SRGB, Jp2Files.box("res ", Jp2Files.box("resc", new byte[10]))));
        malformed(header(3, Jp2Files.SRGB, Jp2Files.box("res ", Jp2Files.box("resc", new byte[9]))));
        malformed(header(3, Jp2Files.SRGB, Jp2Files.box("res ", new byte[5])));
        byte[] far = Jp2Files.box("res ", Jp2Files.box("resd", Jp2Files.resolution(65_535, 1, 127)));
        refused(header(3, Jp2Files.SRGB, far), PadesProblem.SCAN_DENSITY_IMPLAUSIBLE);
    }

    @Test
    void filesOverALimitAreRefused() {
        int pixels = Jp2Files.WIDTH * Jp2Files.HEIGHT;
        Refusal.of(
                Reading.scan(GOOD).withLimits(ScanLimits.STANDARD.withMaxPixels(pixels - 1)),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
        Refusal.of(
                Reading.scan(STREAM).withLimits(ScanLimits.STANDARD.withMaxPixels(pixels - 1)),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
        byte[] longInfo = Jp2Files.box("xml ", new byte[(1 << 24) + 1]);
        Refusal.of(
                JpegFiles.cat(Jp2Files.SIGNATURE, Jp2Files.FILE_TYPE, longInfo, HEADER),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
    }

    @Test
    void codestreamAloneWithChannelsThatNobodyNamesIsRefused() {
        refused(Jp2Files.codestream(4, 8), PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED);
        refused(Jp2Files.codestream(2, 8), PadesProblem.SCAN_JP2_COLOUR_UNSUPPORTED);
    }

    private static byte[] header(int channels, byte[]... boxes) {
        return Jp2Files.file(Jp2Files.header(channels, boxes), Jp2Files.codestream(channels, 8));
    }

    private static void malformed(byte[] file) {
        assertThat(Refusal.of(file, PadesProblem.SCAN_JP2_MALFORMED)).isInstanceOf(MalformedDocumentException.class);
    }

    private static void refused(byte[] file, PadesProblem code) {
        assertThat(Refusal.of(file, code)).isInstanceOf(PolicyException.class);
    }
}
