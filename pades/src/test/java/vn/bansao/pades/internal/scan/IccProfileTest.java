package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.PolicyException;
import vn.bansao.pades.internal.PadesProblem;

class IccProfileTest {
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final byte[] GRAY =
            ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    private static final byte[] COLOUR = JpegFiles.colour();
    private static final PngFiles.Kind RGB_PNG = new PngFiles.Kind(2, 8, false, 45, 43);
    private static final PngFiles.Kind GRAY_PNG = new PngFiles.Kind(0, 8, false, 45, 43);
    private static final PngFiles.Kind PALETTE_PNG = new PngFiles.Kind(3, 8, false, 45, 43);

    @Test
    void profileOfAJpegIsKeptWhateverTheOrderOfItsPieces() throws IOException {
        assertThat(Reading.of(jpeg(COLOUR, List.of(1, 2, 3))).header().iccProfile())
                .isEqualTo(SRGB);
        assertThat(Reading.of(jpeg(COLOUR, List.of(3, 1, 2))).header().iccProfile())
                .isEqualTo(SRGB);
    }

    @Test
    void missingOrDoublePiecesAreRefused() {
        refused(jpeg(COLOUR, List.of(1, 3)));
        refused(jpeg(COLOUR, List.of(1, 2, 2)));
        refused(jpeg(COLOUR, List.of(1, 2, 3, 3)));
        refused(JpegFiles.with(jpeg(COLOUR, List.of(1, 2, 3)), 0xE2, piece(0, 3, new byte[9])));
        refused(JpegFiles.with(COLOUR, 0xE2, piece(0, 0, new byte[9])));
        refused(JpegFiles.with(COLOUR, 0xE2, JpegFiles.slice(piece(0, 0, new byte[0]), 0, 13)));
    }

    @Test
    void profileOfAPngIsKept() throws IOException {
        assertThat(Reading.of(png(RGB_PNG, SRGB)).header().iccProfile()).isEqualTo(SRGB);
        assertThat(Reading.of(png(PALETTE_PNG, SRGB)).header().iccProfile()).isEqualTo(SRGB);
        assertThat(Reading.of(png(GRAY_PNG, GRAY)).header().iccProfile()).isEqualTo(GRAY);
    }

    @Test
    void profileOfAnotherColourSpaceIsRefused() {
        refused(png(RGB_PNG, GRAY));
        refused(png(PALETTE_PNG, GRAY));
        refused(png(GRAY_PNG, SRGB));
        refused(jpeg(JpegFiles.grey(), List.of(1, 2, 3)));
    }

    /** Size, version (5 is not for PDF/A-2), class, colour space, signature, number of tags, place of the first tag. */
    @ParameterizedTest
    @CsvSource({"3,1", "8,5", "8,1", "12,65", "16,65", "36,65", "128,1", "131,0", "136,127", "140,127"})
    void unfitProfilesAreRefused(int index, int value) {
        byte[] profile = SRGB.clone();
        profile[index] = (byte) value;
        refused(png(RGB_PNG, profile));
        refused(png(RGB_PNG, Arrays.copyOf(SRGB, SRGB.length - 4)));
        refused(png(RGB_PNG, Arrays.copyOf(SRGB, 131)));
    }

    @Test
    void bombIsStoppedAtTheLimit() {
        refused(png(RGB_PNG, new byte[50_000_000]));
    }

    @Test
    void damagedCompressedProfileIsRefused() {
        byte[] good = compressed(SRGB);
        for (byte[] body : List.of(
                new byte[] {0, 0, 1},
                new byte[90],
                new byte[] {'n', 0, 1, 9},
                new byte[] {'n', 'o', 'n', 'e'},
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1))) {
            Refusal.of(
                    PngFiles.with(PngFiles.file(RGB_PNG), "IDAT", PngFiles.chunk("iCCP", body)),
                    PadesProblem.SCAN_PNG_MALFORMED);
        }
    }

    private static void refused(byte[] file) {
        assertThat(Refusal.of(file, PadesProblem.SCAN_ICC_UNFIT)).isInstanceOf(PolicyException.class);
    }

    private static byte[] png(PngFiles.Kind kind, byte[] profile) {
        return PngFiles.with(PngFiles.file(kind), "IDAT", PngFiles.chunk("iCCP", compressed(profile)));
    }

    private static byte[] compressed(byte[] profile) {
        return JpegFiles.cat("name\0\0".getBytes(StandardCharsets.ISO_8859_1), PngFiles.deflate(profile));
    }

    /** The sRGB profile in three pieces, those named put in front of the other segments in this order. */
    private static byte[] jpeg(byte[] file, List<Integer> numbers) {
        byte[] all = file;
        int third = SRGB.length / 3;
        for (int i = numbers.size() - 1; i >= 0; i--) {
            int number = numbers.get(i);
            int end = number == 3 ? SRGB.length : number * third;
            all = JpegFiles.with(all, 0xE2, piece(number, 3, JpegFiles.slice(SRGB, (number - 1) * third, end)));
        }
        return all;
    }

    private static byte[] piece(int number, int count, byte[] bytes) {
        return ByteBuffer.allocate(14 + bytes.length)
                .put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                .put((byte) number)
                .put((byte) count)
                .put(bytes)
                .array();
    }
}
