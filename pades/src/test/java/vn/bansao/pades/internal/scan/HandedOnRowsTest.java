package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.scan.ScanLimits;

/** Rows that are handed on decoded hold the samples that the image stream holds, and are checked as it is. */
class HandedOnRowsTest {

    static Stream<byte[]> files() {
        return Stream.concat(
                PngFiles.kinds().stream().map(PngFiles::file),
                TiffFiles.kinds().stream().map(TiffFiles::file));
    }

    private static ScanPageReader open(byte[] file) throws IOException {
        return ScanPageReader.open(Reading.scan(file).withLimits(ScanLimits.STANDARD.withDpi(10, 2400)), 0);
    }

    private static int[][] rows(byte[] file) throws IOException {
        List<int[]> rows = new ArrayList<>();
        try (ScanPageReader page = open(file)) {
            ImageHeader header = page.header();
            int depth = header.bitsPerComponent();
            int samples = header.widthPx() * header.colour().samplesPerPixel();
            boolean handedOn = page.rowsTo(row -> {
                int[] values = new int[samples];
                for (int i = 0; i < samples; i++) {
                    values[i] = FlatePixels.bits(row, i * depth, depth);
                }
                rows.add(values);
            });
            assertThat(handedOn).isTrue();
        }
        return rows.toArray(int[][]::new);
    }

    @ParameterizedTest
    @MethodSource("files")
    void samplesAreThoseOfTheImageStream(byte[] file) throws IOException {
        Reading stream = Reading.of(Reading.scan(file).withLimits(ScanLimits.STANDARD.withDpi(10, 2400)));

        assertThat(rows(file)).isDeepEqualTo(FlatePixels.decode(stream));
    }

    @Test
    void damagedDataRejected() throws IOException {
        PngFiles.Kind kind = new PngFiles.Kind(2, 8, false, 45, 43);
        byte[] data = PngFiles.rows(kind, PngFiles.samples(kind));
        byte[] longer = new byte[data.length + 1];
        System.arraycopy(data, 0, longer, 0, data.length);

        for (byte[] wrong : List.of(longer, JpegFiles.slice(data, 0, data.length - 1))) {
            byte[] file = PngFiles.file(kind, 0, PngFiles.deflate(wrong));
            assertThatThrownBy(() -> rows(file))
                    .isInstanceOfSatisfying(
                            MalformedDocumentException.class,
                            e -> assertThat(e.code()).isEqualTo("SCAN_PNG_DATA_WRONG"));
        }
    }

    @Test
    void aPageIsReadOnce() throws IOException {
        try (ScanPageReader page = open(PngFiles.file(new PngFiles.Kind(2, 8, false, 45, 43)))) {
            page.rowsTo(row -> {});

            assertThatThrownBy(() -> page.transferTo((bytes, from, length) -> {}))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aJpegHasNoRowsToHandOnAndIsStillThere() throws IOException {
        try (ScanPageReader page = open(JpegFiles.jfif(JpegFiles.grey(), 1, 300, 300))) {
            assertThat(page.rowsTo(row -> {})).isFalse();
            assertThat(page.transferTo((bytes, from, length) -> {})).isPositive();
        }
    }
}
