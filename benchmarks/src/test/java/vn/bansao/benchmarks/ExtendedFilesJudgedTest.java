package vn.bansao.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.judge.Judgement;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.peer.PeerFiles;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.CopyExtender;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Copies whose level was raised and renewed, before the whole panel and our own verifier; files of others before DSS and iText. */
class ExtendedFilesJudgedTest {
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

    /** A file on its way up. */
    private record Step(Path file, Level level, int documentTimestamps, boolean stamped) {}

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA3072"})
    void copyRaisedFromBStepByStepAndRenewedAccepted(KeyKind keys) throws IOException {
        TestPki pki = pki(keys);
        Path plain = certify(pki, PadesLevel.BASELINE_B);

        Step stamped = raise(pki, new Step(plain, Level.B, 0, false), Level.T, 1, 1);
        Step stored = raise(pki, stamped, Level.LT, 1, 1);
        Step archived = raise(pki, stored, Level.LTA, 2, 1);
        Step renewed = raise(pki, archived, Level.LTA, 3, 1);
        assertThat(renewed.documentTimestamps()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA3072"})
    void stampedCopyArchivedAtOnceAndRenewedAccepted(KeyKind keys) throws IOException {
        TestPki pki = pki(keys);
        Path stamped = certify(pki, PadesLevel.BASELINE_T);

        Step archived = raise(pki, new Step(stamped, Level.T, 0, true), Level.LTA, 1, 1);
        raise(pki, archived, Level.LTA, 2, 1);
    }

    @Test
    void plainCopyArchivedAtOnceAccepted() throws IOException {
        TestPki pki = pki(KeyKind.P256);

        raise(pki, new Step(certify(pki, PadesLevel.BASELINE_B), Level.B, 0, false), Level.LTA, 1, 1);
    }

    @Test
    void plainCopyToLongTermTakesTwoUpdatesAndIsAccepted() throws IOException {
        TestPki pki = pki(KeyKind.P256);

        raise(pki, new Step(certify(pki, PadesLevel.BASELINE_B), Level.B, 0, false), Level.LT, 1, 2);
    }

    @Test
    void copyMadeArchivedIsRenewed() throws IOException {
        TestPki pki = pki(KeyKind.P256);

        raise(pki, new Step(certify(pki, PadesLevel.BASELINE_LTA), Level.LTA, 1, true), Level.LTA, 2, 1);
    }

    /** The signers have three years, a timestamp authority five: after eight years two renewals prove all of it. */
    @Test
    void copyRenewedTwiceInEightYearsAccepted() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(CLOCK.instant());
        TestPki pki = TestPki.create(KeyKind.P256, now::get);
        Path file = certify(pki, PadesLevel.BASELINE_B);
        TestIdentity authority = pki.tsa();
        for (int renewals = 0; renewals <= 2; renewals++) {
            Path next = folder.resolve("copy-" + renewals + ".pdf");
            CopyExtender.Receipt receipt = CopyExtender.builder()
                    .timestamps(TestTsa.inProcess(pki, authority))
                    .revocation(RevocationSource.of(material(pki)), pki.anchors())
                    .clock(pki.clock())
                    .build()
                    .extend(DocumentSource.of(file), DocumentSink.of(next));
            assertThat(receipt.level()).as("%s", receipt.signatures()).contains(PadesLevel.BASELINE_LTA);
            assertPrefix(file, next);
            file = next;

            Instant later = now.get().plus(Duration.ofMinutes(1));
            Expected expected = new Expected(Level.LTA, 2, renewals + 1, false, false);
            Judges.dssWithoutPictures()
                    .judge(file, new JudgeInput(List.copyOf(pki.anchors().certificates()), List.of(), later, expected))
                    .requireAccepted();
            assertThat(verified(pki, file, later).verdict()).isEqualTo(Verdict.VALID);
            now.set(now.get().plus(Duration.ofDays(4 * 365)));
            authority = pki.tsaWith(KeyKind.P256);
        }
    }

    private static ValidationReport verified(TestPki pki, Path file, Instant at) throws IOException {
        return CopyVerifier.builder().trust(pki.anchors()).at(at).build().verify(DocumentSource.of(file));
    }

    /** Files of EU DSS, iText and PDFBox at B-B and B-T, and of DSS at B-LT and B-LTA. */
    @ParameterizedTest
    @EnumSource(names = {"DSS", "ITEXT", "PDFBOX_BC"})
    void fileOfAPeerArchivedAccepted(Peer peer) throws Exception {
        TestPki pki = PeerFiles.pki(KeyKind.P256);
        for (boolean stamped : new boolean[] {false, true}) {
            byte[] signed = PeerFiles.signed(peer, KeyKind.P256, 1, stamped ? Level.T : Level.B);
            Path file = Files.write(folder.resolve(peer + "-" + stamped + ".pdf"), signed);

            extendAndAsk(pki, file, new Expected(Level.LTA, 1, 1, false, stamped));
        }
    }

    @Test
    void fileArchivedByDssIsRenewed() throws Exception {
        TestPki pki = PeerFiles.pki(KeyKind.P256);
        byte[] stamped = PeerFiles.signed(Peer.DSS, KeyKind.P256, 1, Level.T);
        for (Level level : List.of(Level.LT, Level.LTA)) {
            byte[] made = PeerFiles.extended(stamped, KeyKind.P256, level);
            Path file = Files.write(folder.resolve("dss-" + level + ".pdf"), made);
            int before = level == Level.LTA ? 1 : 0;

            extendAndAsk(pki, file, new Expected(Level.LTA, 1, before + 1, false));
        }
    }

    private void extendAndAsk(TestPki pki, Path file, Expected expected) throws IOException {
        Path extended = folder.resolve("extended-" + file.getFileName());
        CopyExtender.Receipt receipt = extender(pki, PadesLevel.BASELINE_LTA, RevocationSource.of(material(pki)))
                .extend(DocumentSource.of(file), DocumentSink.of(extended));

        assertThat(receipt.level()).as("%s", receipt.signatures()).contains(PadesLevel.BASELINE_LTA);
        assertPrefix(file, extended);
        JudgeInput input = new JudgeInput(List.copyOf(pki.anchors().certificates()), pki.crls(), LATER, expected);
        Judges.requireAccepted(
                List.of(Judges.dssWithoutPictures(), Judges.itext(), Judges.qpdf(), Judges.openssl()), extended, input);
    }

    private Step raise(TestPki pki, Step from, Level level, int documentTimestamps, int updates) throws IOException {
        Path file = folder.resolve("copy-" + level + "-" + documentTimestamps + ".pdf");
        CopyExtender extender = extender(pki, PadesLevel.valueOf("BASELINE_" + level), online());
        CopyExtender.Receipt receipt = extender.extend(DocumentSource.of(from.file()), DocumentSink.of(file));

        assertThat(receipt.updates()).isEqualTo(updates);
        assertThat(receipt.level()).as("%s", receipt.signatures()).contains(PadesLevel.valueOf("BASELINE_" + level));
        assertThat(receipt.sizeBytes()).isEqualTo(Files.size(file));
        assertPrefix(from.file(), file);
        Step step = new Step(file, level, documentTimestamps, from.stamped());
        assertAccepted(pki, step, extender, receipt);
        return step;
    }

    private static void assertAccepted(TestPki pki, Step step, CopyExtender extender, CopyExtender.Receipt receipt)
            throws IOException {
        boolean pss = pki.certifierKey().algorithm().scheme() == SignatureAlgorithm.Scheme.RSASSA_PSS;
        Expected expected = new Expected(step.level(), 2, step.documentTimestamps(), pss, step.stamped());
        JudgeInput input = new JudgeInput(List.copyOf(pki.anchors().certificates()), pki.crls(), LATER, expected);
        List<Judgement> judgements = Judges.requireAccepted(Judges.quick(), step.file(), input);
        assertThat(judgements).flatExtracting(Judgement::warnings).isEmpty();

        boolean carriesAll = step.level() == Level.LT || step.level() == Level.LTA;
        ValidationReport report = CopyVerifier.builder()
                .trust(pki.anchors())
                .material(carriesAll ? ValidationMaterial.NONE : material(pki))
                .at(LATER)
                .build()
                .verify(DocumentSource.of(step.file()));
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.VALID);
        assertThat(report.signatures())
                .allSatisfy(signature ->
                        assertThat(signature.level()).isEqualTo(SignatureLevel.valueOf("BASELINE_" + step.level())));
        assertThat(extender.renewBefore(DocumentSource.of(step.file())))
                .isEqualTo(Optional.ofNullable(receipt.renewBeforeOrNull()))
                .isPresent();
    }

    private static void assertPrefix(Path before, Path after) throws IOException {
        byte[] old = Files.readAllBytes(before);
        assertThat(Arrays.copyOf(Files.readAllBytes(after), old.length))
                .as("nothing that was there differs")
                .isEqualTo(old);
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

    /** Sources of each extender's own: nothing is remembered from one level to the next. */
    private RevocationSource online() {
        return RevocationSource.online(
                OnlineAccess.PUBLIC.allowing(Set.of(ocsp.address().getHost())));
    }

    private static ValidationMaterial material(TestPki pki) {
        return new ValidationMaterial(List.of(), pki.crls());
    }

    private static CopyExtender extender(TestPki pki, PadesLevel level, RevocationSource source) {
        return CopyExtender.builder()
                .timestamps(TestTsa.inProcess(pki))
                .revocation(source, pki.anchors())
                .level(level)
                .clock(pki.clock())
                .build();
    }

    private Path certify(TestPki pki, PadesLevel level) throws IOException {
        CopyCertifier.Builder certifier = CopyCertifier.builder()
                .certifier(pki.certifierKey())
                .agency(pki.agencyKey())
                .level(level)
                .clock(pki.clock());
        if (level != PadesLevel.BASELINE_B) {
            certifier.timestamps(TestTsa.inProcess(pki)).revocation(online());
        }
        Path copy = folder.resolve("copy.pdf");
        certifier
                .build()
                .certify(JudgedSamples.scan(2), JudgedSamples.record(2, 2))
                .writeTo(copy);
        return copy;
    }
}
