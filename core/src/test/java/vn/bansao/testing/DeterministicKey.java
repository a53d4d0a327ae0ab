package vn.bansao.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import vn.bansao.KeyUnavailableException;
import vn.bansao.Problem;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.CoreProblem;

/** ECDSA with the nonce of RFC 6979, and RSASSA-PSS with a salt taken from the message: equal bytes, equal signatures. */
final class DeterministicKey implements SigningKey {
    private final String alias;
    private final List<X509Certificate> chain;
    private final SignatureAlgorithm algorithm;
    private final AsymmetricKeyParameter key;
    private volatile boolean closed;

    DeterministicKey(String alias, TestIdentity identity) {
        this.alias = alias;
        this.chain = identity.chain();
        this.algorithm = identity.kind().algorithm();
        try {
            this.key = PrivateKeyFactory.createKey(identity.privateKey().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("the key has no PKCS#8 encoding", e);
        }
    }

    @Override
    public String alias() {
        return alias;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public List<byte[]> sign(List<byte[]> toBeSigned) {
        if (closed) {
            throw new KeyUnavailableException(Problem.of(CoreProblem.KEY_REFUSED, "alias", alias));
        }
        return toBeSigned.stream().map(this::sign).toList();
    }

    private byte[] sign(byte[] message) {
        byte[] hash = algorithm.digest().newDigest().digest(message);
        try {
            if (algorithm.scheme() == SignatureAlgorithm.Scheme.ECDSA) {
                return ecdsa((ECPrivateKeyParameters) key, hash, algorithm.digest());
            }
            Digest content = digest(algorithm.digest());
            PSSSigner signer = new PSSSigner(new RSABlindedEngine(), content, digest(algorithm.digest()), hash);
            signer.init(true, key);
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        } catch (CryptoException | IOException e) {
            throw new IllegalStateException(alias + " can't sign", e);
        }
    }

    private static byte[] ecdsa(ECPrivateKeyParameters key, byte[] hash, DigestAlgorithm digest) throws IOException {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(digest(digest)));
        signer.init(true, key);
        BigInteger order = key.getParameters().getN();
        int orderBytes = (order.bitLength() + 7) / 8;
        BigInteger[] values = signer.generateSignature(Arrays.copyOf(hash, Math.min(hash.length, orderBytes)));
        return StandardDSAEncoding.INSTANCE.encode(order, values[0], values[1]);
    }

    private static Digest digest(DigestAlgorithm algorithm) {
        return switch (algorithm) {
            case SHA256 -> new SHA256Digest();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
        };
    }

    @Override
    public int sessions() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void close() {
        closed = true;
    }
}
