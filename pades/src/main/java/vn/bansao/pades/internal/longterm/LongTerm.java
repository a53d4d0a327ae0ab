package vn.bansao.pades.internal.longterm;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.RecentValues;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.trust.RevocationData;
import vn.bansao.trust.RevocationSource;

/**
 * What keeps the copies of a certifier checkable off line: who tells the state of certificates, and for B-LTA who stamps the
 * whole copy (EN 319 142-1, 6.3). Thread-safe.
 */
public final class LongTerm {
    private static final int STORES_KEPT = 16; // one for a span of freshness, a few where authorities take turns

    private final RevocationSource source;
    private final List<List<X509Certificate>> signers;
    private final TokenChains tokens;
    private final @Nullable ArchiveTimestamps archive;
    private final RecentValues<List<RevocationData>, SecurityStore> stores = new RecentValues<>(STORES_KEPT);

    /**
     * For the copies of one certifier.
     *
     * @param signers the signers' chains, each signer's own certificate first
     * @param archive who stamps the whole copy (B-LTA), or null (B-LT)
     */
    public LongTerm(RevocationSource source, List<List<X509Certificate>> signers, @Nullable ArchiveTimestamps archive) {
        this.source = source;
        this.signers = List.copyOf(signers);
        List<X509Certificate> known = new ArrayList<>();
        signers.forEach(known::addAll);
        this.tokens = new TokenChains(known);
        this.archive = archive;
    }

    /**
     * Checks the state of both signers' certificates, and keeps what proves it for one copy.
     *
     * @throws vn.bansao.CertifiedCopyException if a certificate is revoked, or its state can't be told
     */
    public Proofs checkSigners(Instant now) {
        Proofs proofs = new Proofs(this);
        for (List<X509Certificate> chain : signers) {
            proofs.add(chain, now);
        }
        return proofs;
    }

    /** Who stamps the whole copy, if anybody does. */
    public @Nullable ArchiveTimestamps archive() {
        return archive;
    }

    RevocationData collect(List<X509Certificate> chain, Instant now) {
        return source.collect(chain, now);
    }

    List<X509Certificate> chainOf(TimeStampToken token) {
        return tokens.chainOf(token);
    }

    /** The copies of the same minutes share the data, and so the store. */
    SecurityStore store(List<List<X509Certificate>> chains, List<RevocationData> data) {
        return stores.get(data, parts -> SecurityStore.of(chains, parts));
    }
}
