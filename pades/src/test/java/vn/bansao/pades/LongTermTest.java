package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSink;
import vn.bansao.PolicyException;
import vn.bansao.batch.BatchJournal;
import vn.bansao.batch.BatchReport;
import vn.bansao.crypto.SigningKeys;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
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

/** What B-LT and B-LTA add behind the last signature, and what they refuse; judged by others in the benchmarks module. */
class LongTermTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static final Pattern OBJECT = Pattern.compile("(?m)^(\\d+) 0 obj$");

    @TempDir
    private Path folder;

    private final CountingKey certifierKey = CountingKey.of(PKI.certifierKey());
    private final CountingKey agencyKey = CountingKey.of(PKI.agencyKey());

    /** The levels that carry validation data. */
    @EnumSource(
            value = PadesLevel.class,
            names = {"BASELINE_LT", "BASELINE_LTA"})
    @ParameterizedTest
    @Retention(RetentionPolicy.RUNTIME)
    private @interface EachLongTermLevel {}

    private static RevocationSource source(Revocation... revoked) {
        return RevocationSource.of(new ValidationMaterial(List.of(), PKI.crls(revoked)));
    }

    private CopyCertifier.Builder certifier(PadesLevel level) {
        return Samples.certifier(PKI, level)
                .certifier(certifierKey)
                .agency(agencyKey)
                .revocation(source());
    }

    private static byte[] deterministic(PadesLevel level) throws IOException {
        return Samples.certifier(PKI, level)
                .certifier(PKI.deterministicCertifierKey())
                .agency(PKI.deterministicAgencyKey())
                .revocation(source())
                .build()
                .certify(Samples.scan(2), Samples.record(2))
                .toBytes();
    }

    private static String updateAfterTheSeal(PadesLevel level) throws IOException {
        byte[] sealed = deterministic(PadesLevel.BASELINE_T);
        byte[] copy = deterministic(level);
        assertThat(Arrays.copyOf(copy, sealed.length))
                .as("nothing that is signed differs")
                .isEqualTo(sealed);
        return new String(copy, sealed.length, copy.length - sealed.length, StandardCharsets.ISO_8859_1);
    }

    private static List<Integer> oldObjects(String update) {
        return OBJECT.matcher(update)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(number -> number < 20)
                .toList();
    }

    @Test
    void storeIsAnUpdateThatReplacesTheCatalogAlone() throws IOException {
        String update = updateAfterTheSeal(PadesLevel.BASELINE_LT);

        assertThat(oldObjects(update)).containsExactly(8);
        assertThat(update)
                .containsOnlyOnce("/Type/DSS")
                .containsOnlyOnce("/Certs[")
                .containsOnlyOnce("/CRLs[")
                .containsOnlyOnce("%%EOF")
                .doesNotContain("/VRI")
                .doesNotContain("/ByteRange");
        assertEveryNewObjectIsNamed(update);
    }

    @Test
    void storeAndTimestampAreOneUpdateThatTheTimestampCoversToItsEnd() throws IOException {
        String update = updateAfterTheSeal(PadesLevel.BASELINE_LTA);

        assertThat(oldObjects(update)).containsExactlyInAnyOrder(8, 9, 12);
        assertThat(update)
                .containsOnlyOnce("/Type/DSS")
                .containsOnlyOnce("/Type/DocTimeStamp")
                .containsOnlyOnce("%%EOF")
                .contains("/T(dts-1)")
                .doesNotContain("/VRI");
        assertEveryNewObjectIsNamed(update);
        byte[] copy = deterministic(PadesLevel.BASELINE_LTA);
        List<ByteRanges> ranges = ByteRanges.of(copy);
        assertThat(ranges).hasSize(3);
        assertThat(ranges.get(2).end()).isEqualTo(copy.length);
    }

    /** iText takes an object that nothing names for a manipulation. */
    private static void assertEveryNewObjectIsNamed(String update) {
        assertThat(OBJECT.matcher(update).results().map(found -> found.group(1)))
                .filteredOn(number -> Integer.parseInt(number) >= 20)
                .isNotEmpty()
                .allSatisfy(number -> assertThat(update).containsPattern("\\b" + number + " 0 R"));
    }

    @EachLongTermLevel
    void scanBytesAreHashedOnceAtEveryLevel(PadesLevel level) throws IOException {
        CountingDigestProvider digests = new CountingDigestProvider();
        CopyCertifier certifier = certifier(level).digestProvider(digests).build();
        certifier.certify(Samples.scan(6), Samples.record(6)).toBytes(); // Learns the size of the tokens.
        long scanned = 0;
        for (int page = 0; page < 6; page++) {
            scanned += Samples.jpeg(page).length;
        }
        digests.takeBytes();

        byte[] copy = certifier.certify(Samples.scan(6), Samples.record(6)).toBytes();

        assertThat(digests.takeBytes() - scanned).isLessThanOrEqualTo((long) (1.05 * copy.length));
    }

    @EachLongTermLevel
    void receiptTellsTheWholeFilesDigest(PadesLevel level) throws Exception {
        Path file = folder.resolve("copy.pdf");

        CertifiedCopy.Receipt receipt = certifier(level)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .writeTo(file);

        byte[] bytes = Files.readAllBytes(file);
        assertThat(receipt.level()).isEqualTo(level);
        assertThat(receipt.revocationDataFromOrNull())
                .isEqualTo(PKI.crls().get(0).getThisUpdate().toInstant());
        assertThat(receipt.sizeBytes()).isEqualTo(bytes.length);
        assertThat(receipt.digest())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @EachLongTermLevel
    void revokedSignerSignsNothing(PadesLevel level) throws IOException {
        for (TestIdentity revoked : List.of(PKI.certifier(), PKI.agency(), PKI.issuing())) {
            Revocation taken =
                    Revocation.of(revoked.certificate(), Samples.CLOCK.instant().minus(Duration.ofHours(1)));

            assertRefused("REVOCATION_CERTIFICATE_REVOKED", certifier(level).revocation(source(taken)));
        }
        assertThat(certifierKey.uses()).hasValue(0);
        assertThat(agencyKey.uses()).hasValue(0);
    }

    @EachLongTermLevel
    void signerOfUnknownStateSignsNothing(PadesLevel level) throws IOException {
        assertRefused(
                "REVOCATION_SOURCE_MISSING", certifier(level).revocation(RevocationSource.of(ValidationMaterial.NONE)));

        assertThat(certifierKey.uses()).hasValue(0);
    }

    @EachLongTermLevel
    void revokedAuthorityMakesNoCopy(PadesLevel level) throws IOException {
        Revocation taken =
                Revocation.of(PKI.tsa().certificate(), Samples.CLOCK.instant().minus(Duration.ofHours(1)));

        assertRefused("REVOCATION_CERTIFICATE_REVOKED", certifier(level).revocation(source(taken)));
    }

    @EachLongTermLevel
    void tokenWithoutItsCertificateMakesNoCopy(PadesLevel level) throws IOException {
        assertRefused(
                "TIMESTAMP_CERTIFICATE_MISSING",
                certifier(level).timestamps(TestTsa.inProcess(PKI, TsaFault.NO_CERTIFICATE)));
    }

    @Test
    void authorityThatIsAnotherEachTimeMakesNoCopy() throws IOException {
        assertRefused(
                "TIMESTAMP_AUTHORITY_UNSTABLE",
                certifier(PadesLevel.BASELINE_LTA)
                        .timestamps((algorithm, imprint) -> TestTsa.inProcess(PKI, PKI.tsaWith(KeyKind.P256))
                                .timestamp(algorithm, imprint)));
    }

    @Test
    void failingTimestampOfTheDocumentMakesNoCopy() throws Exception {
        try (TestTsa down = TestTsa.start(PKI)) {
            down.always(TsaFault.REJECTED);
            TimestampAuthority refusing = TimestampAuthority.http(down.address());
            TimestampAuthority real = TestTsa.inProcess(PKI);
            AtomicInteger calls = new AtomicInteger();

            assertRefused(
                    "TSA_REJECTED",
                    certifier(PadesLevel.BASELINE_LTA)
                            .timestamps((algorithm, imprint) ->
                                    (calls.incrementAndGet() <= 2 ? real : refusing).timestamp(algorithm, imprint)));
        }
        assertThat(agencyKey.uses()).hasValue(1);
    }

    private void assertRefused(String code, CopyCertifier.Builder builder) throws IOException {
        CertifiedCopy copy = builder.build().certify(Samples.scan(1), Samples.record(1));
        Path file = folder.resolve("copy.pdf");

        assertThatThrownBy(() -> copy.writeTo(file))
                .isInstanceOfSatisfying(
                        CertifiedCopyException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(folder).isEmptyDirectory();
    }

    @EachLongTermLevel
    void levelWithoutRevocationSourceRejected(PadesLevel level) {
        CopyCertifier.Builder builder = CopyCertifier.builder()
                .agency(agencyKey)
                .timestamps(TestTsa.inProcess(PKI))
                .clock(PKI.clock())
                .level(level);

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        PolicyException.class, e -> assertThat(e.code()).isEqualTo("REVOCATION_SOURCE_NOT_SET"));
    }

    @EachLongTermLevel
    void keyWithoutItsRootNeedsTheAnchor(PadesLevel level) throws IOException {
        TestIdentity signer = PKI.certifier();
        CopyCertifier.Builder builder = Samples.certifier(PKI, level)
                .certifier(SigningKeys.of(
                        "short",
                        signer.privateKey(),
                        signer.chain().subList(0, 2),
                        signer.kind().algorithm(),
                        null))
                .agency(SigningKeys.of(
                        "short",
                        PKI.agency().privateKey(),
                        PKI.agency().chain().subList(0, 2),
                        signer.kind().algorithm(),
                        null));

        assertRefused("REVOCATION_ISSUER_MISSING", builder.revocation(source()));

        byte[] copy = builder.revocation(source(), PKI.anchors())
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();
        assertThat(ByteRanges.of(copy)).hasSize(level == PadesLevel.BASELINE_LT ? 2 : 3);
    }

    @EachLongTermLevel
    void severalCopiesAtOnceHaveTheirOwnUpdates(PadesLevel level) throws IOException {
        List<ByteArrayOutputStream> copies =
                Stream.generate(ByteArrayOutputStream::new).limit(2).toList();

        certifier(level)
                .build()
                .certify(Samples.scan(1), SeveralCopiesTest.record(1, 2))
                .writeTo(copies.stream().map(DocumentSink::of).toList());

        assertThat(copies)
                .allSatisfy(copy ->
                        assertThat(copy.toString(StandardCharsets.ISO_8859_1)).containsOnlyOnce("/Type/DSS"));
        assertThat(copies.get(0).toByteArray()).isNotEqualTo(copies.get(1).toByteArray());
    }

    @EachLongTermLevel
    void batchMakesEveryCopy(PadesLevel level) throws IOException {
        BatchReport report = BatchCertifier.builder(
                        certifier(level).build(), BatchJournal.file(folder.resolve("batch.journal")))
                .parallelism(2)
                .build()
                .run(BatchSamples.requests(40, folder.resolve("out")).iterator());

        assertThat(report.failuresByCode()).isEmpty();
        assertThat(BatchSamples.files(folder.resolve("out"))).hasSize(40);
    }

    /** Three end certificates at one responder, the issuing CA on the root's list. */
    @Test
    void batchAsksAboutEachCertificateOnce() throws IOException {
        try (TestOcspResponder ocsp = TestOcspResponder.start();
                TestCrlServer lists = TestCrlServer.start()) {
            TestPki pki = TestPki.builder(KeyKind.P256, Samples.CLOCK)
                    .ocsp(ocsp.address())
                    .published(lists.address())
                    .build();
            ocsp.answerFor(pki);
            lists.publish(pki);
            CopyCertifier certifier = Samples.certifier(pki, PadesLevel.BASELINE_LTA)
                    .revocation(RevocationSource.online(
                            OnlineAccess.PUBLIC.allowing(Set.of(ocsp.address().getHost()))))
                    .build();

            BatchReport report = BatchCertifier.builder(certifier, BatchJournal.file(folder.resolve("batch.journal")))
                    .parallelism(2)
                    .build()
                    .run(BatchSamples.requests(40, folder.resolve("out")).iterator());

            assertThat(report.failuresByCode()).isEmpty();
            assertThat(ocsp.requests()).isEqualTo(3);
            assertThat(lists.requests()).isEqualTo(1);
        }
    }

    @EnumSource(
            value = OcspFault.class,
            names = {
                "REVOKED",
                "UNKNOWN",
                "UNAUTHORISED_SIGNER",
                "STRANGER",
                "BAD_SIGNATURE",
                "STALE",
                "WRONG_CERTIFICATE"
            })
    @ParameterizedTest
    void responderWhoDoesNotClearTheSignerMakesNoCopy(OcspFault fault) throws IOException {
        try (TestOcspResponder ocsp = TestOcspResponder.start()) {
            TestPki pki = TestPki.builder(KeyKind.P256, Samples.CLOCK)
                    .ocsp(ocsp.address())
                    .build();
            ocsp.answerFor(pki);
            ocsp.always(fault);
            CountingKey key = CountingKey.of(pki.certifierKey());
            CertifiedCopy copy = Samples.certifier(pki, PadesLevel.BASELINE_LT)
                    .certifier(key)
                    .revocation(RevocationSource.online(
                            OnlineAccess.PUBLIC.allowing(Set.of(ocsp.address().getHost()))))
                    .build()
                    .certify(Samples.scan(1), Samples.record(1));

            assertThatThrownBy(() -> copy.writeTo(folder.resolve("copy.pdf")))
                    .isInstanceOfSatisfying(
                            CertifiedCopyException.class,
                            e -> assertThat(e.code()).startsWith("REVOCATION_"));
            assertThat(folder).isEmptyDirectory();
            assertThat(key.uses()).hasValue(0);
        }
    }

    @Test
    void batchWithARevokedCertifierSignsNothing() throws IOException {
        Revocation taken = Revocation.of(
                PKI.certifier().certificate(), Samples.CLOCK.instant().minus(Duration.ofHours(1)));

        BatchReport report = BatchCertifier.builder(
                        certifier(PadesLevel.BASELINE_LT)
                                .revocation(source(taken))
                                .build(),
                        BatchJournal.file(folder.resolve("batch.journal")))
                .build()
                .run(BatchSamples.requests(3, folder.resolve("out")).iterator());

        assertThat(report.failuresByCode()).containsOnlyKeys("REVOCATION_CERTIFICATE_REVOKED");
        assertThat(BatchSamples.files(folder.resolve("out"))).isEmpty();
        assertThat(certifierKey.uses()).hasValue(0);
    }
}
