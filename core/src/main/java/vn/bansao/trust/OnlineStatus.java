package vn.bansao.trust;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.bansao.CertifiedCopyException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.cms.CertificateAddresses;
import vn.bansao.trust.AnswerMemory.Kept;

/** Status from the network, each answer shared while it is fresh. Thread-safe. */
final class OnlineStatus implements StatusProvider {
    private final RevocationSettings settings;
    private final StatusFetcher fetcher;
    private final AnswerMemory<Asked, Outcome> answers;
    private final AnswerMemory<Listed, ListOutcome> lists;

    /** Whose status. */
    private record Asked(X509Certificate certificate, X509Certificate issuer) {}

    /** Whose list, from where. */
    private record Listed(URI address, X509Certificate issuer) {}

    /** A failure and whose it is, so that each who waited for it gets an exception of his own. */
    private record Failure(StatusOrigin origin, UnfitException unfit) {
        boolean saysRevoked() {
            return unfit.code() == CoreProblem.REVOCATION_CERTIFICATE_REVOKED;
        }

        CertifiedCopyException exception() {
            return origin.failure(unfit);
        }
    }

    /** A proof, or the failures of all that were asked; revoked is the only one then. */
    private record Outcome(@Nullable StatusAnswer answer, List<Failure> failures) {

        StatusAnswer require() {
            if (answer != null) {
                return answer;
            }
            CertifiedCopyException first = failures.get(0).exception();
            failures.stream().skip(1).forEach(each -> first.addSuppressed(each.exception()));
            throw first;
        }
    }

    private record ListOutcome(
            @Nullable SignedList list, @Nullable UnfitException failure) {}

    OnlineStatus(OnlineAccess access, RevocationSettings settings) {
        this.settings = settings;
        this.fetcher = new StatusFetcher(access, settings.crlBytes());
        this.answers = new AnswerMemory<>(settings.crlBytes());
        this.lists = new AnswerMemory<>(settings.crlBytes());
    }

    @Override
    public StatusAnswer ask(StatusQuestion question, RequestBudget budget) {
        Asked asked = new Asked(question.certificate(), question.issuer());
        try {
            return answers.get(asked, question.now(), () -> kept(fetch(question, budget, true), question.now()))
                    .require();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw first(question.certificate())
                    .failure(new UnfitException(e, CoreProblem.REVOCATION_UNREACHABLE, "reason", "interrupted"));
        }
    }

    private static StatusOrigin first(X509Certificate certificate) {
        Stream<StatusOrigin> responders =
                CertificateAddresses.responders(certificate).stream().map(address -> new StatusOrigin("OCSP", address));
        Stream<StatusOrigin> lists =
                CertificateAddresses.lists(certificate).stream().map(address -> new StatusOrigin("CRL", address));
        return Stream.concat(responders, lists).findFirst().orElse(StatusOrigin.NONE);
    }

    private Kept<Outcome> kept(Outcome outcome, Instant now) {
        StatusAnswer answer = outcome.answer();
        if (answer != null) {
            return new Kept<>(
                    outcome,
                    (int) Math.min(Integer.MAX_VALUE, answer.data().sizeBytes()),
                    now,
                    freshUntil(now, answer.nextUpdate()));
        }
        return outcome.failures().get(0).saysRevoked()
                ? new Kept<>(outcome, 0, now, freshUntil(now, null))
                : Kept.once(outcome, now);
    }

    private Instant freshUntil(Instant now, @Nullable Instant nextUpdate) {
        Instant until = now.plus(settings.freshness());
        return nextUpdate == null || until.isBefore(nextUpdate) ? until : nextUpdate;
    }

    /** Responders first, since their answers are small. Who says revoked is believed at once. */
    private Outcome fetch(StatusQuestion question, RequestBudget budget, boolean mayAskForSigner) {
        List<Failure> failures = new ArrayList<>();
        for (URI address : CertificateAddresses.responders(question.certificate())) {
            try {
                return good(ocsp(address, question, budget, mayAskForSigner));
            } catch (UnfitException e) {
                failures.add(new Failure(new StatusOrigin("OCSP", address), e));
            }
            if (last(failures).saysRevoked()) {
                return new Outcome(null, List.of(last(failures)));
            }
        }
        for (URI address : CertificateAddresses.lists(question.certificate())) {
            try {
                return good(listed(address, question, budget));
            } catch (UnfitException e) {
                failures.add(new Failure(new StatusOrigin("CRL", address), e));
            }
            if (last(failures).saysRevoked()) {
                return new Outcome(null, List.of(last(failures)));
            }
        }
        return new Outcome(null, failures.isEmpty() ? List.of(nowhere(question)) : failures);
    }

    private static Outcome good(StatusAnswer answer) {
        return new Outcome(answer, List.of());
    }

    private static Failure last(List<Failure> failures) {
        return failures.get(failures.size() - 1);
    }

    private static Failure nowhere(StatusQuestion question) {
        return new Failure(
                StatusOrigin.NONE,
                new UnfitException(
                        CoreProblem.REVOCATION_SOURCE_MISSING,
                        "subject",
                        question.certificate().getSubjectX500Principal()));
    }

    private StatusAnswer ocsp(URI address, StatusQuestion question, RequestBudget budget, boolean mayAskForSigner)
            throws UnfitException {
        OcspQuery query = OcspQuery.of(question, settings.nonces());
        byte[] response = fetcher.status(address, query, budget);
        OcspCheck.Good good = new OcspCheck(question, settings.freshness()).answer(response, query.nonce());
        X509Certificate signer = good.unproved();
        if (signer == null) {
            return good.answer();
        }
        if (!mayAskForSigner) {
            throw UnfitException.wrong(
                    "signer", "a responder whose own status nobody proves", "id-pkix-ocsp-nocheck, or its status");
        }
        StatusQuestion own = new StatusQuestion(signer, question.issuer(), question.now());
        StatusAnswer proof = fetch(own, budget, false).answer();
        if (proof == null) {
            throw UnfitException.wrong(
                    "signer", "a responder that is revoked, or of unknown status", "a responder in order");
        }
        return good.answer().with(proof);
    }

    private StatusAnswer listed(URI address, StatusQuestion question, RequestBudget budget) throws UnfitException {
        SignedList list = list(address, question, budget);
        try {
            return ListCheck.answer(list, question);
        } catch (UnfitException e) {
            if (e.code() != CoreProblem.REVOCATION_CERTIFICATE_REVOKED) {
                lists.forget(new Listed(address, question.issuer())); // A better one may stand there any time.
            }
            throw e;
        }
    }

    private SignedList list(URI address, StatusQuestion question, RequestBudget budget) throws UnfitException {
        try {
            ListOutcome outcome = lists.get(
                    new Listed(address, question.issuer()),
                    question.now(),
                    () -> fetchedList(address, question, budget));
            if (outcome.list() != null) {
                return outcome.list();
            }
            throw outcome.failure() != null ? outcome.failure() : UnfitException.malformed("-");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfitException(e, CoreProblem.REVOCATION_UNREACHABLE, "reason", "interrupted");
        }
    }

    private Kept<ListOutcome> fetchedList(URI address, StatusQuestion question, RequestBudget budget) {
        Instant now = question.now();
        try {
            SignedList list = fetcher.list(address, budget);
            ListCheck.requireSigned(list, question);
            question.requireCurrent(list.thisUpdate(), list.nextUpdate());
            return new Kept<>(
                    new ListOutcome(list, null), list.encoded().length, now, freshUntil(now, list.nextUpdate()));
        } catch (UnfitException e) {
            return Kept.once(new ListOutcome(null, e), now);
        }
    }
}
