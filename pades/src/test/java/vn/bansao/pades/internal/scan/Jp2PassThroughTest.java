package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;
import vn.bansao.testing.CmykProfile;

class Jp2PassThroughTest {
    private static final byte[] STREAM = Jp2Files.codestream(3, 8);

    static Stream<byte[]> files() {
        byte[] colour = Jp2Files.colour();
        byte[] toTheEnd = colour.clone();
        Arrays.fill(toTheEnd, colour.length - STREAM.length - 8, colour.length - STREAM.length - 4, (byte) 0);
        byte[] big = JpegFiles.cat(
                JpegFiles.slice(colour, 0, colour.length - STREAM.length - 8),
                Jp2Files.hex("00000001" + "6A703263" + "00000000"),
                java.nio.ByteBuffer.allocate(4).putInt(16 + STREAM.length).array(),
                STREAM);
        byte[] longInfo = Jp2Files.box("xml ", new byte[150_000]);
        return Stream.of(
                colour,
                Jp2Files.grey(),
                toTheEnd,
                big,
                JpegFiles.cat(colour, longInfo, Jp2Files.box("uuid", new byte[16])),
                JpegFiles.cat(colour, Jp2Files.hex("00000000" + "786D6C20" + "AABB")),
                JpegFiles.cat(colour, Jp2Files.hex("00000001" + "786D6C20" + "0000000000000011" + "AA")),
                JpegFiles.cat(
                        Jp2Files.SIGNATURE, Jp2Files.FILE_TYPE, longInfo, JpegFiles.slice(colour, 32, colour.length)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyByteOfAFilePassesUnchangedAndIsReadOnce(byte[] file) throws Exception {
        CountingSource source = new CountingSource(file);
        for (Scan scan : List.of(Reading.scan(file), Scan.of(List.of(source)))) {
            Reading reading = Reading.of(scan);
            assertThat(reading.body()).isEqualTo(file);
            assertThat(reading.sha256())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(file));
            assertThat(reading.header().encodedLength()).hasValue(file.length);
            assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.VERBATIM);
            assertThat(reading.header().dpiX()).isCloseTo(300, within(1e-9));
        }
        assertThat(source.readBytes).isEqualTo(file.length);
        assertThat(source.opened).isEqualTo(1);
    }

    @Test
    void codestreamAloneGetsBoxesInFrontOfIt() throws IOException {
        for (int channels : new int[] {1, 3}) {
            byte[] stream = Jp2Files.codestream(channels, 12);
            assertThat(Refusal.of(stream, PadesProblem.SCAN_DENSITY_MISSING)).isNotNull();
            Reading reading = Reading.of(Reading.scan(stream).withFallbackDpi(200));
            assertThat(reading.header().coding().embedding()).isEqualTo(Embedding.TRANSCODED);
            assertThat(reading.header().encodedLength()).hasValue(reading.body().length);
            // The boxes are those of a file, so that it is read as such.
            Reading again = Reading.of(Reading.scan(reading.body()).withFallbackDpi(200));
            assertThat(again.body()).isEqualTo(reading.body()).endsWith(stream);
            assertThat(again.header().bitsPerComponent()).isEqualTo(12);
            assertThat(again.header().colour()).isEqualTo(channels == 1 ? Colour.GRAY : Colour.RGB);
            assertThat(again.header().widthPx()).isEqualTo(Jp2Files.WIDTH);
        }
    }

    @Test
    void coloursOfTheBoxesAreTaken() throws IOException {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        assertColour(3, Jp2Files.SRGB, Colour.RGB, null);
        assertColour(1, Jp2Files.GREY, Colour.GRAY, null);
        assertColour(3, Jp2Files.colour(2, 0, srgb), Colour.RGB, srgb);
        assertColour(3, Jp2Files.colour(3, 1, srgb), Colour.RGB, srgb);
        assertColour(1, Jp2Files.colour(2, 0, grey), Colour.GRAY, grey);
        assertColour(4, Jp2Files.colour(3, 0, CmykProfile.bytes()), Colour.CMYK, CmykProfile.bytes());
        byte[] several = JpegFiles.cat(Jp2Files.enumerated(17, 2), Jp2Files.colour(2, 1, srgb));
        assertColour(3, several, Colour.RGB, srgb);
        assertColour(
                3, JpegFiles.cat(Jp2Files.SRGB, Jp2Files.definitions(0, 0, 1, 1, 0, 2, 2, 0, 3)), Colour.RGB, null);
    }

    private static void assertColour(int channels, byte[] boxes, Colour colour, byte[] profile) throws IOException {
        byte[] file =
                Jp2Files.file(Jp2Files.header(channels, boxes, Jp2Files.DPI_300), Jp2Files.codestream(channels, 8));
        ImageHeader header = Reading.of(file).header();
        assertThat(header.colour()).isEqualTo(colour);
        assertThat(header.iccProfile()).isEqualTo(profile);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 12, 16, 38})
    void depthsAreTaken(int depth) throws IOException {
        byte[] header = Jp2Files.header(1, depth, Jp2Files.GREY, Jp2Files.DPI_300);
        ImageHeader read =
                Reading.of(Jp2Files.file(header, Jp2Files.codestream(1, depth))).header();
        assertThat(read.bitsPerComponent()).isEqualTo(depth);
    }

    @Test
    void densityIsTheOneOfTheScannerElseTheOneToShow() throws IOException {
        byte[] captured = Jp2Files.box("resc", Jp2Files.resolution(2362, 30, 2)); // 199.99 dpi
        byte[] shown = Jp2Files.box("resd", Jp2Files.resolution(28_346, 1, -1)); // 72.0 dpi
        assertDensity(Jp2Files.box("res ", JpegFiles.cat(shown, captured)), 199.98);
        assertDensity(Jp2Files.box("res ", captured), 199.98);
        assertDensity(Jp2Files.box("res ", shown), 72.0);
        byte[] without = Jp2Files.file(Jp2Files.header(3, Jp2Files.SRGB), STREAM);
        Refusal.of(without, PadesProblem.SCAN_DENSITY_MISSING);
    }

    private static void assertDensity(byte[] box, double dpi) throws IOException {
        ImageHeader header = Reading.of(Jp2Files.file(Jp2Files.header(3, Jp2Files.SRGB, box), STREAM))
                .header();
        assertThat(header.dpiX()).isCloseTo(dpi, within(0.01));
        assertThat(header.dpiY()).isCloseTo(dpi, within(0.01));
    }
}
