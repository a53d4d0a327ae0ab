package vn.bansao.verify;

/**
 * Where the verifier stops, so that a hostile file costs bounded time and memory. Immutable.
 *
 * @param fileBytes the largest file; larger ones are {@link Verdict#UNREADABLE}
 * @param signatures the most signatures and document timestamps in one file
 * @param contentsBytes the largest /Contents of one signature, and the largest item of a security store
 */
public record VerificationLimits(long fileBytes, int signatures, int contentsBytes) {

    /** Files to 512 MiB, 100 signatures, 16 MiB of CMS. */
    public static final VerificationLimits DEFAULT = new VerificationLimits(1L << 29, 100, 1 << 24);

    /** The same with another largest file. */
    public VerificationLimits withFileBytes(long bytes) {
        return new VerificationLimits(bytes, signatures, contentsBytes);
    }
}
