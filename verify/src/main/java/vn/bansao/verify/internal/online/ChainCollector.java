package vn.bansao.verify.internal.online;

import java.net.URI;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.cms.CertificateAddresses;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.Setup;
import vn.bansao.verify.internal.path.CertificatePool;
import vn.bansao.verify.internal.path.RevocationCheck;
import vn.bansao.verify.internal.path.RevocationItem;
import vn.bansao.verify.internal.path.Trust;

/**
 * Fetches what the chains of one verification lack: issuers up to an anchor, and the current status of each certificate
 * of a chain that has reached one. A chain that has not gets no status. Not thread-safe.
 */
public final class ChainCollector {
    private static final int LONGEST_CHAIN = 8;
    private static final int MOST_SIGNATURES = 500; // verified in search of issuers
    private final Setup setup;
    private final Instant control;
    private final Fetcher fetcher;
    private final Set<X509Certificate> known;
    private final Set<X509Certificate> fetched = new LinkedHashSet<>();
    private final List<RevocationItem> items = new ArrayList<>();
    private final Set<X509Certificate> asked = new HashSet<>();
    private final Set<URI> used = new HashSet<>();
    private int signatures;

    /** A collector that knows some certificates already; what can't be fetched becomes a finding. */
    public ChainCollector(
            Setup setup, OnlineAccess access, Instant control, Collection<X509Certificate> known, Findings findings) {
        this.setup = setup;
        this.control = control;
        this.fetcher = new Fetcher(access, findings);
        this.known = new LinkedHashSet<>(known);
    }

    /** Collects for the chain of {@code end}. */
    public void collect(X509Certificate end, Trust trust) {
        Set<X509Certificate> anchors = trust.anchors();
        if (anchors.contains(end) || anchors.isEmpty()) {
            return; // Nothing is missing, or nothing can help.
        }
        if (!CertificatePool.of(trust, known).related(end)) {
            climb(end, anchors);
        }
        CertificatePool pool = CertificatePool.of(trust, known);
        X509Certificate certificate = end;
        for (int step = 0; step < LONGEST_CHAIN && pool.related(certificate); step++) {
            X509Certificate issuer = issuer(certificate, anchors);
            if (issuer == null) {
                issuer =
                        issuer(certificate, known.stream().filter(pool::related).toList());
            }
            if (issuer == null || anchors.contains(certificate)) {
                return;
            }
            status(certificate, issuer);
            certificate = issuer;
        }
    }

    /** What was fetched. */
    public Fetched result() {
        return new Fetched(List.copyOf(fetched), items);
    }

    private void climb(X509Certificate end, Set<X509Certificate> anchors) {
        X509Certificate top = end;
        for (int step = 0; step < LONGEST_CHAIN && issuer(top, anchors) == null; step++) {
            if (top.getIssuerX500Principal().equals(top.getSubjectX500Principal())) {
                return; // The end of a chain that nobody trusts.
            }
            X509Certificate issuer = issuer(top, known);
            if (issuer == null) {
                issuer = fetchIssuer(top);
            }
            if (issuer == null) {
                return;
            }
            top = issuer;
        }
    }

    private @Nullable X509Certificate fetchIssuer(X509Certificate certificate) {
        for (URI address : CertificateAddresses.issuers(certificate)) {
            X509Certificate issuer = issuer(certificate, fetcher.issuers(address));
            if (issuer != null) {
                known.add(issuer);
                fetched.add(issuer);
                return issuer;
            }
        }
        return null;
    }

    private @Nullable X509Certificate issuer(X509Certificate certificate, Collection<X509Certificate> candidates) {
        for (X509Certificate candidate : candidates) {
            if (candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    && ++signatures <= MOST_SIGNATURES
                    && setup.trust().signed(candidate, certificate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Asks even where the file brings data: those were chosen by whoever made the file. */
    private void status(X509Certificate certificate, X509Certificate issuer) {
        if (control.isAfter(certificate.getNotAfter().toInstant()) || !asked.add(certificate)) {
            return; // For expired certificates authorities no longer answer.
        }
        for (URI address : CertificateAddresses.responders(certificate)) {
            Optional<BasicOCSPResp> answer = fetcher.status(address, certificate, issuer);
            if (answer.isPresent()) {
                RevocationItem item = new RevocationItem(new RevocationItem.Ocsp(answer.get()), -1);
                items.add(item);
                revocation()
                        .unproved(answer.get(), certificate, issuer)
                        .ifPresent(
                                responder -> status(responder, issuer)); // Each asked once: no endless chain of them.
                if (revocation().tells(certificate, issuer)) {
                    return;
                }
            }
        }
        for (URI address : CertificateAddresses.lists(certificate)) {
            Optional<X509CRL> list = fetcher.list(address);
            if (list.isPresent()) {
                RevocationItem item = RevocationItem.given(list.get());
                if (used.add(address)) {
                    items.add(item);
                }
                if (revocation().tells(certificate, issuer)) {
                    return;
                }
            }
        }
    }

    /** By what was fetched alone. */
    private RevocationCheck revocation() {
        return new RevocationCheck(items, setup.trust(), setup.math(), setup.policy(), control);
    }
}
