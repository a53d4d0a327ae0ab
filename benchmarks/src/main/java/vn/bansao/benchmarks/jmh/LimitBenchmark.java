package vn.bansao.benchmarks.jmh;

import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.testing.KeyKind;

/** What no library could do without, for a copy of the size that ours has. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH fills in the parameters and calls the set-up.
public class LimitBenchmark {
    @Param({"P256", "RSA2048", "RSA3072"})
    public KeyKind keys;

    @Param({"1", "10"})
    public int pages;

    @Param({"1", "2"})
    public int signatures;

    @Param
    public Crypto provider;

    private Least least;

    /** Makes one copy for its size, and sets the engines up. */
    @Setup
    public void prepare() throws Exception {
        CopyJob job = Jobs.job(keys, pages, signatures, provider);
        least = new Least(Jobs.judgedCopy(Peer.BANSAO, Peer.BANSAO.maker(job), job), job);
    }

    /** The least work of one copy. */
    @Benchmark
    public int least(Blackhole hole) throws GeneralSecurityException {
        return least.work(hole);
    }
}
