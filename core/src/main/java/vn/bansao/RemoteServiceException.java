package vn.bansao;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A service (TSA, OCSP, CRL, remote key) failed or answered wrongly: retry later, or ask another. */
public final class RemoteServiceException extends CertifiedCopyException {
    private final URI address;
    private final int httpStatus;

    /** A failed service; {@code httpStatus} is -1 where none was received. */
    public RemoteServiceException(Problem problem, URI address, int httpStatus) {
        this(problem, address, httpStatus, null);
    }

    /** As above, with the cause. */
    public RemoteServiceException(Problem problem, URI address, int httpStatus, @Nullable Throwable cause) {
        super(problem, cause);
        this.address = address;
        this.httpStatus = httpStatus;
    }

    /** The address that was asked. */
    public URI address() {
        return address;
    }

    /** The HTTP status received, or -1. */
    public int httpStatus() {
        return httpStatus;
    }
}
