package vn.bansao.trust;

import java.time.Duration;
import vn.bansao.internal.CoreProblem;

/** How much may still be asked for one document. Not thread-safe. */
final class RequestBudget {
    private final OnlineAccess access;
    private final long startNanos = System.nanoTime();
    private int requests;

    RequestBudget(OnlineAccess access) {
        this.access = access;
    }

    /** Takes one request from it. */
    void spend() throws UnfitException {
        if (++requests > access.requests()) {
            throw over(access.requests() + " requests");
        }
        Duration document = access.document();
        if (System.nanoTime() - startNanos > document.toNanos()) {
            throw over(document + " for all requests");
        }
    }

    private static UnfitException over(String limit) {
        return new UnfitException(CoreProblem.REVOCATION_UNREACHABLE, "reason", "over the limit of " + limit);
    }
}
