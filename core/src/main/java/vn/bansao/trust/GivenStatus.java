package vn.bansao.trust;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.CoreProblem;
import vn.bansao.trust.StatusOutcome.Failure;

/** Status from OCSP answers and CRLs that were given, off line. Immutable. */
final class GivenStatus implements StatusProvider {
    private final List<byte[]> answers;
    private final List<X509CRL> lists;
    private final RevocationSettings settings;

    GivenStatus(ValidationMaterial material, RevocationSettings settings) {
        this.answers = material.ocspResponses();
        this.lists = material.crls();
        this.settings = settings;
    }

    @Override
    public StatusOutcome ask(StatusQuestion question, RequestBudget budget) {
        return outcome(question, true);
    }

    @Override
    public Optional<X509Certificate> issuer(X509Certificate certificate, Instant now, RequestBudget budget) {
        return Optional.empty();
    }

    /**
     * The newest answer that can tell, else the newest list, since each copy carries it; but any that names the certificate as
     * revoked is believed.
     */
    private StatusOutcome outcome(StatusQuestion question, boolean mayAskForSigner) {
        List<Failure> failures = new ArrayList<>();
        StatusAnswer answered = answered(question, mayAskForSigner, failures);
        StatusAnswer listed = listed(question, failures);
        Optional<Failure> revoked =
                failures.stream().filter(Failure::saysRevoked).findFirst();
        if (revoked.isPresent()) {
            return StatusOutcome.failed(question, List.of(revoked.get()));
        }
        StatusAnswer best = answered == null ? listed : answered;
        return best == null ? StatusOutcome.failed(question, failures) : StatusOutcome.good(best);
    }

    private @Nullable StatusAnswer answered(StatusQuestion question, boolean mayAskForSigner, List<Failure> failures) {
        OcspCheck check = new OcspCheck(question, settings.freshness());
        StatusAnswer newest = null;
        for (byte[] each : answers) {
            if (check.concerns(each)) {
                try {
                    StatusAnswer answer = check.answer(each, null)
                            .proved(question, mayAskForSigner ? own -> outcome(own, false) : null);
                    newest = newer(newest, answer);
                } catch (UnfitException e) {
                    failures.add(new Failure(StatusOrigin.given("OCSP"), e));
                }
            }
        }
        return newest;
    }

    private @Nullable StatusAnswer listed(StatusQuestion question, List<Failure> failures) {
        StatusAnswer newest = null;
        for (X509CRL each : lists) {
            if (each.getIssuerX500Principal().equals(question.issuer().getSubjectX500Principal())) {
                try {
                    newest = newer(newest, answer(each, question));
                } catch (UnfitException e) {
                    failures.add(new Failure(StatusOrigin.given("CRL"), e));
                }
            }
        }
        return newest;
    }

    private static StatusAnswer newer(@Nullable StatusAnswer known, StatusAnswer found) {
        return known == null || found.data().oldest().isAfter(known.data().oldest()) ? found : known;
    }

    private StatusAnswer answer(X509CRL list, StatusQuestion question) throws UnfitException {
        try {
            SignedList signed = SignedList.of(list.getEncoded());
            ListCheck.requireSigned(signed, question);
            StatusAnswer answer = ListCheck.answer(signed, question);
            if (signed.encoded().length
                    > settings.crlBytes()) { // Last: one that says revoked is heard whatever its size.
                throw new UnfitException(CoreProblem.REVOCATION_CRL_TOO_LARGE, "limitBytes", settings.crlBytes());
            }
            return answer;
        } catch (CRLException e) {
            throw UnfitException.malformed("not a CRL");
        }
    }
}
