package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.testing.PdfFiles;

/** Whatever is done to a PDF: it is read, or refused with one typed error, in bounded time. */
class DamagedPdfTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** With tables, and with cross-reference and object streams. */
    static Stream<byte[]> files() throws IOException {
        return Stream.of(PdfFiles.plain(), compressed());
    }

    static byte[] compressed() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(JPEGFactory.createFromByteArray(document, JpegFiles.colour()), 10, 10, 60, 60);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void truncatedFilesAreRefused(byte[] file) {
        for (int i = 0; i < 250; i++) {
            byte[] cut = Arrays.copyOf(file, (int) ((long) file.length * i / 250));
            assertThat(readOrRefused(cut)).as("cut to " + cut.length).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void flippedBitsAreReadOrRefused(byte[] file) {
        Random random = new Random(97);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = file.clone();
            damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            readOrRefused(damaged);
        }
    }

    /** Everything but the image: the last bytes are the structure. */
    @ParameterizedTest
    @MethodSource("files")
    void flippedBitsInTheStructureAreReadOrRefused(byte[] file) {
        Random random = new Random(11);
        int structure = Math.min(file.length, 1_500);
        for (int i = 0; i < 1_500; i++) {
            byte[] damaged = file.clone();
            damaged[file.length - 1 - random.nextInt(structure)] ^= (byte) (1 << random.nextInt(8));
            readOrRefused(damaged);
        }
    }

    @Test
    void formsThatDrawOneAnotherAreRefused() {
        PdfFiles file = new PdfFiles();
        file.stream(
                "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 3 0 R>>>>",
                PdfFiles.bytes("/F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do "));
        byte[] pdf = file.page("/Resources<</XObject<</F 3 0 R>>>>/Contents " + file.content("/F Do") + " 0 R")
                .bytes();
        assertThat(readOrRefused(pdf)).isFalse();
    }

    @Test
    void wideForestsOfFormsAreRefused() {
        PdfFiles file = new PdfFiles();
        for (int i = 0; i < 7; i++) {
            String inner = i == 0 ? "" : "/Resources<</XObject<</F " + (2 + i) + " 0 R>>>>";
            file.stream("/Subtype/Form/BBox[0 0 9 9]" + inner, PdfFiles.bytes(i == 0 ? "q Q " : "/F Do ".repeat(60)));
        }
        byte[] pdf = file.page("/Resources<</XObject<</F 9 0 R>>>>/Contents " + file.content("/F Do") + " 0 R")
                .bytes();
        assertThat(readOrRefused(pdf)).isFalse();
    }

    @Test
    void samplesWithoutEndAreRefused() {
        PdfFiles file = new PdfFiles();
        int image = file.stream(
                "/Subtype/Image/Width 200/Height 300/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
                PdfFiles.deflate(new byte[50_000_000]));
        assertThat(readOrRefused(file.imagePage(image).bytes())).isFalse();
    }

    @Test
    void pageTreesInALoopAreRefused() {
        String file = new String(PdfFiles.plain(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(readOrRefused(PdfFiles.bytes(file.replaceAll("/Kids\\[\\d 0 R ]", "/Kids[2 0 R ]"))))
                .isFalse();
    }

    /** Whether the file was read; anything but a typed error fails the test. */
    private static boolean readOrRefused(byte[] file) {
        long start = System.nanoTime();
        boolean read = true;
        try {
            Reading.of(file);
        } catch (CertifiedCopyException refused) {
            read = false;
            assertThatCode(refused::getMessage).doesNotThrowAnyException();
            assertThat(refused.code()).startsWith("SCAN_");
        } catch (IOException e) {
            throw new AssertionError("bytes in memory do not fail", e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
        return read;
    }
}
