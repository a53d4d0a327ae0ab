package vn.bansao.trust;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.cms.CertificateAddresses;
import vn.bansao.trust.AnswerMemory.Kept;

/** Outcomes of a provider, shared by all who ask while they are fresh: proofs and revocations, no failures. Thread-safe. */
final class SharedStatus {
    private final StatusProvider provider;
    private final Duration freshness;
    private final AnswerMemory<Asked, StatusOutcome> outcomes;

    /** Whose status. */
    private record Asked(X509Certificate certificate, X509Certificate issuer) {}

    SharedStatus(StatusProvider provider, RevocationSettings settings) {
        this.provider = provider;
        this.freshness = settings.freshness();
        this.outcomes = new AnswerMemory<>(settings.crlBytes());
    }

    /**
     * The proof that the certificate was not revoked.
     *
     * @throws vn.bansao.CertifiedCopyException if there is none
     */
    StatusAnswer ask(StatusQuestion question, RequestBudget budget) {
        Asked asked = new Asked(question.certificate(), question.issuer());
        Instant now = question.now();
        try {
            return outcomes.get(asked, now, () -> kept(provider.ask(question, budget), now))
                    .require();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw first(question.certificate())
                    .failure(new UnfitException(e, CoreProblem.REVOCATION_UNREACHABLE, "reason", "interrupted"));
        }
    }

    private Kept<StatusOutcome> kept(StatusOutcome outcome, Instant now) {
        StatusAnswer answer = outcome.answer();
        if (answer != null) {
            return Kept.until(outcome, answer.data().sizeBytes(), now, now.plus(freshness), answer.nextUpdate());
        }
        return outcome.saysRevoked() ? Kept.until(outcome, 0, now, now.plus(freshness), null) : Kept.once(outcome, now);
    }

    /** Whom the one that was waited for was about to ask. */
    private static StatusOrigin first(X509Certificate certificate) {
        Stream<URI> responders = CertificateAddresses.responders(certificate).stream();
        Stream<URI> lists = CertificateAddresses.lists(certificate).stream();
        return Stream.concat(
                        responders.map(address -> new StatusOrigin("OCSP", address)),
                        lists.map(address -> new StatusOrigin("CRL", address)))
                .findFirst()
                .orElse(StatusOrigin.NONE);
    }
}
