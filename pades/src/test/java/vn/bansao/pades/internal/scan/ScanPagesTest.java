package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.ReceivedDocument;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/** Scans of which some files have several pages. */
class ScanPagesTest {
    private static final TiffFiles.Kind LZW = new TiffFiles.Kind(2, 8, 5, false, 7, false, false, false);

    @TempDir
    private Path folder;

    private static TiffFiles.Page lzw() {
        return TiffFiles.page(LZW);
    }

    /** A page of fax data in one strip that nobody decodes. */
    private static TiffFiles.Page fax(int seed) {
        return new TiffFiles.Page(64, 64, 4, 0).strips(64, new byte[] {1, 2, 3, (byte) seed});
    }

    @Test
    void pagesComeInTheOrderOfTheirFiles() throws IOException {
        byte[] jpeg = JpegFiles.colour();
        Scan scan = Scan.of(List.of(
                        DocumentSource.of("a", TiffFiles.file(fax(1), lzw(), fax(3))),
                        DocumentSource.of("b", jpeg),
                        DocumentSource.of("c", TiffFiles.file(ByteOrder.BIG_ENDIAN, true, fax(5), fax(6)))))
                .withFallbackDpi(300);

        List<Reading> pages = Reading.pages(scan);

        assertThat(pages).hasSize(6);
        for (int i : new int[] {0, 2, 4, 5}) {
            assertThat(pages.get(i).body()).containsExactly(1, 2, 3, i + 1);
            assertThat(pages.get(i).header().coding().embedding()).isEqualTo(Embedding.EXTRACTED);
        }
        assertThat(pages.get(1).header().coding().embedding()).isEqualTo(Embedding.TRANSCODED);
        assertThat(pages.get(3).body()).isEqualTo(jpeg);
    }

    @Test
    void digestsAreThoseOfTheStreamOrOfTheFile() throws Exception {
        byte[] file = TiffFiles.file(fax(1), lzw(), lzw(), fax(4));
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        Path stored = Files.write(folder.resolve("scan.tif"), file);
        for (DocumentSource source : List.of(
                DocumentSource.of("a", file),
                DocumentSource.of(stored),
                ReceivedDocument.of("b", file),
                ReceivedDocument.of(stored))) {
            List<Reading> pages = Reading.pages(Scan.of(List.of(source)));

            assertThat(pages.get(0).sha256()).isEqualTo(sha256.digest(new byte[] {1, 2, 3, 1}));
            assertThat(pages.get(1).sha256()).isEqualTo(sha256.digest(file));
            assertThat(pages.get(2).sha256()).isEqualTo(sha256.digest(file));
            assertThat(pages.get(3).sha256()).isEqualTo(sha256.digest(new byte[] {1, 2, 3, 4}));
        }
    }

    @Test
    void pagesThatWereDigestedOnArrivalAreNotDigestedAgain() throws Exception {
        byte[] file = TiffFiles.file(fax(1), lzw(), fax(3));
        Path stored = Files.write(folder.resolve("scan.tif"), file);
        for (ReceivedDocument source : List.of(ReceivedDocument.of("a", file), ReceivedDocument.of(stored))) {
            Scan scan = Scan.of(List.of(source));
            List<byte[]> digests =
                    Reading.pages(scan).stream().map(Reading::sha256).toList();
            Scan digested = scan.digested().withFallbackDpi(300);

            NoDigest unused = new NoDigest();
            ScanPages pages = ScanPages.of(digested, 3, new byte[ScanPageReader.SCRATCH_BYTES], unused);
            for (int i = 0; i < 3; i++) {
                try (ScanPageReader page = pages.open(i)) {
                    page.transferTo((bytes, from, count) -> {});
                    assertThat(page.sha256()).isEqualTo(digests.get(i));
                }
            }
            assertThat(digested.pageDigest(1)).contains(digests.get(0));
            assertThat(digested.pageDigest(2)).as("its digest is the file's").isEmpty();
            assertThat(digested.pageDigest(4)).isEmpty();
        }
    }

    @Test
    void aFileThatMayChangeUnnoticedIsDigestedWhenItIsCertified() throws Exception {
        Path stored = Files.write(folder.resolve("scan.tif"), TiffFiles.file(fax(1)));
        Scan digested = Scan.of(stored).digested();
        Files.write(stored, TiffFiles.file(fax(2)));

        assertThat(digested.pageDigest(1)).isEmpty();
        assertThat(Reading.pages(digested).get(0).sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(new byte[] {1, 2, 3, 2}));
    }

    @Test
    void aReceivedFileThatWasChangedIsRefused() throws Exception {
        byte[] file = TiffFiles.file(lzw(), fax(2));
        Path stored = Files.write(folder.resolve("scan.tif"), file);
        Scan scan = Scan.of(List.of(ReceivedDocument.of(stored)));
        Scan digested = scan.digested();
        file[file.length - 1] ^= 1; // fax data, which nobody decodes
        Files.write(stored, file);

        assertThatThrownBy(() -> Reading.pages(scan)).isInstanceOf(CertifiedCopyException.class);
        assertThatThrownBy(() -> Reading.pages(digested)).isInstanceOf(CertifiedCopyException.class);
    }

    /** Where nothing is to be digested. */
    private static final class NoDigest extends MessageDigest {
        NoDigest() {
            super("SHA-256");
        }

        @Override
        protected void engineUpdate(byte input) {
            throw new AssertionError("digested again");
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            throw new AssertionError("digested again");
        }

        @Override
        protected byte[] engineDigest() {
            throw new AssertionError("digested again");
        }

        @Override
        protected void engineReset() {
            // Nothing was begun.
        }
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsRefused() throws Exception {
        Path stored = Files.write(folder.resolve("scan.tif"), TiffFiles.file(fax(1), lzw()));
        Scan scan = Scan.of(stored);
        ScanPages pages = ScanPages.of(scan, 2, new byte[1 << 16], MessageDigest.getInstance("SHA-256"));
        for (int i = 0; i < 2; i++) {
            try (ScanPageReader page = pages.open(i)) {
                assertThatThrownBy(() -> page.transferTo((bytes, from, length) ->
                                Files.write(stored, new byte[1], java.nio.file.StandardOpenOption.APPEND)))
                        .isInstanceOfSatisfying(
                                MalformedDocumentException.class,
                                e -> assertThat(e.problem().code()).isEqualTo(PadesProblem.SCAN_FILE_CHANGED));
            }
            Files.write(stored, TiffFiles.file(fax(1), lzw()));
        }
    }

    @Test
    void morePagesOrFewerThanTheRecordSaysAreRefused() {
        Scan scan = Scan.of(List.of(
                DocumentSource.of("a", TiffFiles.file(fax(1), fax(2))),
                DocumentSource.of("b", TiffFiles.file(fax(3)))));
        for (int stated : new int[] {1, 4}) {
            assertThatThrownBy(
                            () -> ScanPages.of(scan, stated, new byte[1 << 16], MessageDigest.getInstance("SHA-256")))
                    .isInstanceOfSatisfying(PolicyException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo(PadesProblem.RECORD_MISMATCH);
                        assertThat(e.problem().values()).containsEntry("required", String.valueOf(stated));
                    });
        }
        // As many files as pages: that one of them has two shows when it is opened.
        assertThatThrownBy(() -> ScanPages.of(scan, 2, new byte[1 << 16], MessageDigest.getInstance("SHA-256"))
                        .open(0))
                .hasMessageContaining("RECORD_MISMATCH");
    }

    @Test
    void filesAreNotLookedIntoWhereEachIsAPage() throws Exception {
        CountingSource source = new CountingSource(JpegFiles.colour());
        ScanPages pages = ScanPages.of(
                Scan.of(List.of(source, source)).withFallbackDpi(300),
                2,
                new byte[1 << 16],
                MessageDigest.getInstance("SHA-256"));
        List<Long> read = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (ScanPageReader page = pages.open(i)) {
                page.transferTo((bytes, from, length) -> {});
                read.add(source.readBytes);
            }
        }

        assertThat(read).containsExactly((long) JpegFiles.colour().length, 2L * JpegFiles.colour().length);
        assertThat(source.opened).isEqualTo(2);
    }
}
