package vn.bansao.crypto;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key that signs where it lives: in a file, a token, an HSM, a remote service. The key itself is never seen.
 *
 * <p>Thread-safe. At most {@link #sessions()} calls of {@link #sign} run at a time with profit; more are allowed to
 * wait. Closing logs out; afterwards {@code sign} throws {@link vn.bansao.KeyUnavailableException}.
 */
public interface SigningKey extends AutoCloseable {

    /** A short name for messages: an alias or label; never a secret. */
    String alias();

    /** The signer's certificate first, then its issuers; the trust anchor may be left out. */
    List<X509Certificate> chain();

    /** What {@link #sign} does. */
    SignatureAlgorithm algorithm();

    /**
     * Signs each value, in order: the whole to-be-signed bytes, which the key's side hashes. A service that takes many
     * hashes in one transaction (CSC {@code signatures/signHash}) is asked once; a local key loops.
     *
     * @param toBeSigned one or more values
     * @return one signature a value: DER {@code Ecdsa-Sig-Value} (RFC 3279, 2.2.3) or the RSA octets
     * @throws vn.bansao.KeyUnavailableException if the key can't be reached, is locked, or refuses
     */
    List<byte[]> sign(List<byte[]> toBeSigned);

    /** How many {@code sign} calls may run at a time. */
    default int sessions() {
        return 1;
    }

    /**
     * How many values one {@code sign} call takes with profit: more than 1 for a service that signs many in one
     * transaction. Copies that are made at the same time then share calls, so that a call costs what it costs once for
     * all of them.
     */
    default int valuesPerCall() {
        return 1;
    }

    /** Logs out and frees what is held. */
    @Override
    void close();
}
