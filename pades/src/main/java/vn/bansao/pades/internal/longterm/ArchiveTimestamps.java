package vn.bansao.pades.internal.longterm;

import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.cms.TokenRoom;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.timestamp.TimestampAuthority;

/** Document timestamps (EN 319 142-1, 5.4.3): who gives them, over which digest, and how large they are. Thread-safe. */
public final class ArchiveTimestamps {
    private final TimestampAuthority authority;
    private final DigestAlgorithm digest;
    private final TokenRoom room = new TokenRoom();
    private volatile @Nullable TimeStampToken last;

    /**
     * Timestamps of an authority.
     *
     * @param digest one that is kept of the copy anyway: that of a signer
     */
    public ArchiveTimestamps(TimestampAuthority authority, DigestAlgorithm digest) {
        this.authority = authority;
        this.digest = digest;
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
