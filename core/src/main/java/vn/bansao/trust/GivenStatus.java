package vn.bansao.trust;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.CoreProblem;

/** Status from CRLs that were given, off line. Immutable. */
record GivenStatus(List<X509CRL> lists, int largestBytes) implements StatusProvider {

    /** The newest list that can tell; but any that names the certificate as revoked is believed. */
    @Override
    public StatusAnswer ask(StatusQuestion question, RequestBudget budget) {
        StatusAnswer newest = null;
        UnfitException first = null;
        for (X509CRL each : lists) {
            if (each.getIssuerX500Principal().equals(question.issuer().getSubjectX500Principal())) {
                try {
                    StatusAnswer answer = answer(each, question);
                    newest = newest == null
                                    || answer.data()
                                            .oldest()
                                            .isAfter(newest.data().oldest())
                            ? answer
                            : newest;
                } catch (UnfitException e) {
                    if (e.code() == CoreProblem.REVOCATION_CERTIFICATE_REVOKED) {
                        throw StatusOrigin.given().failure(e);
                    }
                    first = first == null ? e : first;
                }
            }
        }
        if (newest == null) {
            throw StatusOrigin.given().failure(missing(first, question));
        }
        return newest;
    }

    private static UnfitException missing(@Nullable UnfitException reason, StatusQuestion question) {
        return reason != null
                ? reason
                : new UnfitException(
                        CoreProblem.REVOCATION_SOURCE_MISSING,
                        "subject",
                        question.certificate().getSubjectX500Principal());
    }

    private StatusAnswer answer(X509CRL list, StatusQuestion question) throws UnfitException {
        try {
            SignedList signed = SignedList.of(list.getEncoded());
            ListCheck.requireSigned(signed, question);
            StatusAnswer answer = ListCheck.answer(signed, question);
            if (signed.encoded().length > largestBytes) { // Last: one that says revoked is heard whatever its size.
                throw new UnfitException(CoreProblem.REVOCATION_CRL_TOO_LARGE, "limitBytes", largestBytes);
            }
            return answer;
        } catch (CRLException e) {
            throw UnfitException.malformed("not a CRL");
        }
    }
}
