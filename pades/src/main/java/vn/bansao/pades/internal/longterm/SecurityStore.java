package vn.bansao.pades.internal.longterm;

import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.bansao.trust.RevocationData;

/**
 * What a copy's security store (/DSS; EN 319 142-1, 5.4.2) holds, all of it in DER, nothing twice. Immutable as long as
 * nobody writes into its arrays.
 *
 * @param certificates those of the chains, anchors included, and those the revocation data need
 * @param ocspResponses whole OCSPResponses
 * @param crls certificate lists
 */
public record SecurityStore(List<byte[]> certificates, List<byte[]> ocspResponses, List<byte[]> crls) {
    /** Nothing. */
    static final SecurityStore EMPTY = new SecurityStore(List.of(), List.of(), List.of());

    public SecurityStore {
        certificates = List.copyOf(certificates);
        ocspResponses = List.copyOf(ocspResponses);
        crls = List.copyOf(crls);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return items() == 0;
    }

    /** How many items there are. */
    public int items() {
        return certificates.size() + ocspResponses.size() + crls.size();
    }

    static SecurityStore of(Collection<List<X509Certificate>> chains, Collection<RevocationData> data) {
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        chains.forEach(certificates::addAll);
        Set<ByteBuffer> responses = new LinkedHashSet<>();
        Set<ByteBuffer> crls = new LinkedHashSet<>();
        for (RevocationData one : data) {
            certificates.addAll(one.certificates());
            one.ocspResponses().forEach(response -> responses.add(ByteBuffer.wrap(response)));
            one.crls().forEach(crl -> crls.add(ByteBuffer.wrap(crl)));
        }
        return new SecurityStore(
                certificates.stream().map(SecurityStore::encoded).toList(), arrays(responses), arrays(crls));
    }

    private static List<byte[]> arrays(Collection<ByteBuffer> wrapped) {
        return wrapped.stream().map(ByteBuffer::array).toList();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate without an encoding", e);
        }
    }
}
