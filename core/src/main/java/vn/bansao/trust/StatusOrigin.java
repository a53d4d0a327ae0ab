package vn.bansao.trust;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.CertifiedCopyException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.RemoteServiceException;
import vn.bansao.internal.CoreProblem;

/**
 * Whom an answer about a status is from.
 *
 * @param what OCSP, CRL, or caIssuers for an issuer's certificate
 * @param address where it was asked for, or null if it was given
 */
record StatusOrigin(String what, @Nullable URI address) {
    private static final int HTTP_OK = 200;
    /** What waiting does not help against. */
    private static final Set<CoreProblem> OF_THE_SETUP = EnumSet.of(
            CoreProblem.REVOCATION_CERTIFICATE_REVOKED,
            CoreProblem.REVOCATION_CERTIFICATE_UNKNOWN,
            CoreProblem.REVOCATION_CERTIFICATE_EXPIRED,
            CoreProblem.REVOCATION_ISSUER_MISSING,
            CoreProblem.REVOCATION_SOURCE_MISSING,
            CoreProblem.REVOCATION_ADDRESS_REFUSED,
            CoreProblem.REVOCATION_CRL_TOO_LARGE,
            CoreProblem.REVOCATION_CRL_UNSUPPORTED);

    /** Nobody was asked. */
    static final StatusOrigin NONE = new StatusOrigin("-", null);

    /** Somebody gave it. */
    static StatusOrigin given(String what) {
        return new StatusOrigin(what, null);
    }

    /** For messages: a query may hold an access key, a user part a password. */
    String shown() {
        if (address == null) {
            return what + " (given)";
        }
        String text = address.toString().replaceFirst("//[^/?#]*@", "//…@");
        int query = text.indexOf('?');
        return what + " " + (query < 0 ? text : text.substring(0, query) + "?…");
    }

    /** The failure as callers see it, made anew each time: threads that share an answer do not share an exception. */
    CertifiedCopyException failure(UnfitException unfit) {
        Object[] values = unfit.values();
        int count = values.length;
        Object[] all = Arrays.copyOf(values, count + 2);
        all[count] = "source";
        all[count + 1] = shown();
        Problem problem = Problem.of(unfit.code(), all);
        if (address == null || OF_THE_SETUP.contains(unfit.code())) {
            return new PolicyException(problem, unfit.getCause());
        }
        return new RemoteServiceException(problem, address, httpStatus(unfit), unfit.getCause());
    }

    private static int httpStatus(UnfitException unfit) {
        return switch (unfit.code()) {
            case REVOCATION_UNREACHABLE -> -1;
            case REVOCATION_HTTP_STATUS -> Integer.parseInt(String.valueOf(unfit.values()[1]));
            default -> HTTP_OK;
        };
    }
}
