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
import vn.bansao.benchmarks.judge.Judge;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.testing.KeyKind;

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
                        Arguments.of(peer, KeyKind.P256, 1, false),
                        Arguments.of(peer, KeyKind.P256, 1, true),
                        Arguments.of(peer, KeyKind.P256, 2, false),
                        Arguments.of(peer, KeyKind.P256, 2, true),
                        Arguments.of(peer, KeyKind.RSA2048, 1, false),
                        Arguments.of(peer, KeyKind.RSA3072, 2, true)));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void copyAccepted(Peer peer, KeyKind kind, int signatures, boolean timestamped) throws Exception {
        CopyJob job = PeerJobs.job(kind, signatures, timestamped);
        byte[] copy = PeerJobs.make(peer, job);

        Judged.requireJudgedValid(peer, job, copy);
        Judges.requireAccepted(TOOLS, Files.write(folder.resolve("copy.pdf"), copy), Judged.input(job));
    }

    /** But for OpenPDF, which knows PDF/A-1 only and writes neither a right CIDSet nor a right signature reference. */
    @ParameterizedTest
    @EnumSource(value = Peer.class, mode = EnumSource.Mode.EXCLUDE, names = "OPENPDF")
    void copyIsPdfAAndAcceptedByIText(Peer peer) throws Exception {
        CopyJob job = PeerJobs.job(KeyKind.P256, 2, false);
        Path copy = Files.write(folder.resolve("copy.pdf"), PeerJobs.make(peer, job));

        Judges.requireAccepted(List.of(Judges.verapdf(), Judges.itext()), copy, Judged.input(job));
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void copiesMadeSideBySideAccepted(Peer peer) throws Exception {
        CopyJob job = PeerJobs.job(KeyKind.P256, 2, true);
        CopyMaker maker = peer.maker(job);
        CopyChecker checker = CheckingPeer.PDFBOX_BC.checker(job.pki());
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
        CopyJob small = PeerJobs.job(KeyKind.P256, 1, false);
        byte[] copy = PeerJobs.make(Peer.PDFBOX_BC_TUNED, small);

        for (CopyJob job : List.of(PeerJobs.job(KeyKind.P256, 1, true), PeerJobs.job(KeyKind.P256, 2, false))) {
            assertThatThrownBy(() -> Judged.requireJudgedValid(Peer.PDFBOX_BC_TUNED, job, copy))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("PDFBOX_BC_TUNED: ");
        }
    }
}
