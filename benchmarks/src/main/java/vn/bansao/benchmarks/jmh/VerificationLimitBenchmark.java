package vn.bansao.benchmarks.jmh;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestIdentity;

/**
 * What no verifier could do without, where the chains' answer is kept: SHA-256 once over the copy's bytes, by the JDK, and
 * one verification a signature, by Bouncy Castle, whose P-256 is the faster.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up.
public class VerificationLimitBenchmark {
    @Param("2")
    public int signatures;

    private final byte[] attributes = new byte[200];
    private byte[] copy;
    private MessageDigest digest;
    private List<Signed> signed;

    /** A signature and the engine that verifies it. */
    private record Signed(Signature engine, byte[] value) {}

    /** Makes one copy for its size, and as many signatures. */
    @Setup
    public void prepare() throws Exception {
        CopyJob job = Jobs.job(KeyKind.P256, 1, signatures, Crypto.JDK);
        copy = Jobs.judgedCopy(Peer.BANSAO, Peer.BANSAO.maker(job), job);
        digest = MessageDigest.getInstance("SHA-256");
        signed = new ArrayList<>();
        for (TestIdentity signer :
                List.of(job.pki().agency(), job.pki().certifier()).subList(0, signatures)) {
            signed.add(signed(signer));
        }
    }

    /** The least work of one verdict. */
    @Benchmark
    public boolean least(Blackhole hole) throws GeneralSecurityException {
        hole.consume(digest.digest(copy));
        boolean valid = true;
        for (Signed one : signed) {
            one.engine().update(attributes);
            valid &= one.engine().verify(one.value());
        }
        return valid;
    }

    private Signed signed(TestIdentity signer) throws GeneralSecurityException {
        String name = signer.kind().algorithm().jcaName();
        Signature signing = Signature.getInstance(name);
        signing.initSign(signer.privateKey());
        signing.update(attributes);
        Signature engine = Signature.getInstance(name, new BouncyCastleProvider());
        engine.initVerify(signer.certificate().getPublicKey());
        return new Signed(engine, signing.sign());
    }
}
