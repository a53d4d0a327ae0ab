package vn.bansao.pades.internal.longterm;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.trust.RevocationData;
import vn.bansao.trust.RevocationSource;

/** What one copy will carry to be checked off line: the state of every chain it needs. Not thread-safe. */
public final class Proofs {
    private final RevocationSource source;
    private final Set<X509Certificate> anchors;
    private final Chains chains;
    private final Map<List<X509Certificate>, RevocationData> byChain = new LinkedHashMap<>();

    Proofs(RevocationSource source, Set<X509Certificate> anchors, Chains chains) {
        this.source = source;
        this.anchors = anchors;
        this.chains = chains;
    }

    /**
     * Adds what proves the state of the authority's certificates of a timestamp.
     *
     * @return whether it was not here already
     * @throws vn.bansao.CertifiedCopyException if a certificate is revoked, or its state can't be told
     */
    public boolean addAuthorityOf(TimeStampToken token, Instant now) {
        return add(chains.of(token), now);
    }

    boolean add(List<X509Certificate> chain, Instant now) {
        if (byChain.containsKey(chain)) {
            return false;
        }
        byChain.put(chain, source.collect(chain, anchors, now));
        return true;
    }

    /** Whether the state of this chain is here. */
    boolean has(List<X509Certificate> chain) {
        return byChain.containsKey(chain);
    }

    /** When the oldest of the data was issued. */
    public Optional<Instant> oldest() {
        return byChain.values().stream().map(RevocationData::oldest).min(Instant::compareTo);
    }

    /** All of it. */
    public SecurityStore store() {
        return SecurityStore.of(byChain.keySet(), byChain.values());
    }
}
