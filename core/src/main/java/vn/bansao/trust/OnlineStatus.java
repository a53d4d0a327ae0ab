package vn.bansao.trust;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.cms.CertificateAddresses;
import vn.bansao.trust.AnswerMemory.Kept;
import vn.bansao.trust.StatusOutcome.Failure;

/** Status from the network; each CRL is shared by its issuer's certificates while it is fresh. Thread-safe. */
final class OnlineStatus implements StatusProvider {
    private final RevocationSettings settings;
    private final StatusFetcher fetcher;
    private final AnswerMemory<Listed, ListOutcome> lists;
    private final IssuerSearch issuers;

    /** Whose list, from where. */
    private record Listed(URI address, X509Certificate issuer) {}

    /**
     * A list whose issuer has signed it, or why there is none.
     *
     * @param until how long it is kept
     */
    private record ListOutcome(
            @Nullable SignedList list,
            Instant until,
            @Nullable UnfitException failure) {}

    OnlineStatus(OnlineAccess access, RevocationSettings settings) {
        this.settings = settings;
        this.fetcher = new StatusFetcher(access, settings.crlBytes());
        this.lists = new AnswerMemory<>(settings.crlBytes());
        this.issuers = new IssuerSearch(fetcher);
    }

    @Override
    public StatusOutcome ask(StatusQuestion question, RequestBudget budget) {
        return fetch(question, budget, true);
    }

    @Override
    public Optional<X509Certificate> issuer(X509Certificate certificate, Instant now, RequestBudget budget) {
        return issuers.issuer(certificate, now, budget);
    }

    /** Responders first, since their answers are small. Who says revoked is believed at once. */
    private StatusOutcome fetch(StatusQuestion question, RequestBudget budget, boolean mayAskForSigner) {
        List<Failure> failures = new ArrayList<>();
        for (URI address : CertificateAddresses.responders(question.certificate())) {
            try {
                return StatusOutcome.good(ocsp(address, question, budget, mayAskForSigner));
            } catch (UnfitException e) {
                failures.add(new Failure(new StatusOrigin("OCSP", address), e));
            }
            if (last(failures).saysRevoked()) {
                return StatusOutcome.failed(question, List.of(last(failures)));
            }
        }
        for (URI address : CertificateAddresses.lists(question.certificate())) {
            try {
                return StatusOutcome.good(listed(address, question, budget));
            } catch (UnfitException e) {
                failures.add(new Failure(new StatusOrigin("CRL", address), e));
            }
            if (last(failures).saysRevoked()) {
                return StatusOutcome.failed(question, List.of(last(failures)));
            }
        }
        return StatusOutcome.failed(question, failures);
    }

    private static Failure last(List<Failure> failures) {
        return failures.get(failures.size() - 1);
    }

    private StatusAnswer ocsp(URI address, StatusQuestion question, RequestBudget budget, boolean mayAskForSigner)
            throws UnfitException {
        OcspQuery query = OcspQuery.of(question, settings.nonces());
        byte[] response = fetcher.status(address, query, budget);
        return new OcspCheck(question, settings.freshness())
                .answer(response, query.nonce())
                .proved(question, mayAskForSigner ? own -> fetch(own, budget, false) : null);
    }

    private StatusAnswer listed(URI address, StatusQuestion question, RequestBudget budget) throws UnfitException {
        ListOutcome outcome = list(address, question, budget);
        if (outcome.failure() != null || outcome.list() == null) {
            throw outcome.failure() != null ? outcome.failure() : UnfitException.malformed("not a CRL");
        }
        try {
            return ListCheck.answer(outcome.list(), question).atMostUntil(outcome.until());
        } catch (UnfitException e) {
            if (e.code() != CoreProblem.REVOCATION_CERTIFICATE_REVOKED) {
                lists.forget(new Listed(address, question.issuer())); // A better one may stand there any time.
            }
            throw e;
        }
    }

    private ListOutcome list(URI address, StatusQuestion question, RequestBudget budget) throws UnfitException {
        Listed listed = new Listed(address, question.issuer());
        try {
            return lists.get(listed, question.now(), () -> fetchedList(address, question, budget));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfitException(e, CoreProblem.REVOCATION_UNREACHABLE, "reason", "interrupted");
        }
    }

    private Kept<ListOutcome> fetchedList(URI address, StatusQuestion question, RequestBudget budget) {
        Instant now = question.now();
        Instant until = now.plus(settings.freshness());
        try {
            SignedList list = fetcher.list(address, budget);
            ListCheck.requireSigned(list, question);
            question.requireCurrent(list.thisUpdate(), list.nextUpdate());
            ListOutcome outcome = new ListOutcome(list, until, null);
            return Kept.until(outcome, list.encoded().length, now, until, list.nextUpdate());
        } catch (UnfitException e) {
            return Kept.once(new ListOutcome(null, now, e), now);
        }
    }
}
