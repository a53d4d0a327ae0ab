package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.scan.Scan;

class JpegPassThroughTest {

    static Stream<byte[]> files() {
        byte[] colour = JpegFiles.colour();
        return Stream.of(
                colour,
                JpegFiles.grey(),
                JpegFiles.progressive(),
                JpegFiles.cat(colour, new byte[511]),
                JpegFiles.with(colour, 0xE5, new byte[65_000]),
                JpegFiles.with(JpegFiles.with(colour, 0xE5, new byte[65_000]), 0xE5, new byte[65_533]));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyByteOfAJpegPassesUnchangedAndIsReadOnce(byte[] file) throws Exception {
        CountingSource source = new CountingSource(file);
        Reading reading = Reading.of(Scan.of(List.of(source)));
        assertThat(reading.body()).isEqualTo(file);
        assertThat(reading.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(file));
        assertThat(reading.header().encodedLength()).hasValue(file.length);
        assertThat(source.readBytes).isEqualTo(file.length);
        assertThat(source.opened).isEqualTo(1);
        assertThat(source.closed).isEqualTo(1);
    }

    @Test
    void headerOfAColourJpeg() throws IOException {
        ImageHeader header = Reading.of(JpegFiles.colour()).header();
        assertThat(header.coding().filter()).isEqualTo("DCTDecode");
        assertThat(header.coding().embedding()).isEqualTo(Embedding.VERBATIM);
        assertThat(header.widthPx()).isEqualTo(JpegFiles.WIDTH);
        assertThat(header.heightPx()).isEqualTo(JpegFiles.HEIGHT);
        assertThat(header.bitsPerComponent()).isEqualTo(8);
        assertThat(header.colour()).isEqualTo(Colour.RGB);
        assertThat(header.palette()).isNull();
        assertThat(header.iccProfile()).isNull();
        assertThat(header.coding().parameters()).isEmpty();
        assertThat(header.orientation()).isEqualTo(1);
        assertThat(header.dpiX()).isEqualTo(300);
        assertThat(header.dpiY()).isEqualTo(300);
    }

    @Test
    void headerOfAGreyJpeg() throws IOException {
        ImageHeader header = Reading.of(JpegFiles.grey()).header();
        assertThat(header.colour()).isEqualTo(Colour.GRAY);
    }

    @Test
    void progressiveTestFileIsProgressive() {
        assertThat(JpegFiles.find(JpegFiles.progressive(), 0xC2)).isPositive();
        assertThat(JpegFiles.find(JpegFiles.colour(), 0xC0)).isPositive();
    }
}
