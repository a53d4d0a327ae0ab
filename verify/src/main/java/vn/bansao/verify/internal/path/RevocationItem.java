package vn.bansao.verify.internal.path;

import java.security.cert.X509CRL;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;

/**
 * One piece of revocation data.
 *
 * @param data what it is
 * @param offset where in the file it stands, or -1 if the caller gave it
 */
public record RevocationItem(Data data, long offset) {

    /** A CRL or an OCSP answer. */
    public sealed interface Data {}

    /** A certificate revocation list (RFC 5280, 5). */
    public record Crl(X509CRL crl) implements Data {}

    /** An answer of an OCSP responder (RFC 6960, 4.2). */
    public record Ocsp(BasicOCSPResp response) implements Data {}

    /** One the caller gave. */
    public static RevocationItem given(X509CRL crl) {
        return new RevocationItem(new Crl(crl), -1);
    }

    boolean inFile() {
        return offset >= 0;
    }
}
