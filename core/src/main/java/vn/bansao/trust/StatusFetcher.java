package vn.bansao.trust;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.cms.IssuerFiles;
import vn.bansao.internal.http.GuardedHttp;
import vn.bansao.internal.http.GuardedHttpException;

/** Requests to responders and for CRLs, each within limits of time and size. Immutable, thread-safe. */
final class StatusFetcher {
    private static final int LARGEST_OCSP_BYTES = 1 << 16; // 64 KiB; 1 to 5 are common
    /** What responders say that answer by POST only. */
    private static final Set<String> NOT_BY_GET = Set.of("404", "405", "501");

    private final GuardedHttp http;
    private final int largestListBytes;

    StatusFetcher(OnlineAccess access, int crlBytes) {
        this.http = new GuardedHttp(access.allowedHosts(), access.connect(), access.request());
        this.largestListBytes = Math.min(crlBytes, access.crlBytes());
    }

    /** A responder's answer: by GET where that can be, since servers between may have it. */
    byte[] status(URI responder, OcspQuery query, RequestBudget budget) throws UnfitException {
        Optional<URI> get = query.get(responder);
        try {
            if (get.isPresent()) {
                budget.spend();
                try {
                    return http.get(get.get(), LARGEST_OCSP_BYTES);
                } catch (GuardedHttpException e) {
                    if (!NOT_BY_GET.contains(e.detail())) {
                        throw e;
                    }
                }
            }
            budget.spend();
            return http.post(responder, "application/ocsp-request", query.encoded(), LARGEST_OCSP_BYTES);
        } catch (GuardedHttpException e) {
            throw e.reason() == GuardedHttpException.Reason.TOO_LARGE ? UnfitException.malformed(e.detail()) : unfit(e);
        }
    }

    /** What may be an issuer's certificate. */
    List<X509Certificate> certificates(URI address, RequestBudget budget) throws UnfitException {
        budget.spend();
        try {
            return IssuerFiles.read(http.get(address, IssuerFiles.LARGEST_BYTES));
        } catch (GuardedHttpException e) {
            throw unfit(e);
        } catch (GeneralSecurityException | RuntimeException e) { // The JDK's reader throws both.
            throw UnfitException.malformed("neither a certificate nor a certs-only CMS message");
        }
    }

    /** A CRL within the limit. */
    SignedList list(URI address, RequestBudget budget) throws UnfitException {
        budget.spend();
        try {
            return SignedList.of(http.get(address, largestListBytes));
        } catch (GuardedHttpException e) {
            throw e.reason() == GuardedHttpException.Reason.TOO_LARGE
                    ? new UnfitException(CoreProblem.REVOCATION_CRL_TOO_LARGE, "limitBytes", largestListBytes)
                    : unfit(e);
        }
    }

    /** Not with the failure itself as cause: its message repeats the address, a query may hold a key. */
    private static UnfitException unfit(GuardedHttpException e) {
        @Nullable Throwable cause = e.getCause();
        return switch (e.reason()) {
            case ADDRESS_INVALID, ADDRESS_FORBIDDEN ->
                new UnfitException(cause, CoreProblem.REVOCATION_ADDRESS_REFUSED, "reason", e.detail());
            case STATUS -> new UnfitException(cause, CoreProblem.REVOCATION_HTTP_STATUS, "status", e.detail());
            case MALFORMED, TOO_LARGE ->
                new UnfitException(cause, CoreProblem.REVOCATION_ANSWER_MALFORMED, "reason", e.detail());
            case UNREACHABLE, TIMED_OUT ->
                new UnfitException(cause, CoreProblem.REVOCATION_UNREACHABLE, "reason", e.detail());
        };
    }
}
