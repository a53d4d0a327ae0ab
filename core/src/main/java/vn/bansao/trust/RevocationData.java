package vn.bansao.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What shows, later and off line, that certificates were not revoked (EN 319 142-1, 5.4.2: the entries of a security store).
 * Immutable: arrays are copied on their way in and out.
 *
 * @param certificates issuers up to the anchor, and OCSP responders; each once
 * @param ocspResponses the DER of each OCSPResponse (RFC 6960, 4.2.1), its status around it; each once
 * @param crls the DER of each CertificateList (RFC 5280, 5.1); each once
 * @param oldest the oldest thisUpdate or producedAt among them, to tell the data's age
 */
public record RevocationData(
        List<X509Certificate> certificates, List<byte[]> ocspResponses, List<byte[]> crls, Instant oldest) {

    public RevocationData {
        certificates = List.copyOf(certificates);
        ocspResponses = copy(ocspResponses);
        crls = copy(crls);
    }

    /** The DER of each OCSPResponse. */
    @Override
    public List<byte[]> ocspResponses() {
        return copy(ocspResponses);
    }

    /** The DER of each CertificateList. */
    @Override
    public List<byte[]> crls() {
        return copy(crls);
    }

    /** Both, what they share once; as old as the older. */
    public RevocationData union(RevocationData other) {
        return of(List.of(this, other), oldest);
    }

    /** The size of all of it in bytes, certificates aside. */
    public long sizeBytes() {
        long size = 0;
        for (byte[] each : ocspResponses) {
            size += each.length;
        }
        for (byte[] each : crls) {
            size += each.length;
        }
        return size;
    }

    /** All of the parts in one, copied once; as old as the oldest, or {@code ifNone} where there are none. */
    static RevocationData of(Collection<RevocationData> parts, Instant ifNone) {
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        List<byte[]> responses = new ArrayList<>();
        List<byte[]> lists = new ArrayList<>();
        for (RevocationData part : parts) {
            certificates.addAll(part.certificates);
            part.ocspResponses.forEach(each -> add(responses, each));
            part.crls.forEach(each -> add(lists, each));
        }
        Instant oldest = parts.stream()
                .map(RevocationData::oldest)
                .min(Instant::compareTo)
                .orElse(ifNone);
        return new RevocationData(List.copyOf(certificates), responses, lists, oldest);
    }

    private static void add(List<byte[]> to, byte[] der) {
        if (to.stream().noneMatch(known -> Arrays.equals(known, der))) {
            to.add(der);
        }
    }

    private static List<byte[]> copy(List<byte[]> arrays) {
        return arrays.stream().map(byte[]::clone).toList();
    }
}
