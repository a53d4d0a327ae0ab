package vn.bansao.pades.internal.write;

import java.security.MessageDigest;
import java.security.Provider;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;

/**
 * The running digests of one document, one for each algorithm its signers use (as a rule one in all). Not thread-safe.
 *
 * <p>A fork continues from the same state, which is how several signatures share one pass over the scans.
 */
final class DigestStates {
    private final Map<DigestAlgorithm, MessageDigest> digests;

    private DigestStates(Map<DigestAlgorithm, MessageDigest> digests) {
        this.digests = digests;
    }

    static DigestStates of(Collection<DigestAlgorithm> algorithms, @Nullable Provider provider) {
        Map<DigestAlgorithm, MessageDigest> digests = new EnumMap<>(DigestAlgorithm.class);
        for (DigestAlgorithm algorithm : algorithms) {
            digests.computeIfAbsent(algorithm, it -> it.newDigest(provider));
        }
        return new DigestStates(digests);
    }

    DigestStates update(byte[] bytes, int from, int length) {
        for (MessageDigest digest : digests.values()) {
            digest.update(bytes, from, length);
        }
        return this;
    }

    DigestStates update(byte[] bytes) {
        return update(bytes, 0, bytes.length);
    }

    DigestStates fork() {
        Map<DigestAlgorithm, MessageDigest> forked = new EnumMap<>(DigestAlgorithm.class);
        digests.forEach((algorithm, digest) -> forked.put(algorithm, fork(digest)));
        return new DigestStates(forked);
    }

    private static MessageDigest fork(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalArgumentException(
                    digest.getProvider().getName() + " has digests that can't be cloned: pass another provider", e);
        }
    }

    /** The digest of all so far; ends this state. */
    byte[] value(DigestAlgorithm algorithm) {
        MessageDigest digest = digests.get(algorithm);
        if (digest == null) {
            throw new IllegalArgumentException("no digest was kept for " + algorithm);
        }
        return digest.digest();
    }
}
