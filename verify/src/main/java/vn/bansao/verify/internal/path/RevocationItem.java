package vn.bansao.verify.internal.path;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import vn.bansao.internal.RecentValues;
import vn.bansao.internal.cms.OcspParties;
import vn.bansao.trust.ValidationMaterial;

/**
 * One piece of revocation data.
 *
 * @param data what it is
 * @param offset where in the file it stands, or -1 if the caller gave it
 */
public record RevocationItem(Data data, long offset) {

    /** A CRL or an OCSP answer. */
    public sealed interface Data {}

    /**
     * A certificate revocation list (RFC 5280, 5), and what is known of its issuers: a given list may have a million
     * entries and is asked by every verification. Thread-safe.
     */
    public static final class Crl implements Data {
        private static final int MOST_ISSUERS = 32;
        private final X509CRL list;
        private final RecentValues<X509Certificate, Optional<String>> refusals = new RecentValues<>(MOST_ISSUERS);

        /** A list of whose issuers nothing is known yet. */
        public Crl(X509CRL list) {
            this.list = list;
        }

        X509CRL list() {
            return list;
        }

        /** Why the list can't be used as one by {@code issuer}, if it can't. */
        Optional<String> refused(X509Certificate issuer, Function<X509Certificate, Optional<String>> check) {
            return refusals.get(issuer, check);
        }
    }

    /** An answer of an OCSP responder (RFC 6960, 4.2). */
    public record Ocsp(BasicOCSPResp response) implements Data {}

    /** One the caller gave. */
    public static RevocationItem given(X509CRL crl) {
        return new RevocationItem(new Crl(crl), -1);
    }

    /** All that the caller gave; an answer that can't be read proves nothing. */
    public static List<RevocationItem> given(ValidationMaterial material) {
        Stream<RevocationItem> answers = material.ocspResponses().stream()
                .flatMap(der -> OcspParties.answer(der).stream())
                .map(response -> new RevocationItem(new Ocsp(response), -1));
        return Stream.concat(material.crls().stream().map(RevocationItem::given), answers)
                .toList();
    }

    boolean inFile() {
        return offset >= 0;
    }
}
