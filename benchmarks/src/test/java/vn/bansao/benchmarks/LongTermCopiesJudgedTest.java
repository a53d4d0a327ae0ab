package vn.bansao.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.judge.Judgement;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Copies of every level before the whole panel and our own verifier; from LT on nobody is given more than the root. */
class LongTermCopiesJudgedTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));
    private static final Instant LATER = CLOCK.instant().plus(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    private final TestOcspResponder ocsp = TestOcspResponder.start();
    private final TestCrlServer crls = TestCrlServer.start();

    @AfterEach
    void close() {
        ocsp.close();
        crls.close();
    }

    /** A kind of copy. */
    private record Kind(Level level, KeyKind keys, int signatures, int pages) {
        @Override
        public String toString() {
            return level + " " + keys + ", " + signatures + " signatures, " + pages + " pages";
        }

        PadesLevel pades() {
            return PadesLevel.valueOf("BASELINE_" + level);
        }

        Expected expected() {
            boolean pss = keys.algorithm().scheme() == SignatureAlgorithm.Scheme.RSASSA_PSS;
            return new Expected(level, signatures, level == Level.LTA ? 1 : 0, pss);
        }
    }

    static Stream<Arguments> kinds() {
        return Arrays.stream(Level.values())
                .flatMap(level -> Stream.of(KeyKind.P256, KeyKind.RSA3072)
                        .flatMap(keys -> Stream.of(1, 2)
                                .flatMap(signatures ->
                                        Stream.of(1, 10).map(pages -> new Kind(level, keys, signatures, pages)))))
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void copyAcceptedByAllAtItsLevel(Kind kind) throws IOException {
        TestPki pki = pki(kind.keys());
        Path copy = certify(pki, kind, TestTsa.inProcess(pki));

        assertAccepted(copy, pki, kind);
    }

    @Test
    void copyWithListsAloneAccepted() throws IOException {
        Kind kind = new Kind(Level.LTA, KeyKind.P256, 2, 1);
        TestPki pki = pki(kind.keys());
        Path copy = certify(pki, kind, TestTsa.inProcess(pki), RevocationSource.of(material(pki)));

        assertAccepted(copy, pki, kind);
        assertThat(ocsp.requests()).isZero();
    }

    @Test
    void copyWithPagesComparedAccepted() throws IOException {
        Kind kind = new Kind(Level.LTA, KeyKind.P256, 2, 1);
        TestPki pki = pki(kind.keys());

        Judgement judgement = Judges.dss()
                .judge(certify(pki, kind, TestTsa.inProcess(pki)), input(pki, kind))
                .requireAccepted();

        assertThat(judgement.warnings()).isEmpty();
    }

    /** The document's timestamp is another authority's, with larger tokens than the gap was made for. */
    @Test
    void copyStampedByTwoAuthoritiesCarriesTheDataOfBoth() throws IOException {
        Kind kind = new Kind(Level.LTA, KeyKind.P256, 2, 1);
        TestPki pki = pki(kind.keys());
        TimestampAuthority usual = TestTsa.inProcess(pki);
        TimestampAuthority other = TestTsa.inProcess(pki, pki.tsaWith(KeyKind.RSA3072));
        AtomicInteger asked = new AtomicInteger();
        Path copy = certify(
                pki,
                kind,
                (algorithm, imprint) -> (asked.incrementAndGet() <= 2 ? usual : other).timestamp(algorithm, imprint));

        assertAccepted(copy, pki, kind);
        assertThat(asked)
                .as("the last one is asked again for the update with its own data")
                .hasValue(4);
    }

    /** Store and timestamp in two revisions; also where another authority stamps, so that the store is written again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void copyWithTheTimestampApartAccepted(boolean stampedByAnother) throws IOException {
        Kind kind = new Kind(Level.LTA, KeyKind.P256, 2, 1);
        TestPki pki = pki(kind.keys());
        TimestampAuthority usual = TestTsa.inProcess(pki);
        TimestampAuthority last = stampedByAnother ? TestTsa.inProcess(pki, pki.tsaWith(KeyKind.RSA3072)) : usual;
        AtomicInteger asked = new AtomicInteger();
        TimestampAuthority authority =
                (algorithm, imprint) -> (asked.incrementAndGet() <= 2 ? usual : last).timestamp(algorithm, imprint);
        Path copy = folder.resolve("copy.pdf");
        certifier(pki, kind, authority, online())
                .archiveTimestampApart()
                .build()
                .certify(JudgedSamples.scan(1), JudgedSamples.record(2, 1))
                .writeTo(copy);

        assertAccepted(copy, pki, kind);
        String file = Files.readString(copy, StandardCharsets.ISO_8859_1);
        assertThat(file.split("%%EOF\n", -1))
                .as("revisions, and nothing behind them")
                .hasSize(5);
        assertThat(file.split("/Type/DSS", -1)).hasSize(stampedByAnother ? 3 : 2);
    }

    private static void assertAccepted(Path copy, TestPki pki, Kind kind) throws IOException {
        List<Judgement> judgements = Judges.requireAccepted(Judges.quick(), copy, input(pki, kind));
        assertThat(judgements).flatExtracting(Judgement::warnings).isEmpty();

        boolean carriesAll = kind.level() == Level.LT || kind.level() == Level.LTA;
        ValidationMaterial given = carriesAll ? ValidationMaterial.NONE : material(pki);
        ValidationReport report = CopyVerifier.builder()
                .trust(pki.anchors())
                .material(given)
                .at(LATER)
                .build()
                .verify(DocumentSource.of(copy));
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.VALID);
        assertThat(report.signatures())
                .hasSize(kind.signatures())
                .allSatisfy(signature ->
                        assertThat(signature.level()).isEqualTo(SignatureLevel.valueOf("BASELINE_" + kind.level())));
    }

    private TestPki pki(KeyKind keys) {
        TestPki pki = TestPki.builder(keys, CLOCK)
                .published(crls.address())
                .ocsp(ocsp.address())
                .build();
        crls.publish(pki);
        ocsp.answerFor(pki);
        return pki;
    }

    /** OCSP answers for the end certificates, a CRL for the issuing CA. */
    private RevocationSource online() {
        return RevocationSource.online(
                OnlineAccess.PUBLIC.allowing(Set.of(ocsp.address().getHost())));
    }

    private static ValidationMaterial material(TestPki pki) {
        return new ValidationMaterial(List.of(), pki.crls());
    }

    private static JudgeInput input(TestPki pki, Kind kind) {
        return new JudgeInput(List.copyOf(pki.anchors().certificates()), pki.crls(), LATER, kind.expected());
    }

    private Path certify(TestPki pki, Kind kind, TimestampAuthority authority) throws IOException {
        return certify(pki, kind, authority, online());
    }

    private Path certify(TestPki pki, Kind kind, TimestampAuthority authority, RevocationSource revocation)
            throws IOException {
        Path copy = folder.resolve("copy.pdf");
        certifier(pki, kind, authority, revocation)
                .build()
                .certify(JudgedSamples.scan(kind.pages()), JudgedSamples.record(kind.signatures(), kind.pages()))
                .writeTo(copy);
        return copy;
    }

    private static CopyCertifier.Builder certifier(
            TestPki pki, Kind kind, TimestampAuthority authority, RevocationSource revocation) {
        CopyCertifier.Builder certifier = CopyCertifier.builder()
                .agency(pki.agencyKey())
                .level(kind.pades())
                .clock(pki.clock());
        if (kind.signatures() == 2) {
            certifier.certifier(pki.certifierKey());
        }
        if (kind.level() != Level.B) {
            certifier.timestamps(authority).revocation(revocation);
        }
        return certifier;
    }
}
