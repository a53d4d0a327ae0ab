package vn.bansao.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import vn.bansao.CertifiedCopyException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.RecentValues;

/**
 * Where the data come from that show whether certificates were revoked: OCSP responders and CRLs of the network, or OCSP answers
 * and CRLs that were given. It fails closed: what is not proved to be in order is an error. Immutable, thread-safe. Share one: all who use it
 * share what it was answered, so that a batch asks about each certificate once {@link #within} a window.
 *
 * <p>Judged: that each certificate of a chain was issued by the next, and what its authority says about it (RFC 6960, 3.2;
 * RFC 5280, 6.3.3). Not judged: the rest of a path's rules (RFC 5280, 6.1), and whether its end is to be trusted.
 *
 * <pre>{@code
 * RevocationSource source = RevocationSource.online(OnlineAccess.PUBLIC);
 * RevocationData data = source.collect(signer.chain(), Instant.now());
 * }</pre>
 */
public final class RevocationSource {
    private static final int MOST_LINKS = 1000;
    private static final int LONGEST_PATH = 10; // certificates

    private final OnlineAccess access;
    private final Function<RevocationSettings, StatusProvider> maker;
    private final RevocationSettings settings;
    private final List<X509Certificate> known;
    private final StatusProvider provider;
    private final SharedStatus status;
    /** Signatures are judged once, although a token's certificates are read anew with each token. */
    private final RecentValues<Link, Boolean> links = new RecentValues<>(MOST_LINKS);

    private record Link(X509Certificate issuer, X509Certificate certificate) {

        boolean holds() {
            try {
                certificate.verify(issuer.getPublicKey());
                return true;
            } catch (GeneralSecurityException | RuntimeException e) {
                return false;
            }
        }
    }

    private RevocationSource(
            OnlineAccess access,
            Function<RevocationSettings, StatusProvider> maker,
            RevocationSettings settings,
            List<X509Certificate> known) {
        this.access = access;
        this.maker = maker;
        this.settings = settings;
        this.known = known;
        this.provider = maker.apply(settings);
        this.status = new SharedStatus(provider, settings);
    }

    /**
     * Asks the network: the OCSP responders a certificate names, and where none gives an answer that can be used, its CRLs
     * (RFC 5280, 4.2.2.1 and 4.2.1.13). Where a chain that should end at an anchor lacks an issuer's certificate, that is fetched
     * from where the certificate before it says; an anchor never is.
     */
    public static RevocationSource online(OnlineAccess access) {
        return new RevocationSource(
                access, settings -> new OnlineStatus(access, settings), RevocationSettings.DEFAULT, List.of());
    }

    /** Asks nobody: only what is given counts, OCSP answers and CRLs for the status and certificates as issuers. */
    public static RevocationSource of(ValidationMaterial material) {
        return new RevocationSource(
                OnlineAccess.PUBLIC,
                settings -> new GivenStatus(material, settings),
                RevocationSettings.DEFAULT,
                material.certificates());
    }

    /**
     * The same, using an answer of the network again for this long, though never beyond its nextUpdate; 10 minutes unless
     * told otherwise. An answer without nextUpdate is not older than this when it comes. The memory begins empty.
     */
    public RevocationSource within(Duration freshness) {
        return with(new RevocationSettings(freshness, settings.crlBytes(), settings.nonces()));
    }

    /**
     * The same with another limit for one CRL, since each copy carries it; 1 MiB unless told otherwise. The memory begins
     * empty.
     */
    public RevocationSource largest(int crlBytes) {
        return with(new RevocationSettings(settings.freshness(), crlBytes, settings.nonces()));
    }

    /**
     * The same, asking responders with a nonce, which an answer must repeat if it has one (RFC 9654); without unless told
     * otherwise, since many responders prepare their answers. {@code random} is thread-safe. The memory begins empty.
     */
    public RevocationSource nonces(RandomGenerator random) {
        return with(new RevocationSettings(settings.freshness(), settings.crlBytes(), random));
    }

    private RevocationSource with(RevocationSettings others) {
        return new RevocationSource(access, maker, others, known);
    }

    /** Whether it asks the network, or only what was given. */
    public boolean asksNetwork() {
        return provider instanceof OnlineStatus;
    }

    /** As {@link #collect(List, Collection, Instant)} for a chain that holds its self-signed anchor. */
    public RevocationData collect(List<X509Certificate> chain, Instant now) {
        return collect(chain, List.of(), now);
    }

    /**
     * Data for every certificate of a chain but the anchor, with the certificates needed to judge them.
     *
     * @param chain the end certificate first, then its issuers
     * @param anchors where chains end, beside self-signed certificates; the issuer of the chain's last may be one of these
     * @param now the time of asking, which answers must be in force at
     * @throws vn.bansao.PolicyException if a certificate is revoked, unknown to its authority or expired, if an issuer or
     *     every source is missing, or if what there is can't be used whenever it is asked for
     * @throws vn.bansao.RemoteServiceException if the sources do not answer, or answer wrongly
     */
    public RevocationData collect(List<X509Certificate> chain, Collection<X509Certificate> anchors, Instant now) {
        RequestBudget budget = new RequestBudget(access);
        List<StatusQuestion> questions =
                questions(chain, anchors, now, budget); // Of a chain without an end, nobody's status is asked.
        List<RevocationData> parts = new ArrayList<>();
        for (StatusQuestion each : questions) {
            parts.add(status.ask(each, budget).data());
        }
        List<X509Certificate> issuers =
                questions.stream().map(StatusQuestion::issuer).toList();
        parts.add(0, new RevocationData(issuers, List.of(), List.of(), oldest(parts, now)));
        return RevocationData.of(parts, now);
    }

    private List<StatusQuestion> questions(
            List<X509Certificate> chain, Collection<X509Certificate> anchors, Instant now, RequestBudget budget) {
        List<StatusQuestion> questions = new ArrayList<>();
        List<X509Certificate> path = new ArrayList<>(chain);
        for (int i = 0; i < path.size() && !isAnchor(path.get(i), anchors); i++) {
            X509Certificate certificate = path.get(i);
            boolean last = i + 1 == path.size();
            X509Certificate issuer = last
                    ? issuer(certificate, anchors, now, budget)
                    : Optional.of(path.get(i + 1))
                            .filter(each -> issued(each, certificate))
                            .orElseThrow(() -> issuerMissing(certificate));
            requireInForce(certificate, now);
            questions.add(new StatusQuestion(certificate, issuer, now));
            if (last) {
                if (i >= LONGEST_PATH) {
                    throw issuerMissing(certificate); // Authorities that certify each other end nowhere.
                }
                path.add(issuer);
            }
        }
        return questions;
    }

    private static Instant oldest(List<RevocationData> parts, Instant ifNone) {
        return parts.stream()
                .map(RevocationData::oldest)
                .min(Instant::compareTo)
                .orElse(ifNone);
    }

    private boolean isAnchor(X509Certificate certificate, Collection<X509Certificate> anchors) {
        return anchors.contains(certificate) || issued(certificate, certificate);
    }

    /** Behind the last of a chain: an anchor, what else is known, or what the network has. */
    private X509Certificate issuer(
            X509Certificate certificate, Collection<X509Certificate> anchors, Instant now, RequestBudget budget) {
        return Stream.concat(anchors.stream(), known.stream())
                .filter(each -> issued(each, certificate))
                .findFirst()
                // Without an anchor nothing that is fetched can help: the chain would still end nowhere.
                .or(() -> anchors.isEmpty() ? Optional.empty() : provider.issuer(certificate, now, budget))
                .orElseThrow(() -> issuerMissing(certificate));
    }

    private static CertifiedCopyException issuerMissing(X509Certificate certificate) {
        return StatusOrigin.NONE.failure(new UnfitException(
                CoreProblem.REVOCATION_ISSUER_MISSING,
                "subject",
                certificate.getSubjectX500Principal(),
                "issuer",
                certificate.getIssuerX500Principal()));
    }

    private boolean issued(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && links.get(new Link(issuer, certificate), Link::holds);
    }

    private static void requireInForce(X509Certificate certificate, Instant now) {
        Instant notAfter = certificate.getNotAfter().toInstant();
        if (now.isAfter(notAfter)) {
            throw StatusOrigin.NONE.failure(new UnfitException(
                    CoreProblem.REVOCATION_CERTIFICATE_EXPIRED,
                    "subject",
                    certificate.getSubjectX500Principal(),
                    "notAfter",
                    notAfter,
                    "now",
                    now));
        }
    }
}
