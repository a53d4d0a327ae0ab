package vn.bansao.pades.internal.longterm;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.RecentValues;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.cms.Issuance;
import vn.bansao.internal.cms.ParsedToken;
import vn.bansao.internal.cms.TimeStampTokens;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.timestamp.TimeStampToken;

/** Chains of certificates, as long as what is known makes them; whether that is enough is seen by who collects. Thread-safe. */
public final class Chains {
    private static final int LONGEST = 10; // certificates; a chain that names itself must end somewhere
    private static final int CHAINS_KEPT = 64;

    private final Set<X509Certificate> known;
    private final Set<X509Certificate> anchors;
    private final RecentValues<List<X509Certificate>, List<X509Certificate>> chains = new RecentValues<>(CHAINS_KEPT);

    /**
     * Chains that end at anchors.
     *
     * @param known certificates that may be issuers
     */
    public Chains(Collection<X509Certificate> known, Set<X509Certificate> anchors) {
        this.known = new LinkedHashSet<>(known);
        this.known.addAll(anchors);
        this.anchors = Set.copyOf(anchors);
    }

    /**
     * The chain of a timestamp's authority.
     *
     * @throws PolicyException if the token does not carry the authority's certificate
     */
    List<X509Certificate> of(TimeStampToken token) {
        try {
            List<X509Certificate> chain = of(TimeStampTokens.parse(token.encoded()));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (Asn1FormatException e) {
            throw new PolicyException(Problem.of(PadesProblem.TIMESTAMP_CERTIFICATE_MISSING, "time", token.time()), e);
        }
        throw new PolicyException(Problem.of(PadesProblem.TIMESTAMP_CERTIFICATE_MISSING, "time", token.time()));
    }

    /** The chain of a timestamp's authority; empty if the token does not carry its certificate. */
    List<X509Certificate> of(ParsedToken token) {
        Optional<X509Certificate> authority = token.tsaCertificate();
        if (authority.isEmpty()) {
            return List.of();
        }
        List<X509Certificate> first = new ArrayList<>(List.of(authority.get()));
        first.addAll(token.certificates());
        return of(first);
    }

    /** Whether a chain ends at an anchor, or at another certificate of an anchor's name and key. */
    boolean isAnchored(List<X509Certificate> chain) {
        X509Certificate last = chain.get(chain.size() - 1);
        return anchors.contains(last)
                || anchors.stream()
                        .anyMatch(anchor -> anchor.getSubjectX500Principal().equals(last.getSubjectX500Principal())
                                && anchor.getPublicKey().equals(last.getPublicKey()));
    }

    /** The chain of the first of the certificates; the others may be its issuers. */
    public List<X509Certificate> of(List<X509Certificate> first) {
        return chains.get(List.copyOf(first), this::chain);
    }

    private List<X509Certificate> chain(List<X509Certificate> first) {
        Set<X509Certificate> candidates = new LinkedHashSet<>(first);
        candidates.addAll(known);
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(first.get(0));
        while (next.isPresent() && chain.size() < LONGEST) {
            X509Certificate last = next.get();
            chain.add(last);
            next = isEnd(last)
                    ? Optional.empty()
                    : candidates.stream()
                            .filter(one -> Issuance.issued(one, last))
                            .findFirst();
        }
        return List.copyOf(chain);
    }

    private boolean isEnd(X509Certificate certificate) {
        return anchors.contains(certificate)
                || certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
