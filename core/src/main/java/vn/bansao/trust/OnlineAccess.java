package vn.bansao.trust;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/**
 * Permission to ask the network for what is missing to judge a chain: issuers' certificates, CRLs, OCSP answers. The
 * addresses stand in certificates, which may come from a stranger; so http and https only, public addresses only, no
 * redirects, and little of everything. What comes back is judged like material that was given: it can be used or not, it is
 * never trusted for having been fetched. Immutable.
 *
 * @param allowedHosts hosts that may be of a private network: names or address literals, as certificates write them
 * @param requests the most requests for one document
 * @param crlBytes the largest CRL
 * @param connect the time for one connection
 * @param request the time for one request
 * @param document the time for all requests of one document
 */
public record OnlineAccess(
        Set<String> allowedHosts, int requests, int crlBytes, Duration connect, Duration request, Duration document) {

    /** Public hosts, 16 requests, CRLs to 64 MiB, 5 s for a connection, 20 s for a request, 45 s for a document. */
    public static final OnlineAccess PUBLIC = new OnlineAccess(
            Set.of(), 16, 1 << 26, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(45));

    public OnlineAccess {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** The same with these hosts allowed, even if they are of a private network. */
    public OnlineAccess allowing(Collection<String> hosts) {
        return new OnlineAccess(Set.copyOf(hosts), requests, crlBytes, connect, request, document);
    }

    /** The same with other times. */
    public OnlineAccess within(Duration connection, Duration oneRequest, Duration wholeDocument) {
        return new OnlineAccess(allowedHosts, requests, crlBytes, connection, oneRequest, wholeDocument);
    }
}
