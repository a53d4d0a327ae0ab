package vn.bansao.verify.internal.online;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.OperatorCreationException;
import vn.bansao.internal.cms.IssuerFiles;
import vn.bansao.internal.cms.OcspParties;
import vn.bansao.internal.http.GuardedHttp;
import vn.bansao.internal.http.GuardedHttpException;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.Certificates;

/**
 * The requests of one verification: counted, timed, each address asked once. What fails is a finding. Not thread-safe.
 */
final class Fetcher {
    private static final int LARGEST_OCSP_BYTES = 1 << 16; // 64 KiB; 1 to 5 are common
    private final OnlineAccess access;
    private final GuardedHttp http;
    private final Findings findings;
    private final long start = System.nanoTime();
    private final Map<URI, List<X509Certificate>> issuers = new HashMap<>();
    private final Map<URI, Optional<X509CRL>> lists = new HashMap<>();
    private int requests;

    Fetcher(OnlineAccess access, Findings findings) {
        this.access = access;
        this.http = new GuardedHttp(access.allowedHosts(), access.connect(), access.request());
        this.findings = findings;
    }

    /** Asks one address. */
    private interface Request<T> {
        T send() throws IOException, GeneralSecurityException, OCSPException, OperatorCreationException;
    }

    List<X509Certificate> issuers(URI address) {
        return issuers.computeIfAbsent(
                address,
                any -> attempt("issuer", address, () -> certificates(http.get(address, IssuerFiles.LARGEST_BYTES)))
                        .orElse(List.of()));
    }

    private static List<X509Certificate> certificates(byte[] answer) throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        for (X509Certificate each : IssuerFiles.read(answer)) {
            found.add(Certificates.read(each.getEncoded())); // As strict as with what is in the file.
        }
        return found;
    }

    Optional<X509CRL> list(URI address) {
        return lists.computeIfAbsent(
                address,
                any -> attempt("CRL", address, () -> (X509CRL) CertificateFactory.getInstance("X.509")
                        .generateCRL(new ByteArrayInputStream(http.get(address, access.crlBytes())))));
    }

    /** No nonce: an answer counts as long as it says itself, and many responders have them made beforehand (RFC 5019). */
    Optional<BasicOCSPResp> status(URI address, X509Certificate certificate, X509Certificate issuer) {
        return attempt("OCSP", address, () -> {
            byte[] request =
                    OcspParties.requestAbout(certificate, issuer).build().getEncoded();
            OCSPResp answer = new OCSPResp(http.post(address, "application/ocsp-request", request, LARGEST_OCSP_BYTES));
            if (answer.getStatus() != OCSPResp.SUCCESSFUL) {
                throw new IOException("responder's error " + answer.getStatus());
            }
            if (answer.getResponseObject() instanceof BasicOCSPResp basic) {
                return basic;
            }
            throw new IOException("no basic answer");
        });
    }

    private <T> Optional<T> attempt(String what, URI address, Request<T> request) {
        if (++requests > access.requests()) {
            failed(what, address, "over the limit of " + access.requests() + " requests");
            return Optional.empty();
        }
        if (System.nanoTime() - start > access.document().toNanos()) {
            failed(what, address, "over the limit of " + access.document() + " for all requests");
            return Optional.empty();
        }
        try {
            return Optional.of(request.send());
        } catch (GuardedHttpException e) {
            failed(what, address, e.reason().name());
        } catch (IOException | GeneralSecurityException | OCSPException | OperatorCreationException e) {
            failed(what, address, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // Bouncy Castle's readers throw many kinds at malformed answers.
            failed(what, address, e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private void failed(String what, URI address, String reason) {
        findings.add(FindingCode.ONLINE_FETCH_FAILED, "what", what, "address", address, "reason", reason);
    }
}
