package vn.bansao.verify.internal.path;

import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The certificates of one verification that lead to an anchor by verified signatures. All others are dropped before a
 * path is sought: a hostile file can't send the path builder through a maze of its own certificates. Immutable.
 */
public final class CertificatePool {
    private static final int MOST_CERTIFICATES = 500;
    private static final int MOST_SIGNATURES = 2000; // verified while sorting; a few milliseconds each at worst
    private static final int KEY_CERT_SIGN = 5;
    private final Trust trust;
    private final Set<X509Certificate> reached;

    private CertificatePool(Trust trust, Set<X509Certificate> reached) {
        this.trust = trust;
        this.reached = Collections.unmodifiableSet(reached);
    }

    /** What of {@code candidates} is issued, directly or not, by the anchors of {@code trust}. */
    public static CertificatePool of(Trust trust, Collection<X509Certificate> candidates) {
        List<X509Certificate> open = new ArrayList<>(new LinkedHashSet<>(candidates));
        if (open.size() > MOST_CERTIFICATES) {
            open = new ArrayList<>(open.subList(0, MOST_CERTIFICATES));
        }
        Set<X509Certificate> reached = new LinkedHashSet<>();
        Deque<X509Certificate> issuers = new ArrayDeque<>(trust.anchors());
        int budget = MOST_SIGNATURES;
        while (!issuers.isEmpty() && budget > 0) {
            X509Certificate issuer = issuers.remove();
            if (!mayIssue(issuer)) {
                continue;
            }
            for (X509Certificate candidate : List.copyOf(open)) {
                if (candidate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()) && budget-- > 0) {
                    if (trust.signed(issuer, candidate)) {
                        open.remove(candidate);
                        reached.add(candidate);
                        issuers.add(candidate);
                    }
                }
            }
        }
        return new CertificatePool(trust, reached);
    }

    /**
     * The JDK asks this of intermediate certificates (RFC 5280, 6.1.4 (k) and (n)), but not of anchors: trust in somebody's
     * own certificate must not make an authority of him. Certificates of version 1 have no extensions to ask.
     */
    private static boolean mayIssue(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        return (issuer.getVersion() < 3 || issuer.getBasicConstraints() >= 0)
                && (usage == null || usage[KEY_CERT_SIGN]);
    }

    /** Whether it is an anchor or leads to one. */
    public boolean related(X509Certificate certificate) {
        return trust.anchors().contains(certificate) || reached.contains(certificate);
    }

    Trust trust() {
        return trust;
    }

    Set<X509Certificate> reached() {
        return reached;
    }
}
