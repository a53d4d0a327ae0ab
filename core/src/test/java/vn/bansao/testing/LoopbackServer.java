package vn.bansao.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An HTTP server on the loopback interface that counts its requests and misbehaves on demand. Thread-safe. */
abstract class LoopbackServer<F extends Enum<F> & Fault> implements AutoCloseable {
    private static final int GARBAGE_BYTES = 143;
    private static final long HUGE_BYTES = 1L << 30; // 1 GiB, unless the client hangs up, as it should
    private static final Duration DRIP_PAUSE = Duration.ofMillis(50);

    static {
        // Without it, each answer on a kept connection waits 40 ms for a delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    /** What a server says. */
    static final class Answer {
        private final String contentType;
        private final byte[] body;

        Answer(String contentType, byte[] body) {
            this.contentType = contentType;
            this.body = body;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicReference<@Nullable Headers> lastHeaders = new AtomicReference<>();
    private final Deque<F> next = new ArrayDeque<>();
    private @Nullable F always;
    private volatile Duration delay = Duration.ofSeconds(5);

    LoopbackServer() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "bansao-test-server");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
    }

    final void open() {
        server.createContext("/", this::handle);
        server.start();
    }

    /** The answer to one request; {@code fault} is one of content, or null. */
    abstract @Nullable Answer answer(String path, byte[] request, @Nullable F fault) throws IOException;

    /** Where it listens. */
    public final URI address() {
        InetSocketAddress at = server.getAddress();
        return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/");
    }

    /** How many requests have come so far. */
    public final int requests() {
        return requests.get();
    }

    /** A header of the last request. */
    public final Optional<String> lastHeader(String name) {
        Headers headers = lastHeaders.get();
        return headers == null ? Optional.empty() : Optional.ofNullable(headers.getFirst(name));
    }

    /** Misbehaves from now on. */
    public final synchronized void always(F fault) {
        next.clear();
        always = fault;
    }

    /** Misbehaves in the next requests, then not. */
    public final synchronized void next(int requestCount, F fault) {
        for (int i = 0; i < requestCount; i++) {
            next.add(fault);
        }
    }

    /** Behaves from now on. */
    public final synchronized void behave() {
        next.clear();
        always = null;
    }

    /** How long a slow answer takes; 5 s unless told otherwise. */
    public final void delay(Duration duration) {
        this.delay = duration;
    }

    private synchronized @Nullable F fault() {
        F queued = next.poll();
        return queued == null ? always : queued;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        lastHeaders.set(exchange.getRequestHeaders());
        try (exchange) {
            F fault = fault();
            byte[] request = exchange.getRequestBody().readAllBytes();
            Transport transport = fault == null ? Transport.PROMPT : fault.transport();
            Answer answer = answer(exchange.getRequestURI().getPath(), request, fault);
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", answer.contentType);
            send(exchange, answer.body, transport);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The server is closing.
        }
    }

    private void send(HttpExchange exchange, byte[] body, Transport transport)
            throws IOException, InterruptedException {
        switch (transport) {
            case PROMPT -> sendWhole(exchange, body);
            case STATUS_401 -> exchange.sendResponseHeaders(401, -1);
            case STATUS_404 -> exchange.sendResponseHeaders(404, -1);
            case STATUS_429 -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(429, -1);
            }
            case STATUS_503 -> exchange.sendResponseHeaders(503, -1);
            case REDIRECT -> {
                exchange.getResponseHeaders()
                        .set("Location", address().resolve("/elsewhere").toString());
                exchange.sendResponseHeaders(302, -1);
            }
            case SLOW -> {
                Thread.sleep(delay.toMillis());
                sendWhole(exchange, body);
            }
            case DRIP -> drip(exchange, body);
            case CUT_OFF -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            }
            case GARBAGE -> {
                byte[] garbage = new byte[GARBAGE_BYTES];
                Arrays.fill(garbage, (byte) 0x30);
                sendWhole(exchange, garbage);
            }
            case HUGE -> flood(exchange);
        }
    }

    private static void sendWhole(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void drip(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, body.length);
        for (byte one : body) {
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
            Thread.sleep(DRIP_PAUSE.toMillis());
        }
    }

    private static void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0); // chunked: the client can't know the size beforehand
        byte[] block = new byte[1 << 16];
        try (OutputStream body = exchange.getResponseBody()) {
            for (long sent = 0; sent < HUGE_BYTES; sent += block.length) {
                body.write(block);
            }
        }
    }

    @Override
    public final void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
