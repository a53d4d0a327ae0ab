package vn.bansao.benchmarks.jmh;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.peer.RawKey;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.testing.KeyKind;

/**
 * What no library could do without, for a copy of the size that ours has: SHA-256 once over its bytes, one private-key
 * operation a signature, one copy of the bytes.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH fills in the parameters and calls the set-up.
public class LimitBenchmark {
    private static final int ATTRIBUTES_BYTES = 200; // signed attributes: type, digest, certificate's digest

    @Param({"P256", "RSA2048", "RSA3072"})
    public KeyKind keys;

    @Param({"1", "10"})
    public int pages;

    @Param({"1", "2"})
    public int signatures;

    @Param
    public Crypto provider;

    private final byte[] attributes = new byte[ATTRIBUTES_BYTES];
    private byte[] copy;
    private OneArray array;
    private MessageDigest digest;
    private List<Signature> engines;

    /** Makes one copy for its size, and sets the engines up. */
    @Setup
    public void prepare() throws Exception {
        CopyJob job = Jobs.job(keys, pages, signatures, provider);
        copy = Jobs.judgedCopy(Peer.BANSAO, Peer.BANSAO.maker(job), job);
        array = new OneArray(copy.length);
        digest = DigestAlgorithm.SHA256.newDigest(job.provider());
        engines = new ArrayList<>();
        engines.add(RawKey.of(job.first(), job).newEngine());
        if (signatures == 2) {
            engines.add(RawKey.of(job.pki().agency(), job).newEngine());
        }
    }

    /** The least work of one copy. */
    @Benchmark
    public int least(Blackhole hole) throws GeneralSecurityException {
        hole.consume(digest.digest(copy));
        for (Signature engine : engines) {
            engine.update(attributes);
            hole.consume(engine.sign());
        }
        array.reset();
        array.write(copy, 0, copy.length);
        return array.size();
    }
}
