package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;

/** PNGs that are partly transparent: refused, or on request laid on white. */
class PngAlphaTest {
    private static final int WIDTH = 45;
    private static final int HEIGHT = 43;

    private static List<PngFiles.Kind> kinds(int[][] typesAndDepths) {
        List<PngFiles.Kind> kinds = new ArrayList<>();
        for (int[] td : typesAndDepths) {
            kinds.add(new PngFiles.Kind(td[0], td[1], false, WIDTH, HEIGHT));
            kinds.add(new PngFiles.Kind(td[0], td[1], true, WIDTH, HEIGHT));
        }
        return kinds;
    }

    static List<PngFiles.Kind> channels() {
        return kinds(new int[][] {{4, 8}, {4, 16}, {6, 8}, {6, 16}});
    }

    static List<PngFiles.Kind> keys() {
        return kinds(new int[][] {{0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}});
    }

    static List<PngFiles.Kind> palettes() {
        return kinds(new int[][] {{3, 1}, {3, 2}, {3, 4}, {3, 8}});
    }

    private static Reading flattened(byte[] file) throws Exception {
        Refusal.of(file, PadesProblem.SCAN_PNG_TRANSPARENT);
        Reading reading = Reading.of(Reading.scan(file).withFlattenedAlpha());
        assertThat(reading.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(file));
        assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.FLATTENED);
        return reading;
    }

    @ParameterizedTest
    @MethodSource("channels")
    void alphaChannelIsLaidOnWhite(PngFiles.Kind kind) throws Exception {
        byte[] file = PngFiles.file(kind);
        int[][] stored = PngFiles.flat(PngFiles.samples(kind));
        PngSamplesTest.assertSameAsImageIo(file, stored);

        FlatReference.requireFlattened(flattened(file), stored, kind.samplesPerPixel(), false);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theOneTransparentColourBecomesWhite(PngFiles.Kind kind) throws Exception {
        int[][][] samples = PngFiles.samples(kind);
        int[] key = samples[20][20].clone();
        samples[21][9] = key;
        ByteBuffer body = ByteBuffer.allocate(2 * key.length);
        Arrays.stream(key).forEach(sample -> body.putShort((short) sample));
        byte[] opaque = PngFiles.file(kind, 0, PngFiles.deflate(PngFiles.rows(kind, samples)));
        byte[] file = PngFiles.with(opaque, "IDAT", PngFiles.chunk("tRNS", body.array()));

        int[] white = new int[key.length];
        Arrays.fill(white, (1 << kind.depth()) - 1);
        for (int[][] row : samples) {
            for (int x = 0; x < row.length; x++) {
                row[x] = Arrays.equals(row[x], key) ? white : row[x];
            }
        }
        assertThat(FlatePixels.decode(flattened(file))).isDeepEqualTo(PngFiles.flat(samples));
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void paletteIsLaidOnWhiteAndIndexesStay(PngFiles.Kind kind) throws Exception {
        byte[] opaque = PngFiles.file(kind);
        byte[] before = Reading.of(opaque).header().palette().clone();
        byte[] alphas = new byte[Math.max(1, before.length / 3 - 1)];
        new Random(1).nextBytes(alphas);
        byte[] file = PngFiles.with(opaque, "IDAT", PngFiles.chunk("tRNS", alphas));

        Reading reading = flattened(file);

        byte[] expected = before.clone();
        for (int i = 0; i < 3 * alphas.length; i++) {
            expected[i] = (byte) FlatReference.blend(before[i] & 0xFF, alphas[i / 3] & 0xFF, 255);
        }
        assertThat(reading.header().palette()).isEqualTo(expected);
        assertThat(FlatePixels.decode(reading)).isDeepEqualTo(PngFiles.flat(PngFiles.samples(kind)));
        assertThat(reading.body()).isEqualTo(Reading.of(opaque).body());
    }

    @Test
    void opaqueFilesStayAsTheyAreOnRequest() throws Exception {
        byte[] file = PngFiles.file(new PngFiles.Kind(2, 8, false, WIDTH, HEIGHT));
        Reading reading = Reading.of(Reading.scan(file).withFlattenedAlpha());
        assertThat(reading.body()).isEqualTo(Reading.of(file).body());
        assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.TRANSCODED);
    }

    @Test
    void everyAlphaOfEverySampleIsRoundedToTheNearest() {
        byte[] palette = new byte[3 * 256];
        byte[] alphas = new byte[256];
        for (int alpha = 0; alpha < 256; alpha++) {
            for (int i = 0; i < 256; i++) {
                Arrays.fill(palette, 3 * i, 3 * i + 3, (byte) i);
                alphas[i] = (byte) alpha;
            }
            byte[] flat = OnWhite.palette(palette, alphas);
            for (int i = 0; i < 256; i++) {
                assertThat(flat[3 * i + 1] & 0xFF)
                        .isEqualTo((int) Math.round((i * alpha + 255.0 * (255 - alpha)) / 255));
            }
        }
    }

    @Test
    void damagedTransparencyIsRefused() {
        refused(new PngFiles.Kind(0, 4, false, WIDTH, HEIGHT), 0, 16);
        refused(new PngFiles.Kind(0, 8, false, WIDTH, HEIGHT), 0);
        refused(new PngFiles.Kind(2, 8, false, WIDTH, HEIGHT), 0, 1);
        refused(new PngFiles.Kind(3, 1, false, WIDTH, HEIGHT), 0, 1, 2);
        refused(new PngFiles.Kind(4, 8, false, WIDTH, HEIGHT), 0, 1);
        byte[] key = PngFiles.chunk("tRNS", new byte[2]);
        byte[] grey = PngFiles.file(new PngFiles.Kind(0, 8, false, WIDTH, HEIGHT));
        byte[] twice = PngFiles.with(PngFiles.with(grey, "IDAT", key), "IDAT", key);
        Refusal.of(Reading.scan(twice).withFlattenedAlpha(), PadesProblem.SCAN_PNG_MALFORMED);
        byte[] indexed = PngFiles.file(new PngFiles.Kind(3, 2, false, WIDTH, HEIGHT));
        byte[] early = PngFiles.with(indexed, "PLTE", key);
        Refusal.of(Reading.scan(early).withFlattenedAlpha(), PadesProblem.SCAN_PNG_MALFORMED);
    }

    private static void refused(PngFiles.Kind kind, int... body) {
        byte[] bytes = new byte[body.length];
        for (int i = 0; i < body.length; i++) {
            bytes[i] = (byte) body[i];
        }
        byte[] file = PngFiles.with(PngFiles.file(kind), "IDAT", PngFiles.chunk("tRNS", bytes));
        Refusal.of(Reading.scan(file).withFlattenedAlpha(), PadesProblem.SCAN_PNG_MALFORMED);
    }
}
