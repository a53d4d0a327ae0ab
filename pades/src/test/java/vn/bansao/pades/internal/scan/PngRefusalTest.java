package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.ScanLimits;

class PngRefusalTest {
    private static final PngFiles.Kind RGB = new PngFiles.Kind(2, 8, false, 45, 43);
    private static final PngFiles.Kind PALETTE = new PngFiles.Kind(3, 8, false, 45, 43);
    private static final byte[] ROWS = PngFiles.rows(RGB, PngFiles.samples(RGB));
    private static final byte[] GOOD = PngFiles.file(RGB);

    @Test
    void transparencyIsRefused() {
        Refusal.of(header(4, 8), PadesProblem.SCAN_PNG_TRANSPARENT);
        Refusal.of(header(6, 8), PadesProblem.SCAN_PNG_TRANSPARENT);
        Refusal.of(before("IDAT", "tRNS", new byte[6]), PadesProblem.SCAN_PNG_TRANSPARENT);
    }

    @ParameterizedTest
    @CsvSource({"1,8", "5,8", "7,8", "0,3", "0,0", "0,32", "2,1", "2,4", "3,16"})
    void unknownColourTypesAndDepthsAreRefused(int type, int depth) {
        Refusal.of(header(type, depth), PadesProblem.SCAN_PNG_MALFORMED);
    }

    @Test
    void animationIsRefused() {
        Refusal.of(before("IDAT", "acTL", new byte[8]), PadesProblem.SCAN_PNG_ANIMATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IHDR", "IEND"})
    void misplacedChunksAreRefused(String type) {
        Refusal.of(before("IDAT", type, new byte[0]), PadesProblem.SCAN_PNG_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IHDR", "PLTE", "IDAT", "tRNS", "iCCP", "pHYs", "acTL"})
    void chunksThatBelongBeforeTheImageAreRefusedAfterIt(String type) {
        Refusal.of(before("IEND", type, new byte[0]), PadesProblem.SCAN_PNG_MALFORMED);
    }

    @Test
    void headerMustComeFirstAndImageDataMustBeThere() {
        Refusal.of(PngFiles.with(GOOD, "IHDR", PngFiles.chunk("tEXt", new byte[3])), PadesProblem.SCAN_PNG_MALFORMED);
        byte[] empty = PngFiles.file(RGB, 0, new byte[0]);
        Refusal.of(empty, PadesProblem.SCAN_PNG_MALFORMED);
        Refusal.of(before("pHYs", "pHYs", PngFiles.phys(1, 1, 1)), PadesProblem.SCAN_PNG_MALFORMED);
    }

    @Test
    void unknownCriticalChunkIsRefusedAndAncillaryIsNot() throws IOException {
        for (String next : List.of("IDAT", "IEND")) {
            Refusal.of(before(next, "CgBI", new byte[4]), PadesProblem.SCAN_PNG_CHUNK_UNKNOWN);
            assertThat(Reading.of(before(next, "prVt", new byte[4])).body()).isNotEmpty();
        }
    }

    @Test
    void wrongChecksumOfAnyChunkIsRefused() {
        for (String type : List.of("IHDR", "pHYs", "IDAT", "tEXt", "IEND")) {
            byte[] file = GOOD.clone();
            int at = PngFiles.find(GOOD, type);
            file[at + 8 + ByteBuffer.wrap(file).getInt(at) + 3] ^= 1;
            Refusal.of(file, PadesProblem.SCAN_PNG_CRC_WRONG);
        }
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        Refusal.of(JpegFiles.cat(GOOD, new byte[1]), PadesProblem.SCAN_PNG_TRAILING_DATA);
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 8; length < GOOD.length; length += 13) {
            Refusal.of(Arrays.copyOf(GOOD, length), PadesProblem.SCAN_FILE_TRUNCATED);
        }
    }

    @Test
    void tooFewAndTooManyRowsAreRefused() {
        refuseData(PngFiles.deflate(Arrays.copyOf(ROWS, ROWS.length - 1)));
        refuseData(PngFiles.deflate(Arrays.copyOf(ROWS, ROWS.length + 1)));
    }

    @Test
    void damagedCompressedDataAreRefused() {
        byte[] good = PngFiles.deflate(ROWS);
        refuseData(JpegFiles.cat(good, new byte[1]));
        refuseData(Arrays.copyOf(good, good.length - 1));
        byte[] adler = good.clone();
        adler[good.length - 1] ^= 1;
        refuseData(adler);
        refuseData(new byte[] {'n', 'o', 'n', 'e'});
    }

    @Test
    void presetDictionaryIsRefused() {
        Deflater deflater = new Deflater();
        deflater.setDictionary(new byte[] {1, 2, 3});
        deflater.setInput(ROWS);
        deflater.finish();
        byte[] out = new byte[2 * ROWS.length];
        int length = deflater.deflate(out);
        deflater.end();
        refuseData(Arrays.copyOf(out, length));
    }

    @Test
    void unknownFilterIsRefused() {
        byte[] rows = ROWS.clone();
        rows[(3 * 45 + 1) * 20] = 5;
        refuseData(PngFiles.deflate(rows));
    }

    @Test
    void bombIsStoppedAtTheSizeOfTheImage() {
        refuseData(PngFiles.deflate(new byte[100_000_000]));
        PngFiles.Kind interlaced = new PngFiles.Kind(2, 8, true, 45, 43);
        Refusal.of(
                PngFiles.file(interlaced, 0, PngFiles.deflate(new byte[100_000_000])),
                PadesProblem.SCAN_PNG_DATA_WRONG);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void indexBeyondThePaletteIsRefused(boolean interlaced) throws IOException {
        PngFiles.Kind kind = new PngFiles.Kind(3, 4, interlaced, 45, 43);
        int[][][] samples = PngFiles.samples(kind);
        for (int[][] row : samples) {
            for (int[] pixel : row) {
                pixel[0] %= 10;
            }
        }
        byte[] fits = PngFiles.file(kind, 10, PngFiles.deflate(PngFiles.rows(kind, samples)));
        assertThat(FlatePixels.decode(Reading.of(fits))).isDeepEqualTo(PngFiles.flat(samples));
        samples[42][44][0] = 10;
        Refusal.of(
                PngFiles.file(kind, 10, PngFiles.deflate(PngFiles.rows(kind, samples))),
                PadesProblem.SCAN_PNG_DATA_WRONG);
    }

    @Test
    void unfitPalettesAreRefused() {
        byte[] good = PngFiles.file(PALETTE);
        Refusal.of(PngFiles.without(good, "PLTE"), PadesProblem.SCAN_PNG_MALFORMED);
        byte[] odd = PngFiles.with(PngFiles.without(good, "PLTE"), "IDAT", PngFiles.chunk("PLTE", new byte[4]));
        Refusal.of(odd, PadesProblem.SCAN_PNG_MALFORMED);
        PngFiles.Kind twoBits = new PngFiles.Kind(3, 2, false, 45, 43);
        byte[] data = PngFiles.deflate(PngFiles.rows(twoBits, PngFiles.samples(twoBits)));
        Refusal.of(PngFiles.file(twoBits, 5, data), PadesProblem.SCAN_PNG_MALFORMED);
    }

    @Test
    void sizesAreLimited() {
        Refusal.of(
                PngFiles.file(new PngFiles.Kind(0, 8, false, 70_000, 1), 0, new byte[9]),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
        Refusal.of(
                PngFiles.file(new PngFiles.Kind(0, 8, false, 0, 9), 0, new byte[9]), PadesProblem.SCAN_IMAGE_SIZE_ZERO);
        Refusal.of(
                PngFiles.file(new PngFiles.Kind(0, 8, false, -1, 9), 0, new byte[9]),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
        Refusal.of(
                PngFiles.file(new PngFiles.Kind(2, 16, true, 6_000, 6_000), 0, new byte[9]),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
        Refusal.of(
                Reading.scan(GOOD).withLimits(ScanLimits.STANDARD.withMaxPixels(45 * 43 - 1)),
                PadesProblem.SCAN_IMAGE_TOO_LARGE);
    }

    @Test
    void orientationIsTakenBeforeTheImageAndRefusedAfterIt() throws IOException {
        byte[] jpegs = JpegFiles.exif(ByteOrder.LITTLE_ENDIAN, 6, 300, 300, 2);
        byte[] exif = JpegFiles.slice(jpegs, 6, jpegs.length);
        assertThat(Reading.of(before("IDAT", "eXIf", exif)).header().orientation())
                .isEqualTo(6);
        Refusal.of(before("IEND", "eXIf", exif), PadesProblem.SCAN_PNG_MALFORMED);
        Refusal.of(before("IDAT", "eXIf", new byte[20]), PadesProblem.SCAN_EXIF_MALFORMED);
    }

    @Test
    void tailIsReadAlsoByAShortScratchBuffer() throws IOException {
        PngFiles.Kind kind = new PngFiles.Kind(0, 16, true, 45, 43);
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        try (ScanPageReader reader =
                ScanPageReader.open(Reading.scan(PngFiles.file(kind)), 0, new byte[1024], new NoDigest())) {
            reader.transferTo(body::write);
            assertThat(body.toByteArray())
                    .isEqualTo(Reading.of(PngFiles.file(kind)).body());
        }
    }

    private static void refuseData(byte[] data) {
        Refusal.of(PngFiles.file(RGB, 0, data), PadesProblem.SCAN_PNG_DATA_WRONG);
    }

    private static byte[] header(int type, int depth) {
        return PngFiles.file(new PngFiles.Kind(type, depth, false, 45, 43), 1, PngFiles.deflate(ROWS));
    }

    private static byte[] before(String next, String type, byte[] body) {
        return PngFiles.with(GOOD, next, PngFiles.chunk(type, body));
    }

    /** Stands for a digest of a caller's provider. */
    private static final class NoDigest extends java.security.MessageDigest {
        NoDigest() {
            super("none");
        }

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int len) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[32];
        }

        @Override
        protected void engineReset() {}
    }
}
