package vn.bansao.timestamp;

import java.time.Instant;

/** A checked time-stamp token (RFC 3161, 2.4.2). Immutable. */
public final class TimeStampToken {
    private final byte[] encoded;
    private final Instant time;

    /** A token that its maker has checked: the DER of the ContentInfo, and its genTime. */
    public TimeStampToken(byte[] encoded, Instant time) {
        this.encoded = encoded.clone();
        this.time = time;
    }

    /** The DER of the ContentInfo. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** The size of the DER in bytes. */
    public int sizeBytes() {
        return encoded.length;
    }

    /** The time the authority vouches for. */
    public Instant time() {
        return time;
    }
}
