package vn.bansao.pades.internal.longterm;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.trust.RevocationSource;

/**
 * What keeps the copies of a certifier checkable off line: who tells the state of certificates, and for B-LTA who stamps the
 * whole copy (EN 319 142-1, 6.3). Thread-safe.
 */
public final class LongTerm {
    private final RevocationSource source;
    private final Set<X509Certificate> anchors;
    private final Chains chains;
    private final List<List<X509Certificate>> signers;
    private final @Nullable ArchiveTimestamps archive;

    /**
     * For the copies of one certifier.
     *
     * @param anchors where chains end that do not bring a root themselves
     * @param signers the signers' chains, each signer's own certificate first
     * @param archive who stamps the whole copy (B-LTA), or null (B-LT)
     */
    public LongTerm(
            RevocationSource source,
            Set<X509Certificate> anchors,
            List<List<X509Certificate>> signers,
            @Nullable ArchiveTimestamps archive) {
        this.source = source;
        this.anchors = Set.copyOf(anchors);
        this.chains = new Chains(signers.stream().flatMap(List::stream).toList(), anchors);
        this.signers = signers.stream().map(chains::of).toList();
        this.archive = archive;
    }

    /**
     * Checks the state of both signers' certificates, and keeps what proves it for one copy.
     *
     * @throws vn.bansao.CertifiedCopyException if a certificate is revoked, or its state can't be told
     */
    public Proofs checkSigners(Instant now) {
        Proofs proofs = new Proofs(source, anchors, chains);
        for (List<X509Certificate> chain : signers) {
            proofs.add(chain, now);
        }
        return proofs;
    }

    /** Who stamps the whole copy, if anybody does. */
    public @Nullable ArchiveTimestamps archive() {
        return archive;
    }
}
