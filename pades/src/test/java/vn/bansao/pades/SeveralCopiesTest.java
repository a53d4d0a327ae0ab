package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.KeyUnavailableException;
import vn.bansao.PolicyException;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Original;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.internal.CoreProblem;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Several copies of one original at once, under one number. */
class SeveralCopiesTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static final int COPIES = 3;

    @TempDir
    private Path folder;

    private final CountingKey certifierKey = CountingKey.of(PKI.certifierKey());
    private final CountingKey agencyKey = CountingKey.of(PKI.agencyKey());
    private final CountingDigestProvider digests = new CountingDigestProvider();

    @ParameterizedTest
    @EnumSource(
            value = PadesLevel.class,
            names = {"BASELINE_B", "BASELINE_T"})
    void eachIsAFileOfItsOwnWithItsOwnSignatures(PadesLevel level) throws Exception {
        List<ByteArrayOutputStream> files = files();

        List<CertifiedCopy.Receipt> receipts =
                certifier(level).certify(Samples.scan(2), record(2, COPIES)).writeTo(sinks(files));

        assertThat(files).extracting(ByteArrayOutputStream::toByteArray).doesNotHaveDuplicates();
        for (int i = 0; i < COPIES; i++) {
            byte[] copy = files.get(i).toByteArray();
            CopyCheck.requireSigned(copy);
            assertThat(receipts.get(i).sizeBytes()).isEqualTo(copy.length);
            assertThat(receipts.get(i).digest())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(copy)));
        }
        assertThat(certifierKey.uses()).hasValue(COPIES);
        assertThat(agencyKey.uses()).hasValue(COPIES);
    }

    @Test
    void theScansAreReadAndHashedOnceForAll() throws Exception {
        List<CountingSource> pages = IntStream.range(0, 6)
                .mapToObj(page -> CountingSource.of(DocumentSource.of("page", Samples.jpeg(page))))
                .toList();
        Scan scan = Scan.of(List.<DocumentSource>copyOf(pages)).withFallbackDpi(100);
        List<ByteArrayOutputStream> files = files();
        CopyCertifier certifier = certifier(PadesLevel.BASELINE_B);
        digests.takeBytes();

        certifier.certify(scan, record(6, COPIES)).writeTo(sinks(files));

        long scanned = 0;
        for (CountingSource page : pages) {
            assertThat(page.bytes().get()).isEqualTo(page.sizeBytes());
            scanned += page.sizeBytes();
        }
        long onlyInTails = digests.takeBytes() - 2 * scanned; // once for the record, once for the signatures
        assertThat(onlyInTails).isLessThan(COPIES * 32_768L);
    }

    @Test
    void theStatementTellsHowManyThereAre() {
        CertifiedCopy copy = certifier(PadesLevel.BASELINE_B).certify(scan(), record(1, 2));

        assertThatThrownBy(() -> copy.writeTo(sinks(files())))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("number of copies is 2, required is 3");
        assertThat(certifierKey.uses()).hasValue(0);
    }

    @Test
    void allAreSignedBeforeTheFirstIsCommitted() throws IOException {
        AtomicInteger signed = new AtomicInteger();
        CopyCertifier certifier = builder(PadesLevel.BASELINE_B)
                .agency(new FailingKey(agencyKey, () -> signed.incrementAndGet() == COPIES))
                .build();
        List<DocumentSink> sinks = IntStream.range(0, COPIES)
                .mapToObj(i -> DocumentSink.ofNew(folder.resolve(i + ".pdf")))
                .toList();

        assertThatThrownBy(() -> certifier.certify(scan(), record(1, COPIES)).writeTo(sinks))
                .isInstanceOfSatisfying(
                        KeyUnavailableException.class,
                        e -> assertThat(e.code()).isEqualTo(CoreProblem.KEY_REFUSED.name()));

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aSinkThatCantBeOpenedLeavesNoOther() throws IOException {
        List<DocumentSink> sinks = List.of(
                DocumentSink.ofNew(folder.resolve("1.pdf")),
                DocumentSink.ofNew(folder.resolve("no-such-folder").resolve("2.pdf")));

        assertThatThrownBy(() -> certifier(PadesLevel.BASELINE_B)
                        .certify(scan(), record(1, 2))
                        .writeTo(sinks))
                .isInstanceOf(IOException.class);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThat(certifierKey.uses()).hasValue(0);
    }

    private CopyCertifier.Builder builder(PadesLevel level) {
        return Samples.certifier(PKI, level)
                .certifier(certifierKey)
                .agency(agencyKey)
                .digestProvider(digests);
    }

    private CopyCertifier certifier(PadesLevel level) {
        return builder(level).build();
    }

    private static Scan scan() {
        return Scan.of(List.of(DocumentSource.of("page", Samples.jpeg(0)))).withFallbackDpi(100);
    }

    static CopyRecord record(int pages, int copies) {
        return CopyRecord.certified(
                CopyCode.random(new Random(1)),
                Original.of("Bằng tốt nghiệp đại học", pages),
                StatementTemplate.VN_2025_11.statement(
                        RegisterNumber.ofCopy(1, 2026, 7),
                        "Bến Nghé",
                        LocalDate.of(2026, 11, 22),
                        Samples.OFFICER,
                        copies),
                Samples.OFFICER,
                Samples.AGENCY,
                Samples.MARK);
    }

    private static List<ByteArrayOutputStream> files() {
        return IntStream.range(0, COPIES)
                .mapToObj(i -> new ByteArrayOutputStream())
                .toList();
    }

    private static List<DocumentSink> sinks(List<ByteArrayOutputStream> files) {
        return files.stream().map(DocumentSink::of).toList();
    }
}
