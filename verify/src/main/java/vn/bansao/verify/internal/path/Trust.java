package vn.bansao.verify.internal.path;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.bansao.internal.RecentValues;

/**
 * Where chains may end, and what was found out about certificates before: whether one has signed the other, and by which
 * path one leads to an anchor. No later question can change either, so that an office that checks the copies of the same
 * few agencies judges each chain once. Thread-safe, shared by all verifications of one verifier.
 */
public final class Trust {
    private static final int MOST_KEPT = 4096; // pairs or paths; some KB each at worst
    private final Set<X509Certificate> anchors;
    private final RecentValues<Issue, Boolean> signed = new RecentValues<>(MOST_KEPT);
    private final RecentValues<Question, Path> paths = new RecentValues<>(MOST_KEPT);

    /** Trust in these anchors. */
    public Trust(Set<X509Certificate> anchors) {
        this.anchors = Set.copyOf(anchors);
    }

    private record Issue(X509Certificate issuer, X509Certificate certificate) {}

    /** The candidates belong to the question: the answer must not depend on files that were judged before. */
    private record Question(X509Certificate end, Set<X509Certificate> candidates) {}

    /**
     * A path that keeps the rules of RFC 5280 while all its certificates are in force.
     *
     * @param certificates the end certificate and its issuers, without the anchor
     * @param anchor where it ends
     * @param emailsPermitted whether the name constraints permit the e-mail addresses in its subjects
     */
    record Path(List<X509Certificate> certificates, X509Certificate anchor, boolean emailsPermitted) {
        private boolean inForce(Instant time) {
            return Stream.concat(certificates.stream(), Stream.of(anchor))
                    .noneMatch(each -> time.isBefore(each.getNotBefore().toInstant())
                            || time.isAfter(each.getNotAfter().toInstant()));
        }
    }

    /** Where chains may end. */
    public Set<X509Certificate> anchors() {
        return anchors;
    }

    Optional<Path> path(X509Certificate end, Set<X509Certificate> candidates, Instant at) {
        return paths.find(new Question(end, candidates)).filter(path -> path.inForce(at));
    }

    void keep(X509Certificate end, Set<X509Certificate> candidates, Path path) {
        paths.put(new Question(end, candidates), path);
    }

    /** Whether {@code issuer}'s key has signed {@code certificate}. */
    public boolean signed(X509Certificate issuer, X509Certificate certificate) {
        return signed.get(new Issue(issuer, certificate), Trust::verify);
    }

    private static boolean verify(Issue issue) {
        try {
            issue.certificate().verify(issue.issuer().getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException no) {
            return false;
        }
    }
}
