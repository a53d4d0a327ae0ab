package vn.bansao.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.peer.CheckingPeer;
import vn.bansao.benchmarks.peer.CopyChecker;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.peer.Responders;
import vn.bansao.testing.KeyKind;

/** A copy in, a verdict out: our copy of one page, P-256; from B-LT on off line, by what it carries. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH fills in the parameters and calls the set-up.
public class VerificationBenchmark {

    @Param("BANSAO")
    public String checker;

    @Param("2")
    public int signatures;

    @Param("B")
    public Level level;

    private byte[] copy;
    private CopyChecker ready;

    /** Sets the checker up, and makes sure that it tells a good copy from a changed one. */
    @Setup
    public void prepare() throws Exception {
        try (Responders responders = Responders.start()) {
            CopyJob job = Jobs.job(KeyKind.P256, 1, signatures, level, Crypto.JDK, responders);
            copy = Jobs.judgedCopy(Peer.BANSAO, Peer.BANSAO.maker(job), job);
            ready = CheckingPeer.valueOf(checker).checker(job.pki(), level);
        }
        byte[] changed = copy.clone();
        changed[copy.length / 2] ^= 1;
        if (!ready.isValid(copy) || ready.isValid(changed)) {
            throw new IllegalStateException(checker + " does not tell a good copy from a changed one");
        }
    }

    /** One verdict. */
    @Benchmark
    public boolean verify() throws Exception {
        return ready.isValid(copy);
    }
}
