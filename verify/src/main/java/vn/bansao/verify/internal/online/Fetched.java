package vn.bansao.verify.internal.online;

import java.security.cert.X509Certificate;
import java.util.List;
import vn.bansao.verify.internal.path.RevocationItem;

/**
 * What came from the network, to be judged like material the caller gave. Immutable.
 *
 * @param certificates possible issuers
 * @param revocation CRLs and OCSP answers
 */
public record Fetched(List<X509Certificate> certificates, List<RevocationItem> revocation) {

    /** Nothing. */
    public static final Fetched NONE = new Fetched(List.of(), List.of());

    public Fetched {
        certificates = List.copyOf(certificates);
        revocation = List.copyOf(revocation);
    }
}
