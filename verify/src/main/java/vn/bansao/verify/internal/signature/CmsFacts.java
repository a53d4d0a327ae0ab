package vn.bansao.verify.internal.signature;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a checked SignedData holds. Immutable but for the arrays, which nobody writes to.
 *
 * @param certificates the certificates inside
 * @param signerOrNull the signer's
 * @param algorithmOrNull the suite's name in reports
 * @param signatureValue what a signature timestamp stands for
 * @param tokens the DER of the signature timestamps
 * @param commitmentOrPolicy whether a commitment type or signature policy is among the signed attributes
 * @param algorithms what the signature rests on; whether they are accepted depends on when it existed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the module
public record CmsFacts(
        List<X509Certificate> certificates,
        @Nullable X509Certificate signerOrNull,
        @Nullable String algorithmOrNull,
        byte[] signatureValue,
        List<byte[]> tokens,
        boolean commitmentOrPolicy,
        List<AlgorithmUse> algorithms) {

    /** Of a CMS that can't be taken apart. */
    public static final CmsFacts NONE = new CmsFacts(List.of(), null, null, new byte[0], List.of(), false, List.of());

    public CmsFacts {
        certificates = List.copyOf(certificates);
        tokens = List.copyOf(tokens);
        algorithms = List.copyOf(algorithms);
    }

    /** The same resting on one algorithm more. */
    CmsFacts using(AlgorithmUse more) {
        List<AlgorithmUse> all = new ArrayList<>(algorithms);
        all.add(more);
        return new CmsFacts(
                certificates, signerOrNull, algorithmOrNull, signatureValue, tokens, commitmentOrPolicy, all);
    }

    /** The signer's certificate. */
    public Optional<X509Certificate> signer() {
        return Optional.ofNullable(signerOrNull);
    }
}
