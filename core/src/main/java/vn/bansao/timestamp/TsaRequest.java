package vn.bansao.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;

/** What is asked for: a token over an imprint, with a nonce and the TSA's certificate (RFC 3161, 2.4.1). Immutable. */
final class TsaRequest {
    private final DigestAlgorithm algorithm;
    private final byte[] imprint;
    private final @Nullable String policy;
    private final BigInteger nonce;

    private TsaRequest(DigestAlgorithm algorithm, byte[] imprint, @Nullable String policy, BigInteger nonce) {
        this.algorithm = algorithm;
        this.imprint = imprint.clone();
        this.policy = policy;
        this.nonce = nonce;
    }

    static TsaRequest of(DigestAlgorithm algorithm, byte[] imprint, @Nullable String policy, RandomGenerator random) {
        // Bit 62 set and bit 63 clear: always eight bytes, so that tokens of one authority keep their size.
        long nonce = (random.nextLong() >>> 1) | (1L << 62);
        return new TsaRequest(algorithm, imprint, policy, BigInteger.valueOf(nonce));
    }

    static String requireOid(String oid) {
        TsaSettings.require(
                ASN1ObjectIdentifier.tryFromID(oid) != null, "the policy", oid, "an object identifier such as 1.2.3");
        return oid;
    }

    DigestAlgorithm algorithm() {
        return algorithm;
    }

    byte[] imprint() {
        return imprint.clone();
    }

    @Nullable
    String policy() {
        return policy;
    }

    BigInteger nonce() {
        return nonce;
    }

    byte[] encoded() {
        // With the NULL that OpenSSL and Bouncy Castle send: authorities have seen nothing else for twenty years.
        AlgorithmIdentifier digest =
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.oid()), DERNull.INSTANCE);
        try {
            return new TimeStampReq(
                            new MessageImprint(digest, imprint),
                            policy == null ? null : new ASN1ObjectIdentifier(policy),
                            new ASN1Integer(nonce),
                            ASN1Boolean.TRUE,
                            null)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("a request without an encoding", e);
        }
    }
}
