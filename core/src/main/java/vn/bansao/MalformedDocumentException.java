package vn.bansao;

import org.jspecify.annotations.Nullable;

/** A file or message that is not what it claims to be, or is over a limit: reject it. */
public final class MalformedDocumentException extends CertifiedCopyException {
    private final long offsetBytes;

    /** A malformed document, with the offset of the first offending byte, or -1 where no single byte is to blame. */
    public MalformedDocumentException(Problem problem, long offsetBytes) {
        this(problem, offsetBytes, null);
    }

    /** As above, with the cause. */
    public MalformedDocumentException(Problem problem, long offsetBytes, @Nullable Throwable cause) {
        super(problem, cause);
        this.offsetBytes = offsetBytes;
    }

    /** The offset of the first offending byte, counted from 0, or -1. */
    public long offsetBytes() {
        return offsetBytes;
    }
}
