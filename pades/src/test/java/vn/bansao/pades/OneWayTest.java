package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.ReceivedDocument;
import vn.bansao.copy.PageRecord;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** The one idea: bytes flow one way, the scan's are read once, and every signature shares one pass. */
class OneWayTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);

    @TempDir
    private Path folder;

    @Test
    void scanBytesAreReadOnceAndHashedOnceForBothSignatures() throws Exception {
        CountingDigestProvider digests = new CountingDigestProvider();
        CopyCertifier certifier = Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .digestProvider(digests)
                .build();
        List<CountingSource> pages = IntStream.range(0, 6)
                .mapToObj(page -> CountingSource.of(DocumentSource.of("page", Samples.jpeg(page))))
                .toList();
        Scan scan = Scan.of(List.<DocumentSource>copyOf(pages)).withFallbackDpi(100);
        digests.takeBytes();

        byte[] copy = certifier.certify(scan, Samples.record(6)).toBytes();

        long scanned = 0;
        for (CountingSource page : pages) {
            assertThat(page.bytes().get()).isEqualTo(page.sizeBytes());
            scanned += page.sizeBytes();
        }
        // Besides the signatures' pass, each scan file goes once into the digest that the record keeps of it.
        long hashedForSignatures = digests.takeBytes() - scanned;
        assertThat(hashedForSignatures).isLessThanOrEqualTo((long) (1.05 * copy.length));
    }

    @Test
    void scansThatWereDigestedOnArrivalAreHashedForTheSignaturesOnly() throws Exception {
        CountingDigestProvider digests = new CountingDigestProvider();
        CopyCertifier certifier = Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .digestProvider(digests)
                .build();
        List<DocumentSource> pages = new ArrayList<>();
        for (int page = 0; page < 6; page++) {
            pages.add(
                    page % 2 == 0
                            ? ReceivedDocument.of("page", Samples.jpeg(page))
                            : ReceivedDocument.of(Files.write(folder.resolve(page + ".jpg"), Samples.jpeg(page))));
        }
        digests.takeBytes();

        CertifiedCopy certified = certifier.certify(Scan.of(pages).withFallbackDpi(100), Samples.record(6));
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        CertifiedCopy.Receipt receipt = certified.writeTo(DocumentSink.of(copy));

        assertThat(digests.takeBytes()).isLessThanOrEqualTo((long) (1.05 * copy.size()));
        assertThat(receipt.record().pages().get(3).sha256()).isEqualTo(sha256(Samples.jpeg(3)));
        CopyCheck.requireSigned(copy.toByteArray());
    }

    @Test
    void aReceivedFileThatWasChangedIsRefusedBeforeAKeyIsUsed() throws Exception {
        CountingKey key = CountingKey.of(PKI.certifierKey());
        Path file = Files.write(folder.resolve("page.jpg"), Samples.jpeg(1));
        Scan scan = Scan.of(List.<DocumentSource>of(ReceivedDocument.of(file))).withFallbackDpi(100);
        byte[] other = Samples.jpeg(1);
        other[other.length - 100] ^= 1;
        Files.write(file, other);

        CertifiedCopy copy = Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .certifier(key)
                .build()
                .certify(scan, Samples.record(1));

        assertThatThrownBy(copy::toBytes)
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("DOCUMENT_CHANGED");
        assertThat(key.uses()).hasValue(0);
    }

    @Test
    void sameClockRandomAndKeysGiveTheSameBytes() throws Exception {
        assertThat(deterministic()).isEqualTo(deterministic());
    }

    private static byte[] deterministic() throws IOException {
        return Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .certifier(PKI.deterministicCertifierKey())
                .agency(PKI.deterministicAgencyKey())
                .build()
                .certify(Samples.scan(2), Samples.record(2))
                .toBytes();
    }

    @Test
    void everySinkGetsTheSameBytes() throws Exception {
        byte[] expected = deterministic();
        Path file = folder.resolve("copy.pdf");
        copyTo(DocumentSink.of(file));
        assertThat(file).hasBinaryContent(expected);

        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        copyTo(DocumentSink.of(stream));
        assertThat(stream.toByteArray()).isEqualTo(expected);
        assertThat(throughSocket()).isEqualTo(expected);
    }

    private static byte[] throughSocket() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> {
                try (SocketChannel accepted = server.accept()) {
                    return Channels.newInputStream(accepted).readAllBytes();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            try (SocketChannel socket = SocketChannel.open(server.getLocalAddress())) {
                copyTo(DocumentSink.of(socket));
            }
            return received.get();
        }
    }

    private static void copyTo(DocumentSink sink) throws IOException {
        Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .certifier(PKI.deterministicCertifierKey())
                .agency(PKI.deterministicAgencyKey())
                .build()
                .certify(Samples.scan(2), Samples.record(2))
                .writeTo(sink);
    }

    @Test
    void receiptTellsTheFilesDigestAndThePagesDigests() throws Exception {
        Path file = folder.resolve("copy.pdf");

        CertifiedCopy.Receipt receipt = Samples.certifier(PKI, PadesLevel.BASELINE_T)
                .build()
                .certify(Samples.scan(2), Samples.record(2))
                .writeTo(file);

        byte[] bytes = Files.readAllBytes(file);
        assertThat(receipt.sizeBytes()).isEqualTo(bytes.length);
        assertThat(receipt.digest()).isEqualTo(sha256(bytes));
        assertThat(receipt.record().pages())
                .extracting(PageRecord::sha256)
                .containsExactly(sha256(Samples.jpeg(0)), sha256(Samples.jpeg(1)));
    }

    @Test
    void aCopyIsWrittenOnce() throws Exception {
        CertifiedCopy copy =
                Samples.certifier(PKI, PadesLevel.BASELINE_B).build().certify(Samples.scan(1), Samples.record(1));
        copy.toBytes();

        assertThatThrownBy(copy::toBytes).isInstanceOf(IllegalStateException.class);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
