package vn.bansao.trust;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.internal.CoreProblem;
import vn.bansao.trust.StatusOutcome.Failure;

/** Status from CRLs that were given, off line. Immutable. */
record GivenStatus(List<X509CRL> lists, int largestBytes) implements StatusProvider {

    /** The newest list that can tell; but any that names the certificate as revoked is believed. */
    @Override
    public StatusOutcome ask(StatusQuestion question, RequestBudget budget) {
        StatusAnswer newest = null;
        List<Failure> failures = new ArrayList<>();
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
                    Failure failure = new Failure(StatusOrigin.given(), e);
                    if (failure.saysRevoked()) {
                        return StatusOutcome.failed(question, List.of(failure));
                    }
                    failures.add(failure);
                }
            }
        }
        return newest == null ? StatusOutcome.failed(question, failures) : StatusOutcome.good(newest);
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
