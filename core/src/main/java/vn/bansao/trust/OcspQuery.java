package vn.bansao.trust;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.cms.OcspParties;

/**
 * One question to a responder (RFC 6960, 4.1).
 *
 * @param encoded the DER of the OCSPRequest
 * @param nonce what the answer must repeat if it has one, or null
 */
record OcspQuery(byte[] encoded, byte @Nullable [] nonce) {
    private static final int LONGEST_ADDRESS = 255; // RFC 5019, 5
    private static final int NONCE_BYTES = 32; // RFC 9654, 2.1

    /** A question, with a nonce if there is a random to take it from. */
    static OcspQuery of(StatusQuestion question, @Nullable RandomGenerator random) {
        try {
            OCSPReqBuilder builder = OcspParties.requestAbout(question.certificate(), question.issuer());
            byte[] nonce = null;
            if (random != null) {
                nonce = new byte[NONCE_BYTES];
                random.nextBytes(nonce);
                // The extension's value is an OCTET STRING inside that of every extension.
                builder.setRequestExtensions(new Extensions(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                        false,
                        new DEROctetString(new DEROctetString(nonce).getEncoded()))));
            }
            return new OcspQuery(builder.build().getEncoded(), nonce);
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new IllegalStateException("no OCSP request could be made", e);
        }
    }

    /**
     * The address to GET the answer from, which servers between can keep (RFC 6960, A.1); none for a long one, or with a
     * nonce, whose answer is of no use to anybody else.
     */
    Optional<URI> get(URI responder) {
        if (nonce != null || responder.getRawQuery() != null || responder.getRawFragment() != null) {
            return Optional.empty();
        }
        String base = responder.toString();
        String request = URLEncoder.encode(Base64.getEncoder().encodeToString(encoded), StandardCharsets.US_ASCII);
        String whole = base + (base.endsWith("/") ? "" : "/") + request;
        return whole.length() > LONGEST_ADDRESS ? Optional.empty() : Optional.of(URI.create(whole));
    }
}
