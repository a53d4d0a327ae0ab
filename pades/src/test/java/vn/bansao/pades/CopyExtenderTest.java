package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;

/** What raising and renewing a level appends, whom it asks, and what it refuses; judged by others in the benchmarks module. */
class CopyExtenderTest {
    private static final Duration YEAR = Duration.ofDays(365);

    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.CLOCK.instant());
    private final TestPki pki = TestPki.create(KeyKind.P256, now::get);

    @TempDir
    private Path folder;

    private byte[] copy(PadesLevel level) throws IOException {
        return Samples.certifier(pki, level)
                .revocation(source())
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();
    }

    private RevocationSource source(Revocation... revoked) {
        return RevocationSource.of(new ValidationMaterial(List.of(), pki.crls(revoked)));
    }

    private CopyExtender.Builder extender(PadesLevel level) {
        return CopyExtender.builder()
                .timestamps(TestTsa.inProcess(pki))
                .revocation(source(), pki.anchors())
                .level(level)
                .clock(pki.clock());
    }

    private record Extended(byte[] bytes, CopyExtender.Receipt receipt) {
        List<String> problems() {
            return receipt.signatures().stream()
                    .flatMap(signature -> signature.problems().stream())
                    .map(problem -> problem.code().name())
                    .distinct()
                    .toList();
        }
    }

    private static Extended extend(CopyExtender extender, byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CopyExtender.Receipt receipt = extender.extend(source(file), DocumentSink.of(out));
        byte[] bytes = out.toByteArray();
        assertThat(Arrays.copyOf(bytes, file.length)).isEqualTo(file);
        assertThat(receipt.sizeBytes()).isEqualTo(bytes.length);
        return new Extended(bytes, receipt);
    }

    private static DocumentSource source(byte[] file) {
        return DocumentSource.of("file.pdf", file);
    }

    @Test
    void fileThatHasItsLevelIsCopiedAsItIs() throws IOException {
        byte[] stamped = copy(PadesLevel.BASELINE_T);

        Extended same = extend(extender(PadesLevel.BASELINE_T).build(), stamped);

        assertThat(same.bytes()).isEqualTo(stamped);
        assertThat(same.receipt().updates()).isZero();
        assertThat(same.receipt().level()).contains(PadesLevel.BASELINE_T);
    }

    @Test
    void storedDataAreNotWrittenTwice() throws IOException {
        RevocationSource source = source();
        byte[] stored = Samples.certifier(pki, PadesLevel.BASELINE_LT)
                .revocation(source)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();

        Extended same = extend(
                extender(PadesLevel.BASELINE_LT)
                        .revocation(source, pki.anchors())
                        .build(),
                stored);

        assertThat(same.receipt().updates()).isZero();
        assertThat(same.receipt().level()).contains(PadesLevel.BASELINE_LT);
    }

    @Test
    void receiptTellsTheFilesDigestAndTheAgeOfItsData() throws Exception {
        Extended extended = extend(extender(PadesLevel.BASELINE_LTA).build(), copy(PadesLevel.BASELINE_B));

        assertThat(extended.receipt().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(extended.bytes())));
        assertThat(extended.receipt().revocationDataFromOrNull())
                .isEqualTo(pki.crls().get(0).getThisUpdate().toInstant());
        assertThat(extended.receipt().signatures())
                .extracting(CopyExtender.SignatureState::field)
                .containsExactly("certifier", "seal");
        assertThat(extended.receipt().signatures())
                .extracting(CopyExtender.SignatureState::signerOrNull)
                .containsExactly(pki.certifier().certificate(), pki.agency().certificate());
    }

    @Test
    void gapFitsTheTokensSeen() throws IOException {
        CopyExtender extender = extender(PadesLevel.BASELINE_LTA).build();
        byte[] stamped = copy(PadesLevel.BASELINE_T);
        extend(extender, stamped);

        List<ByteRanges> ranges = ByteRanges.of(extend(extender, stamped).bytes());

        long[] last = ranges.get(ranges.size() - 1).range();
        assertThat(last[2] - last[1]).isLessThan(2 * 2_200);
    }

    @Test
    void authorityMetBeforeIsAskedOnceAFile() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        TimestampAuthority authority = TestTsa.inProcess(pki);
        CopyExtender extender = extender(PadesLevel.BASELINE_LTA)
                .timestamps((algorithm, imprint) -> {
                    asked.incrementAndGet();
                    return authority.timestamp(algorithm, imprint);
                })
                .build();
        byte[] plain = copy(PadesLevel.BASELINE_B);
        extend(extender, plain);
        asked.set(0);

        extend(extender, plain);

        assertThat(asked).hasValue(1);
    }

    @Test
    void authorityThatIsAnotherEachTimeRefused() throws IOException {
        CopyExtender.Builder extender = extender(PadesLevel.BASELINE_LTA)
                .timestamps((algorithm, imprint) ->
                        TestTsa.inProcess(pki, pki.tsaWith(KeyKind.P256)).timestamp(algorithm, imprint));

        assertRefused("TIMESTAMP_AUTHORITY_UNSTABLE", extender, copy(PadesLevel.BASELINE_B));
    }

    /** Twenty years are four authorities' lives; nobody is asked about a signer who is long expired. */
    @Test
    void copyRenewedForYearsKeepsItsLevel() throws IOException {
        byte[] file = copy(PadesLevel.BASELINE_LTA);
        Optional<Instant> end = extender(PadesLevel.BASELINE_LTA).build().renewBefore(source(file));
        assertThat(end).contains(pki.tsa().certificate().getNotAfter().toInstant());

        for (int i = 0; i < 2; i++) {
            now.set(now.get().plus(YEAR.multipliedBy(4)));
            TestIdentity tsa = pki.tsaWith(KeyKind.P256);
            CopyExtender renewing = extender(PadesLevel.BASELINE_LTA)
                    .timestamps(TestTsa.inProcess(pki, tsa))
                    .build();

            Extended renewed = extend(renewing, file);

            assertThat(renewed.receipt().level()).contains(PadesLevel.BASELINE_LTA);
            assertThat(renewed.problems()).isEmpty();
            Instant issuing = pki.issuing().certificate().getNotAfter().toInstant();
            Instant own = tsa.certificate().getNotAfter().toInstant();
            assertThat(renewed.receipt().renewBeforeOrNull())
                    .isEqualTo(own.isBefore(issuing) ? own : issuing)
                    .isEqualTo(renewing.renewBefore(source(renewed.bytes())).orElseThrow());
            file = renewed.bytes();
        }
        assertThat(ByteRanges.of(file)).hasSize(5);
    }

    @Test
    void expiredSignerIsReportedAndTheFileStamped() throws IOException {
        byte[] stamped = copy(PadesLevel.BASELINE_T);
        now.set(now.get().plus(YEAR.multipliedBy(4)));

        Extended extended = extend(extender(PadesLevel.BASELINE_LTA).build(), stamped);

        assertThat(extended.problems()).containsExactly("REVOCATION_CERTIFICATE_EXPIRED");
        assertThat(extended.receipt().level()).contains(PadesLevel.BASELINE_T);
        assertThat(ByteRanges.of(extended.bytes())).hasSize(3);
    }

    @Test
    void untrustedSignerIsReportedAndNobodyAskedAboutHim() throws IOException {
        try (TestOcspResponder theirs = TestOcspResponder.start();
                TestOcspResponder ours = TestOcspResponder.start();
                TestCrlServer lists = TestCrlServer.start()) {
            TestPki stranger = TestPki.builder(KeyKind.P256, now::get)
                    .ocsp(theirs.address())
                    .build();
            theirs.answerFor(stranger);
            TestPki own = TestPki.builder(KeyKind.P256, now::get)
                    .ocsp(ours.address())
                    .published(lists.address())
                    .build();
            ours.answerFor(own);
            lists.publish(own);
            byte[] foreign = Samples.certifier(stranger, PadesLevel.BASELINE_B)
                    .build()
                    .certify(Samples.scan(1), Samples.record(1))
                    .toBytes();
            OnlineAccess access =
                    OnlineAccess.PUBLIC.allowing(Set.of(ours.address().getHost()));
            CopyExtender extender = extender(PadesLevel.BASELINE_LTA)
                    .timestamps(TestTsa.inProcess(own))
                    .revocation(RevocationSource.online(access), own.anchors())
                    .build();

            Extended extended = extend(extender, foreign);

            assertThat(extended.problems()).containsExactly("EXTEND_CHAIN_UNTRUSTED");
            assertThat(extended.receipt().level()).contains(PadesLevel.BASELINE_T);
            assertThat(theirs.requests()).isZero();
            assertThat(ours.requests()).isPositive();
        }
    }

    @Test
    void revokedSignerIsReported() throws IOException {
        byte[] stamped = copy(PadesLevel.BASELINE_T);
        Revocation taken =
                Revocation.of(pki.certifier().certificate(), now.get().minus(Duration.ofHours(1)));

        Extended extended = extend(
                extender(PadesLevel.BASELINE_LT)
                        .revocation(source(taken), pki.anchors())
                        .build(),
                stamped);

        assertThat(extended.problems()).containsExactly("REVOCATION_CERTIFICATE_REVOKED");
        assertThat(extended.receipt().signatures())
                .extracting(CopyExtender.SignatureState::levelOrNull)
                .containsExactly(PadesLevel.BASELINE_T, PadesLevel.BASELINE_LT);
    }

    @Test
    void silentResponderStopsTheExtensionUnlessTheFileHasAnAnswer() throws IOException {
        TestOcspResponder ocsp = TestOcspResponder.start();
        TestPki other =
                TestPki.builder(KeyKind.P256, now::get).ocsp(ocsp.address()).build();
        ocsp.answerFor(other);
        RevocationSource online = RevocationSource.online(
                OnlineAccess.PUBLIC.allowing(Set.of(ocsp.address().getHost())));
        byte[] stored = Samples.certifier(other, PadesLevel.BASELINE_LTA)
                .revocation(RevocationSource.of(new ValidationMaterial(List.of(), other.crls())))
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();
        byte[] plain = Samples.certifier(other, PadesLevel.BASELINE_B)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();
        ocsp.close();
        CopyExtender.Builder extender = CopyExtender.builder()
                .timestamps(TestTsa.inProcess(other))
                .revocation(online, other.anchors())
                .clock(other.clock());

        assertThatThrownBy(() -> extend(extender.build(), plain)).isInstanceOf(CertifiedCopyException.class);
        assertThatThrownBy(() -> extend(extender.build(), stored))
                .as("the new timestamp's authority is never guessed")
                .isInstanceOf(CertifiedCopyException.class);
        Extended same = extend(extender.level(PadesLevel.BASELINE_LT).build(), stored);
        assertThat(same.receipt().level()).contains(PadesLevel.BASELINE_LTA);
        assertThat(same.receipt().updates()).isZero();
    }

    @Test
    void failingTimestampLeavesNothing() throws Exception {
        try (TestTsa down = TestTsa.start(pki)) {
            down.always(TsaFault.REJECTED);
            assertRefused(
                    "TSA_REJECTED",
                    extender(PadesLevel.BASELINE_LTA).timestamps(TimestampAuthority.http(down.address())),
                    copy(PadesLevel.BASELINE_B));
        }
    }

    @Test
    void sourceThatChangesWhileItIsReadRefused() throws IOException {
        byte[] plain = copy(PadesLevel.BASELINE_B);
        for (int change : new int[] {-1, 1}) {
            DocumentSource lying = new MisstatedLength(plain, change);

            assertThatThrownBy(() -> extender(PadesLevel.BASELINE_T)
                            .build()
                            .extend(lying, DocumentSink.of(folder.resolve("out.pdf"))))
                    .isInstanceOfSatisfying(
                            CertifiedCopyException.class,
                            e -> assertThat(e.code()).isEqualTo("DOCUMENT_CHANGED"));
            assertThat(folder).isEmptyDirectory();
        }
    }

    private record MisstatedLength(byte[] bytes, int change) implements DocumentSource {
        @Override
        public String name() {
            return "file.pdf";
        }

        @Override
        public long sizeBytes() {
            return bytes.length;
        }

        @Override
        public InputStream openStream() {
            return new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + change));
        }

        @Override
        public void read(long offset, byte[] target, int from, int length) {
            System.arraycopy(bytes, (int) offset, target, from, length);
        }
    }

    @Test
    void fileExtendedInPlace() throws IOException {
        Path file = folder.resolve("copy.pdf");
        byte[] plain = copy(PadesLevel.BASELINE_B);
        Files.write(file, plain);

        extender(PadesLevel.BASELINE_T).build().extend(DocumentSource.of(file), DocumentSink.of(file));

        assertThat(Files.readAllBytes(file)).startsWith(plain).hasSizeGreaterThan(plain.length);
    }

    @Test
    void manyFilesSideBySide() throws Exception {
        CopyExtender extender = extender(PadesLevel.BASELINE_LTA).build();
        byte[] plain = copy(PadesLevel.BASELINE_B);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Extended>> all = threads.invokeAll(Collections.nCopies(16, () -> extend(extender, plain)));

            for (Future<Extended> one : all) {
                assertThat(one.get().receipt().level()).contains(PadesLevel.BASELINE_LTA);
            }
        } finally {
            threads.shutdown();
        }
    }

    static Stream<CopyExtender.Builder> incomplete() {
        return Stream.of(CopyExtender.builder(), CopyExtender.builder().timestamps((algorithm, imprint) -> {
            throw new IllegalStateException("never asked");
        }));
    }

    @Test
    void setUpThatIsIncompleteRejected() {
        incomplete().forEach(builder -> assertThatThrownBy(builder::build).isInstanceOf(PolicyException.class));
        assertThatThrownBy(() -> CopyExtender.builder().level(PadesLevel.BASELINE_B))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void problemsAreToldInBothLanguages() throws IOException {
        byte[] stamped = copy(PadesLevel.BASELINE_T);
        now.set(now.get().plus(YEAR.multipliedBy(4)));
        Extended extended = extend(extender(PadesLevel.BASELINE_LT).build(), stamped);
        Problem problem = extended.receipt().signatures().get(0).problems().get(0);

        assertThat(problem.sentence(Locale.forLanguageTag("vi"))).isNotEqualTo(problem.sentence(Locale.ENGLISH));
    }

    private void assertRefused(String code, CopyExtender.Builder extender, byte[] file) {
        assertThatThrownBy(() -> extender.build().extend(source(file), DocumentSink.of(folder.resolve("out.pdf"))))
                .isInstanceOfSatisfying(
                        CertifiedCopyException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(folder).isEmptyDirectory();
    }
}
