package vn.bansao.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.Blackhole;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.scan.ScanCheck;
import vn.bansao.scan.ScanFinding;
import vn.bansao.testing.KeyKind;

/** One operation of each benchmark, without JMH. */
class WorkTest {
    private static final Blackhole HOLE = new Blackhole(
            "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");

    @BeforeAll
    static void drawPagesOnce(@TempDir Path folder) throws IOException {
        Scans.draw(folder, 10);
        FaxScans.draw(folder);
        System.setProperty(Scans.FOLDER, folder.toString());
    }

    @AfterAll
    static void forgetPages() {
        System.clearProperty(Scans.FOLDER);
    }

    @ParameterizedTest
    @CsvSource({
        "P256, 1, 1, B",
        "P256, 1, 2, T",
        "RSA2048, 1, 2, B",
        "P256, 10, 1, B",
        "P256, 1, 1, LT",
        "P256, 1, 2, LTA"
    })
    void copyIsMade(KeyKind keys, int pages, int signatures, Level level) throws Exception {
        SigningBenchmark.Work work = new SigningBenchmark.Work();
        work.peer = Peer.BANSAO;
        work.keys = keys;
        work.pages = pages;
        work.signatures = signatures;
        work.level = level;
        work.provider = Crypto.JDK;
        work.prepare();
        SigningBenchmark.Sink sink = new SigningBenchmark.Sink();
        sink.prepare(work);

        assertThat(new SigningBenchmark().sign(work, sink)).isGreaterThan(pages * Scans.MIN_BYTES);
        assertThat(new SigningBenchmark().sign(work, sink)).isLessThan(pages * Scans.MAX_BYTES + 200_000);
    }

    @ParameterizedTest
    @EnumSource(ScanBenchmark.Work.class)
    void copyOfEachKindOfScanIsMade(ScanBenchmark.Work work) throws Exception {
        ScanBenchmark scans = new ScanBenchmark();
        scans.work = work;
        scans.pages = 1;
        scans.prepare();

        assertThat(scans.copy(HOLE)).isBetween(work.anyPages() ? Scans.MIN_BYTES : 20_000, Scans.MAX_BYTES + 200_000);
    }

    @ParameterizedTest
    @EnumSource(GateBenchmark.Check.class)
    void pageIsJudgedByItsGate(GateBenchmark.Check check) throws IOException {
        GateBenchmark gate = new GateBenchmark();
        gate.check = check;
        gate.prepare();

        boolean colourless = check.name().startsWith("G4"); // the others are drawn by Java, which states no density
        assertThat(gate.judge())
                .extracting(ScanFinding::check)
                .containsExactly(colourless ? ScanCheck.SCAN_COLOUR_MISSING : ScanCheck.SCAN_RESOLUTION_ASSUMED);
    }

    @Test
    void faxPagesHaveAsManyBytesAsJpegPages() throws IOException {
        assertThat(FaxScans.large(1).length).isBetween(Scans.MIN_BYTES, Scans.MAX_BYTES);
        assertThat(FaxScans.large(10).length).isBetween(10 * Scans.MIN_BYTES, 10 * Scans.MAX_BYTES);
        assertThat(FaxScans.small().length).isBetween(30_000, 60_000);
    }

    @ParameterizedTest
    @CsvSource({"P256, 1", "P256, 2", "RSA2048, 2"})
    void leastWorkOfSigning(KeyKind keys, int signatures) throws Exception {
        LimitBenchmark limit = new LimitBenchmark();
        limit.keys = keys;
        limit.pages = 1;
        limit.signatures = signatures;
        limit.provider = Crypto.JDK;
        limit.prepare();

        assertThat(limit.least(HOLE)).isGreaterThan(Scans.MIN_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"1, B", "2, B", "1, LT", "2, LT"})
    void copyIsVerified(int signatures, Level level) throws Exception {
        VerificationBenchmark verification = new VerificationBenchmark();
        verification.checker = "BANSAO";
        verification.signatures = signatures;
        verification.level = level;
        verification.prepare();

        assertThat(verification.verify()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void leastWorkOfVerifying(int signatures) throws Exception {
        VerificationLimitBenchmark limit = new VerificationLimitBenchmark();
        limit.signatures = signatures;
        limit.prepare();

        assertThat(limit.least(HOLE)).isTrue();
    }

    @Test
    void changedCopyRejected() throws Exception {
        CopyJob job = Jobs.job(KeyKind.P256, 1, 1, Crypto.JDK);
        byte[] copy = Jobs.judgedCopy(Peer.BANSAO, Peer.BANSAO.maker(job), job);
        copy[copy.length / 2] ^= 1;

        assertThatThrownBy(() -> Judging.requireValid(Peer.BANSAO, job, copy)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void pagesAreScansOfTheirSize() throws IOException {
        for (byte[] page : Scans.pages(10)) {
            assertThat(page.length).isBetween(Scans.MIN_BYTES, Scans.MAX_BYTES);
            assertThat(page).startsWith(0xFF, 0xD8, 0xFF, 0xE0);
            assertThat(new int[] {page[13], page[15] & 0xFF, page[17] & 0xFF}).containsExactly(1, 200, 200);
        }
        assertThat(Scans.page(1)).isEqualTo(Scans.page(1));
    }

    @Test
    void sinkHoldsOneCopyAtATime() {
        OneArray sink = new OneArray(4);
        sink.write(new byte[] {1, 2, 3}, 1, 2);
        sink.write(7);

        assertThat(sink.size()).isEqualTo(3);
        assertThatThrownBy(() -> sink.write(new byte[2], 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        sink.reset();
        assertThat(sink.size()).isZero();
    }
}
