package vn.bansao.benchmarks.jmh;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.RawKey;
import vn.bansao.crypto.DigestAlgorithm;

/**
 * What no library could do without: SHA-256 once over a copy's bytes, one private-key operation a signature, one copy of the
 * bytes. Not thread-safe.
 */
final class Least {
    private static final int ATTRIBUTES_BYTES = 200; // signed attributes: type, digest, certificate's digest

    private final byte[] attributes = new byte[ATTRIBUTES_BYTES];
    private final byte[] copy;
    private final OneArray array;
    private final MessageDigest digest;
    private final List<Signature> engines;

    /** Sets the engines up for copies of that size. */
    Least(byte[] copy, CopyJob job) throws GeneralSecurityException {
        this.copy = copy;
        this.array = new OneArray(copy.length);
        this.digest = DigestAlgorithm.SHA256.newDigest(job.provider());
        this.engines = new ArrayList<>();
        engines.add(RawKey.of(job.first(), job).newEngine());
        if (job.signatures() == 2) {
            engines.add(RawKey.of(job.pki().agency(), job).newEngine());
        }
    }

    /** The least work of one copy. */
    int work(Blackhole hole) throws GeneralSecurityException {
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
