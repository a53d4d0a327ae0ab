package vn.bansao.pades.internal.longterm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.cms.StatusIndex;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/**
 * What the security store (/DSS) of an existing file holds already. One item that can't be read does not spoil the others.
 * Not thread-safe.
 */
final class StoredProofs {
    private static final int MOST_ITEMS = 2_000;
    private static final int MOST_CERTIFICATES = 200; // among which issuers are looked for

    private final MessageDigest sha256 = DigestAlgorithm.SHA256.newDigest();
    private final Set<ByteBuffer> digests = new HashSet<>();
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final StatusIndex status = new StatusIndex();
    private int items;

    static StoredProofs read(PdfFile file) throws IOException {
        StoredProofs stored = new StoredProofs();
        PdfRevision last = file.last();
        PdfValue.Dict store = last.dict(last.catalog().get("DSS"));
        if (store != null) {
            for (String kind : List.of("Certs", "OCSPs", "CRLs")) {
                stored.items(file, last.array(store.get(kind)), kind);
            }
        }
        return stored;
    }

    private void items(PdfFile file, PdfValue.@Nullable Array array, String kind) throws IOException {
        if (array == null) {
            return;
        }
        for (PdfValue item : array.items()) {
            try {
                if (++items <= MOST_ITEMS && file.last().resolve(item) instanceof PdfValue.Stream stream) {
                    ByteBuffer data = file.decoded(stream);
                    byte[] der = new byte[data.remaining()];
                    data.get(der);
                    item(kind, der);
                }
            } catch (CertificateException | RuntimeException unreadable) {
                // It stays where it is, and proves nothing to us.
            }
        }
    }

    private void item(String kind, byte[] der) throws CertificateException {
        digests.add(ByteBuffer.wrap(sha256.digest(der)));
        switch (kind) {
            case "OCSPs" -> status.ocsp(der);
            case "CRLs" -> status.crl(der);
            default -> {
                if (certificates.size() < MOST_CERTIFICATES) {
                    CertificateFactory factory = CertificateFactory.getInstance("X.509");
                    certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
                }
            }
        }
    }

    /** The certificates. */
    List<X509Certificate> certificates() {
        return certificates;
    }

    /** Whether something here speaks of each certificate of a chain but the last, its anchor. */
    boolean covers(List<X509Certificate> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!status.speaksOf(chain.get(i), chain.get(i + 1))) {
                return false;
            }
        }
        return true;
    }

    /** Those of the arrays that are not here. */
    List<byte[]> missing(List<byte[]> all) {
        return all.stream()
                .filter(der -> !digests.contains(ByteBuffer.wrap(sha256.digest(der))))
                .toList();
    }
}
