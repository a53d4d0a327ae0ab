package vn.bansao.benchmarks.peer;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.bansao.testing.TestIdentity;
import vn.bansao.trust.RevocationData;
import vn.bansao.trust.RevocationSource;

/**
 * What the PKI's responders say of the certificates of a job, asked for once: an OCSP response for each end certificate, a
 * CRL for the issuing CA's. Peers get it as ready answers, since this library remembers its own. Immutable; the arrays are
 * shared and only read.
 *
 * @param responses whole OCSPResponses
 * @param crls certificate lists
 */
record ReadyStatus(Map<Link, byte[]> responses, Map<Link, byte[]> crls) {

    /** Whose status, and who issued it. */
    record Link(X509Certificate certificate, X509Certificate issuer) {}

    ReadyStatus {
        responses = Map.copyOf(responses);
        crls = Map.copyOf(crls);
    }

    /** The status of the job's signers and its timestamp authority. */
    static ReadyStatus of(CopyJob job) {
        RevocationSource source = Responders.source();
        Instant now = job.pki().clock().instant();
        Map<Link, byte[]> responses = new LinkedHashMap<>();
        Map<Link, byte[]> crls = new LinkedHashMap<>();
        links(job).forEach(link -> {
            RevocationData data = source.collect(List.of(link.certificate()), List.of(link.issuer()), now);
            data.ocspResponses().forEach(response -> responses.put(link, response));
            data.crls().forEach(crl -> crls.put(link, crl));
        });
        return new ReadyStatus(responses, crls);
    }

    private static Stream<Link> links(CopyJob job) {
        return Stream.of(job.first(), job.pki().agency(), job.pki().tsa())
                .map(TestIdentity::chain)
                .flatMap(chain -> Stream.of(0, 1).map(at -> new Link(chain.get(at), chain.get(at + 1))))
                .distinct();
    }
}
