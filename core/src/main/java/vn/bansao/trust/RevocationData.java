package vn.bansao.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Stub. */
public record RevocationData(
        List<X509Certificate> certificates, List<byte[]> ocspResponses, List<byte[]> crls, Instant oldest) {
    /** Stub. */
    public RevocationData union(RevocationData other) {
        Set<X509Certificate> all = new LinkedHashSet<>(certificates);
        all.addAll(other.certificates);
        List<byte[]> o = new ArrayList<>(ocspResponses);
        o.addAll(other.ocspResponses);
        List<byte[]> c = new ArrayList<>(crls);
        c.addAll(other.crls);
        return new RevocationData(List.copyOf(all), o, c, oldest);
    }
}
