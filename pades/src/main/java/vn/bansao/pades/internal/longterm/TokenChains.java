package vn.bansao.pades.internal.longterm;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.RecentValues;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.cms.ParsedToken;
import vn.bansao.internal.cms.TimeStampTokens;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.timestamp.TimeStampToken;

/** The chains of timestamp authorities, as far as their tokens and the signers' chains show them. Thread-safe. */
final class TokenChains {
    private static final int LONGEST = 10; // certificates; a chain that names itself must end somewhere
    private static final int CHAINS_KEPT = 64;

    private final List<X509Certificate> known;
    private final RecentValues<Authority, List<X509Certificate>> chains = new RecentValues<>(CHAINS_KEPT);

    /** An authority's certificate, and those its token brings. */
    private record Authority(X509Certificate certificate, List<X509Certificate> beside) {}

    /** With certificates that may be issuers too. */
    TokenChains(List<X509Certificate> known) {
        this.known = List.copyOf(known);
    }

    /**
     * The authority's certificate, then its issuers.
     *
     * @throws PolicyException if the token does not carry its authority's certificate
     */
    List<X509Certificate> chainOf(TimeStampToken token) {
        try {
            ParsedToken parsed = TimeStampTokens.parse(token.encoded());
            Optional<X509Certificate> authority = parsed.tsaCertificate();
            if (authority.isPresent()) {
                return chains.get(new Authority(authority.get(), parsed.certificates()), this::chain);
            }
        } catch (Asn1FormatException e) {
            throw new PolicyException(Problem.of(PadesProblem.TIMESTAMP_CERTIFICATE_MISSING, "time", token.time()), e);
        }
        throw new PolicyException(Problem.of(PadesProblem.TIMESTAMP_CERTIFICATE_MISSING, "time", token.time()));
    }

    private List<X509Certificate> chain(Authority authority) {
        Set<X509Certificate> candidates = new LinkedHashSet<>(authority.beside());
        candidates.addAll(known);
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(authority.certificate());
        while (next.isPresent() && chain.size() < LONGEST) {
            X509Certificate last = next.get();
            chain.add(last);
            boolean anchor = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
            next = anchor
                    ? Optional.empty()
                    : candidates.stream().filter(one -> issued(one, last)).findFirst();
        }
        return List.copyOf(chain);
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException anotherKey) {
            return false;
        }
    }
}
