package vn.bansao.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.http.GuardedHttpException.Reason;

/**
 * GET and POST for addresses that come from a stranger's file. A name is resolved once, every address it has is checked,
 * and the connection goes to a checked address itself, so that a name server can't answer differently the second time (DNS
 * rebinding); that is why sockets are used here and not the JDK's client. For https the name is still what the server's
 * certificate must fit. No redirects, no proxy, no cookies, one connection for each request; size and time are limited.
 * Immutable, thread-safe.
 *
 * <p>Not promised: that a public host behind the address is harmless, or that no request leaves a trace there.
 */
public final class GuardedHttp {
    private final Set<String> allowedHosts;
    private final Duration connect;
    private final Duration total;
    private final Resolver resolver;

    /** How a host name becomes addresses. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * A client.
     *
     * @param allowedHosts names or address literals that may be of a private network, as they stand in addresses
     * @param connect the time for one connection
     * @param total the time for a whole request, with resolving and reading
     */
    public GuardedHttp(Set<String> allowedHosts, Duration connect, Duration total) {
        this(allowedHosts, connect, total, InetAddress::getAllByName);
    }

    GuardedHttp(Set<String> allowedHosts, Duration connect, Duration total, Resolver resolver) {
        this.allowedHosts = allowedHosts.stream().map(GuardedHttp::plain).collect(Collectors.toUnmodifiableSet());
        this.connect = connect;
        this.total = total;
        this.resolver = resolver;
    }

    /** The body of a 200 answer of at most {@code limitBytes}. */
    public byte[] get(URI address, int limitBytes) throws GuardedHttpException {
        return send(new HttpCall(address, "GET", "", new byte[0], limitBytes));
    }

    /** The body of a 200 answer of at most {@code limitBytes} to {@code body}. */
    public byte[] post(URI address, String contentType, byte[] body, int limitBytes) throws GuardedHttpException {
        return send(new HttpCall(address, "POST", contentType, body, limitBytes));
    }

    /** On a thread of its own, since neither resolving nor a TLS handshake can be given a deadline. */
    private byte[] send(HttpCall call) throws GuardedHttpException {
        URI address = call.address();
        FutureTask<byte[]> task = new FutureTask<>(() -> call.send(checked(address), connect));
        Thread thread = new Thread(task, "bansao-http");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(total.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new GuardedHttpException(Reason.TIMED_OUT, address, "no whole answer within " + total, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GuardedHttpException(Reason.UNREACHABLE, address, "interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GuardedHttpException known) {
                throw known;
            }
            throw new GuardedHttpException(Reason.UNREACHABLE, address, text(e.getCause()), e.getCause());
        } finally {
            call.close(); // Ends the thread too, whatever it waits for on the line.
        }
    }

    private static String text(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        return message == null ? String.valueOf(cause) : message;
    }

    /** All addresses of the host; one forbidden among them is enough to refuse. */
    private InetAddress[] checked(URI address) throws IOException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new GuardedHttpException(Reason.ADDRESS_INVALID, address, "only http and https are asked", null);
        }
        if (host == null || address.getRawUserInfo() != null || address.getPort() == 0 || address.getPort() > 0xFFFF) {
            throw new GuardedHttpException(Reason.ADDRESS_INVALID, address, "no plain host and port", null);
        }
        String name = plain(host);
        InetAddress[] found = resolver.resolve(name);
        if (!allowedHosts.contains(name)) {
            for (InetAddress each : found) {
                if (!PublicAddresses.contains(each)) {
                    throw new GuardedHttpException(
                            Reason.ADDRESS_FORBIDDEN, address, each.getHostAddress() + " is not public", null);
                }
            }
        }
        return found;
    }

    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        boolean literal = lower.startsWith("[") && lower.endsWith("]");
        return literal ? lower.substring(1, lower.length() - 1) : lower;
    }
}
