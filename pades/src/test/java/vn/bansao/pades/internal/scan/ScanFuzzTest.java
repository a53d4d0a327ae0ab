package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSource;
import vn.bansao.copy.Original;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;
import vn.bansao.testing.Hostile;
import vn.bansao.testing.PdfFiles;

/**
 * Any bytes as a scan: every page is read to its end, or refused with a typed error; and it makes no difference whether the file
 * lies in memory or comes in small pieces.
 */
class ScanFuzzTest {
    private static final int SMALL_SCRATCH = 1 << 10; // 1 KiB: windows move often
    private static final int MOST_PAGES = 64; // of one file, so that the fuzzer sees more files

    static Stream<byte[]> jpegs() throws IOException {
        byte[] exif = JpegFiles.exif(ByteOrder.LITTLE_ENDIAN, 6, 300, 300, 2);
        return Stream.of(
                JpegFiles.with(JpegFiles.grey(), 0xE1, exif),
                JpegFiles.cat(RestartedJpeg.file(64, 48, 3), RestartedJpeg.trailer()),
                small("jpg", BufferedImage.TYPE_3BYTE_BGR),
                InkJpegs.withProfile(JpegFiles.with(InkJpegs.file(40, 30), 0xEE, InkJpegs.adobe(2))));
    }

    @MethodSource("jpegs")
    @FuzzTest
    void jpegOrATypedError(byte[] file) {
        readOrRefused(file);
    }

    /** A file with boxes in both lengths, and a codestream alone. */
    static Stream<byte[]> jpeg2000s() {
        byte[] codestream = JpegFiles.cat(
                Jp2Files.mainHeader(3, 8),
                Jp2Files.tilePart(0, 20),
                Jp2Files.tilePart(1, 30),
                Jp2Files.tilePart(2, 14),
                Jp2Files.tilePart(3, 14, 0),
                Jp2Files.hex("FFD9"));
        byte[] channels = Jp2Files.definitions(0, 0, 1, 1, 0, 2, 2, 0, 3);
        byte[] header = Jp2Files.header(3, Jp2Files.SRGB, channels, Jp2Files.DPI_300);
        byte[] longBox = ByteBuffer.allocate(16 + codestream.length)
                .putInt(1)
                .put(Jp2Files.ascii("jp2c"))
                .putLong(16 + codestream.length)
                .put(codestream)
                .array();
        return Stream.of(
                Jp2Files.file(header, codestream),
                JpegFiles.cat(
                        Jp2Files.SIGNATURE, Jp2Files.FILE_TYPE, header, longBox, Jp2Files.box("xml ", codestream)),
                codestream);
    }

    @MethodSource("jpeg2000s")
    @FuzzTest
    void jpeg2000OrATypedError(byte[] file) {
        readOrRefused(file);
    }

    static Stream<byte[]> pngs() {
        return Stream.of(
                PngFiles.file(new PngFiles.Kind(0, 1, false, 45, 43)),
                PngFiles.file(new PngFiles.Kind(2, 8, false, 20, 15)),
                PngFiles.file(new PngFiles.Kind(3, 4, true, 20, 15)),
                PngFiles.file(new PngFiles.Kind(0, 16, true, 9, 11)),
                PngFiles.file(new PngFiles.Kind(4, 8, true, 9, 11)),
                PngFiles.file(new PngFiles.Kind(6, 16, false, 9, 11)),
                PngFiles.with(
                        PngFiles.file(new PngFiles.Kind(3, 2, false, 20, 15)),
                        "IDAT",
                        PngFiles.chunk("tRNS", new byte[] {0, 9})));
    }

    /** With the checksums of its chunks put right: those that are wrong are soon refused. */
    @MethodSource("pngs")
    @FuzzTest
    void pngOrATypedError(byte[] bytes) {
        byte[] file = bytes.clone();
        ByteBuffer numbers = ByteBuffer.wrap(file);
        int at = PngFiles.SIGNATURE.length;
        while (at + 12 <= file.length) {
            int length = numbers.getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                break;
            }
            CRC32 crc = new CRC32();
            crc.update(file, at + 4, length + 4);
            numbers.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
        readOrRefused(file);
    }

    static Stream<byte[]> tiffs() throws IOException {
        BufferedImage bilevel = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_BINARY, 60, 40);
        BufferedImage colour = TiffImageIoTest.picture(BufferedImage.TYPE_3BYTE_BGR, 48, 32);
        TiffFiles.Page lzw = TiffFiles.page(new TiffFiles.Kind(0, 4, 5, false, 7, false, true, false));
        TiffFiles.Page packed = TiffFiles.page(new TiffFiles.Kind(3, 2, 32_773, false, 43, false, true, false));
        return Stream.of(
                TiffFiles.file(lzw, packed),
                TiffFiles.file(new TiffFiles.Kind(2, 8, 8, true, 0, false, false, true)),
                TiffFiles.file(new TiffFiles.Kind(1, 16, 1, false, 43, true, true, false)),
                TiffFiles.file(new TiffFiles.Kind(2, 8, 5, false, 7, false, true, false, true, 2)),
                TiffFiles.file(new TiffFiles.Kind(1, 16, 1, false, 0, false, true, false, true, 1)),
                TiffImageIoTest.write(bilevel, "CCITT T.6", 0),
                TiffImageIoTest.write(bilevel, "CCITT T.6", 16),
                TiffImageIoTest.write(bilevel, "CCITT T.4", 16),
                TiffImageIoTest.write(bilevel, "CCITT RLE", 16),
                TiffImageIoTest.write(colour, "JPEG", 0),
                TiffImageIoTest.write(colour, "JPEG", 16));
    }

    @MethodSource("tiffs")
    @FuzzTest
    void tiffOrATypedError(byte[] file) {
        readOrRefused(file);
    }

    /** Fax, JBIG2 with and without globals, JPEG, JPEG 2000, LZW, samples; with a table, and with streams of references. */
    static Stream<byte[]> pdfs() throws IOException {
        PdfFiles several = new PdfFiles();
        String size = "/Subtype/Image/Width 48/Height 32/BitsPerComponent ";
        BufferedImage picture = TiffImageIoTest.picture(BufferedImage.TYPE_BYTE_GRAY, 48, 32);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", jpeg);
        byte[] fax = Jbig2Files.fax(48, 32, (x, y) -> (x * y) % 7 == 1);
        String parameters = "/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</Columns 48/K ";
        several.imagePage(
                several.stream(size + "8/ColorSpace/DeviceGray/Filter/DCTDecode", jpeg.toByteArray()), 48, 32);
        several.imagePage(several.stream(size + 1 + parameters + "-1>>", fax), 48, 32);
        several.imagePage(several.stream(size + 1 + parameters + "0>>", fax), 48, 32);
        several.imagePage(several.stream(size + 1 + parameters + "4/EncodedByteAlign true>>", fax), 48, 32);
        byte[] codestream = JpegFiles.cat(
                Jp2Files.mainHeader(3, 8),
                Jp2Files.tilePart(0, 20),
                Jp2Files.tilePart(1, 30),
                Jp2Files.tilePart(2, 14),
                Jp2Files.tilePart(3, 14, 0),
                Jp2Files.hex("FFD9"));
        PdfFiles wavelets = new PdfFiles();
        int image = wavelets.stream(
                "/Subtype/Image/Width " + Jp2Files.WIDTH + "/Height " + Jp2Files.HEIGHT + "/Filter/JPXDecode",
                Jp2Files.file(Jp2Files.header(3, Jp2Files.SRGB), codestream));
        return Stream.of(
                several.bytes(),
                wavelets.imagePage(image, Jp2Files.WIDTH, Jp2Files.HEIGHT).bytes(),
                Jbig2Files.pdf(new byte[0], Jbig2Files.plain()),
                Jbig2Files.pdf(Jbig2Files.globals(), Jbig2Files.halftone()),
                DamagedPdfTest.compressed());
    }

    /** With the table of objects put right: one that is wrong is soon refused. Pixels are checked as well. */
    @MethodSource("pdfs")
    @FuzzTest
    void pdfOrATypedError(byte[] bytes) {
        byte[] file = PdfFiles.withTable(bytes);
        readOrRefused(file);
        Hostile.read(() -> {
            Scan scan = Scan.of(List.of(DocumentSource.of("page.pdf", file))).withFallbackDpi(300);
            assertThat(ScanGate.of(ScanPolicy.LENIENT).withPixels().check(scan, Original.of("Quyết định", 1)))
                    .allSatisfy(finding -> assertThat(finding.measured()).doesNotContain("{"));
        });
    }

    private static byte[] small(String format, int type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(TiffImageIoTest.picture(type, 48, 32), format, out);
        return out.toByteArray();
    }

    private static void readOrRefused(byte[] file) {
        Hostile.read(
                () -> {
                    String whole = outcome(DocumentSource.of("page.bin", file), ScanPageReader.SCRATCH_BYTES);
                    String inPieces = outcome(new InPieces(file), SMALL_SCRATCH);
                    assertThat(inPieces).isEqualTo(whole);
                },
                CertifiedCopyException.class);
    }

    /** What comes of each page: its digests, or the code of the refusal and the place it names. */
    private static String outcome(DocumentSource source, int scratch) throws IOException {
        Scan scan = Scan.of(List.of(source)).withFallbackDpi(300).withFlattenedAlpha();
        StringBuilder outcome = new StringBuilder();
        try {
            int count = scan.pageCount();
            ScanPages pages = ScanPages.of(scan, count, new byte[scratch], DigestAlgorithm.SHA256.newDigest());
            for (int i = 0; i < Math.min(count, MOST_PAGES); i++) {
                outcome.append(page(pages, i, source.sizeBytes())).append(' ');
            }
        } catch (CertifiedCopyException refused) {
            outcome.append(refusal(refused));
        }
        return outcome.toString();
    }

    private static String page(ScanPages pages, int index, long fileBytes) throws IOException {
        try (ScanPageReader page = pages.open(index)) {
            MessageDigest digest = DigestAlgorithm.SHA256.newDigest();
            long[] given = new long[1];
            long length = page.transferTo((bytes, from, count) -> {
                digest.update(bytes, from, count);
                given[0] += count;
            });
            ImageHeader header = page.header();
            byte[] body = digest.digest();
            assertThat(length).isEqualTo(given[0]);
            assertThat(header.encodedLength().orElse(length)).isEqualTo(length);
            assertThat(page.sha256()).hasSize(body.length);
            if (header.coding().embedding() == Embedding.EXTRACTED) {
                assertThat(page.sha256()).isEqualTo(body);
            } else if (header.coding().embedding() == Embedding.VERBATIM
                    && header.coding().isJpeg2000()) {
                assertThat(page.sha256()).isEqualTo(body);
                assertThat(length).isEqualTo(fileBytes);
            }
            return HexFormat.of().formatHex(body) + header.widthPx() + 'x' + header.heightPx();
        } catch (CertifiedCopyException refused) {
            return refusal(refused);
        }
    }

    private static String refusal(CertifiedCopyException refused) {
        assertThat(refused.getMessage()).doesNotContain("{");
        return refused.code();
    }
}
