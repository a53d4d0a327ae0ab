package vn.bansao.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.Judge;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.testing.KeyKind;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Profile;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.ValidationReport;

/** Nobody is measured who does less than the whole job. */
class PeerTest {
    /**
     * Who reads signatures without being one of the peers. iText's strict check of revisions and veraPDF's check of the
     * format are asked in one test only: what is to be proved of a rival is that its signatures are valid.
     */
    private static final List<Judge> TOOLS = List.of(Judges.openssl(), Judges.qpdf(), Judges.pdfsig());

    @TempDir
    Path folder;

    /** Tuned peers turn it off for the whole JVM; those as shipped are to be what they are, whoever was asked before. */
    @AfterEach
    void imageCacheAsShipped() {
        ImageIO.setUseCache(true);
    }

    /** All jobs with P-256; with RSA, which differs in the signature alone, the smallest and the largest. */
    static Stream<Arguments> jobs() {
        return Arrays.stream(Peer.values())
                .flatMap(peer -> Stream.of(
                        Arguments.of(peer, KeyKind.P256, 1, Level.B),
                        Arguments.of(peer, KeyKind.P256, 1, Level.T),
                        Arguments.of(peer, KeyKind.P256, 2, Level.B),
                        Arguments.of(peer, KeyKind.P256, 2, Level.T),
                        Arguments.of(peer, KeyKind.RSA2048, 1, Level.B),
                        Arguments.of(peer, KeyKind.RSA3072, 2, Level.T)));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void copyAccepted(Peer peer, KeyKind kind, int signatures, Level level) throws Exception {
        CopyJob job = PeerJobs.job(kind, signatures, level);
        byte[] copy = PeerJobs.make(peer, job);

        Judged.requireJudgedValid(peer, job, copy);
        Judges.requireAccepted(TOOLS, Files.write(folder.resolve("copy.pdf"), copy), Judged.input(job));
    }

    /** One job of each kind for those that make such copies. */
    static Stream<Arguments> longTermJobs() {
        return Arrays.stream(Peer.values())
                .filter(peer -> peer.makes(Level.LTA))
                .flatMap(peer -> Stream.of(Level.LT, Level.LTA)
                        .flatMap(level -> Stream.of(1, 2).map(signatures -> Arguments.of(peer, level, signatures))));
    }

    /** What is carried must be enough: nobody is given more than the root, and each says the level that was reached. */
    @ParameterizedTest
    @MethodSource("longTermJobs")
    void longTermCopyReachesItsLevel(Peer peer, Level level, int signatures) throws Exception {
        CopyJob job = PeerJobs.job(KeyKind.P256, signatures, level);
        byte[] copy = PeerJobs.make(peer, job);

        Judged.requireJudgedValid(peer, job, copy);
        Path file = Files.write(folder.resolve("copy.pdf"), copy);
        Judges.requireAccepted(TOOLS, file, Judged.input(job));
        if (!hangsTheTimestampOnABarePage(peer, job)) {
            Judges.requireAccepted(List.of(Judges.itext()), file, Judged.input(job));
        }
        // Behind ecdsa-with-SHA256 iText writes NULL, which RFC 5758, 3.2 forbids: that is of no baseline level to
        // ours.
        SignatureLevel reached =
                peer == Peer.ITEXT_TUNED ? SignatureLevel.NOT_BASELINE : SignatureLevel.valueOf("BASELINE_" + level);
        ValidationReport report = CopyVerifier.builder()
                .trust(job.pki().anchors())
                .profile(Profile.PADES)
                .at(Judged.input(job).at())
                .build()
                .verify(DocumentSource.of(file));
        assertThat(report.signatures())
                .as("%s", report.findings())
                .hasSize(signatures)
                .allSatisfy(signature -> {
                    assertThat(signature.level()).isEqualTo(reached);
                    assertThat(signature.times().proved()).isTrue();
                });
    }

    /** DSS puts an invisible timestamp on page 1, whatever it is told; iText rejects a page's first annotation. */
    private static boolean hangsTheTimestampOnABarePage(Peer peer, CopyJob job) {
        return (peer == Peer.DSS || peer == Peer.DSS_TUNED) && job.level() == Level.LTA && job.signatures() == 2;
    }

    /** The measure: what a peer leaves out is seen. */
    @Test
    void copyOfALowerLevelRejected() throws Exception {
        CopyJob made = PeerJobs.job(KeyKind.P256, 1, Level.LT);
        byte[] copy = PeerJobs.make(Peer.ITEXT_TUNED, made);
        CopyJob wanted = new CopyJob(made.scans(), made.pki(), 1, Level.LTA, null);

        assertThatThrownBy(() -> Judged.requireJudgedValid(Peer.ITEXT_TUNED, wanted, copy))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PAdES-BASELINE-LT");
    }

    @Test
    void peerWithoutThatLevelRefusesTheJob() {
        CopyJob job = PeerJobs.job(KeyKind.P256, 1, Level.LT);

        assertThatThrownBy(() -> Peer.PDFBOX_BC.maker(job)).isInstanceOf(IllegalArgumentException.class);
    }

    /** But for OpenPDF, which knows PDF/A-1 only and writes neither a right CIDSet nor a right signature reference. */
    @ParameterizedTest
    @EnumSource(value = Peer.class, mode = EnumSource.Mode.EXCLUDE, names = "OPENPDF")
    void copyIsPdfAAndAcceptedByIText(Peer peer) throws Exception {
        CopyJob job = PeerJobs.job(KeyKind.P256, 2, Level.B);
        Path copy = Files.write(folder.resolve("copy.pdf"), PeerJobs.make(peer, job));

        Judges.requireAccepted(List.of(Judges.verapdf(), Judges.itext()), copy, Judged.input(job));
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void copiesMadeSideBySideAccepted(Peer peer) throws Exception {
        CopyJob job = PeerJobs.job(KeyKind.P256, 2, Level.T);
        CopyMaker maker = peer.maker(job);
        CopyChecker checker = CheckingPeer.PDFBOX_BC.checker(job.pki(), job.level());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> verdicts = threads.invokeAll(Collections.nCopies(12, () -> {
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                maker.make(copy);
                return checker.isValid(copy.toByteArray());
            }));

            for (Future<Boolean> verdict : verdicts) {
                assertThat(verdict.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void copyForALesserJobRejected() throws Exception {
        CopyJob small = PeerJobs.job(KeyKind.P256, 1, Level.B);
        byte[] copy = PeerJobs.make(Peer.PDFBOX_BC_TUNED, small);

        for (CopyJob job : List.of(PeerJobs.job(KeyKind.P256, 1, Level.T), PeerJobs.job(KeyKind.P256, 2, Level.B))) {
            assertThatThrownBy(() -> Judged.requireJudgedValid(Peer.PDFBOX_BC_TUNED, job, copy))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("PDFBOX_BC_TUNED: ");
        }
    }
}
