package vn.bansao.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.CopyMaker;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.peer.Responders;
import vn.bansao.testing.KeyKind;

/** The whole job: scans in, a signed copy out, into an array made beforehand. */
@SuppressWarnings("NullAway.Init") // JMH fills in the parameters and calls the set-up.
public class SigningBenchmark {

    /** One peer, set up for one job; all threads share it. */
    @State(Scope.Benchmark)
    public static class Work {
        @Param
        public Peer peer;

        @Param({"P256", "RSA2048", "RSA3072"})
        public KeyKind keys;

        @Param({"1", "10"})
        public int pages;

        @Param({"1", "2"})
        public int signatures;

        @Param
        public Level level;

        @Param
        public Crypto provider;

        private CopyMaker maker;
        private int copyBytes;

        /** Sets the peer up, and has one copy judged. */
        @Setup
        public void prepare() throws Exception {
            try (Responders responders = Responders.start()) {
                CopyJob job = Jobs.job(keys, pages, signatures, level, provider, responders);
                maker = peer.maker(job);
                copyBytes = Jobs.judgedCopy(peer, maker, job).length;
            }
        }
    }

    /** A thread's sink. */
    @State(Scope.Thread)
    public static class Sink {
        private static final int SLACK_BYTES = 1 << 16; // 64 KiB: ECDSA signatures, dates and numbers differ in size

        private OneArray array;

        /** Makes the array. */
        @Setup
        public void prepare(Work work) {
            array = new OneArray(work.copyBytes + SLACK_BYTES);
        }
    }

    /** One copy. */
    @Benchmark
    public int sign(Work work, Sink sink) throws Exception {
        sink.array.reset();
        work.maker.make(sink.array);
        return sink.array.size();
    }
}
