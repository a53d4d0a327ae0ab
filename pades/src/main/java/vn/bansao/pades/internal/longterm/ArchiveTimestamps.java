package vn.bansao.pades.internal.longterm;

import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.cms.TokenRoom;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.timestamp.TimestampAuthority;

/** Document timestamps (EN 319 142-1, 5.4.3): who gives them, over which digest, where, and how large. Thread-safe. */
public final class ArchiveTimestamps {
    private final TimestampAuthority authority;
    private final DigestAlgorithm digest;
    private final boolean apart;
    private final TokenRoom room = new TokenRoom();
    private volatile @Nullable TimeStampToken last;

    /**
     * Timestamps of an authority.
     *
     * @param digest one that is kept of the copy anyway: that of a signer
     * @param apart whether each stands in an update of its own, behind that of the security store
     */
    public ArchiveTimestamps(TimestampAuthority authority, DigestAlgorithm digest, boolean apart) {
        this.authority = authority;
        this.digest = digest;
        this.apart = apart;
    }

    /** Whether each stands in an update of its own. */
    public boolean isApart() {
        return apart;
    }

    /** The digest that is stamped. */
    public DigestAlgorithm digest() {
        return digest;
    }

    /** The bytes to reserve for the next token. */
    public int reservedBytes() {
        return room.bytes();
    }

    /**
     * A timestamp over the digest of a document.
     *
     * @throws vn.bansao.RemoteServiceException if the authority gives none
     */
    public TimeStampToken over(byte[] documentDigest) {
        TimeStampToken token = authority.timestamp(digest, documentDigest);
        room.seen(token.sizeBytes());
        last = token;
        return token;
    }

    /** The timestamp given last, whoever asked for it; null before the first. */
    public @Nullable TimeStampToken last() {
        return last;
    }
}
