package vn.bansao.timestamp;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.http.CappedBody;

/** One request and its answer over HTTP, within limits of time and size. */
final class TsaExchange {
    private final TsaAddress address;
    private final HttpClient client;
    private final Duration timeout;
    private final int largestBytes;

    TsaExchange(TsaAddress address, HttpClient client, TsaSettings settings) {
        this.address = address;
        this.client = client;
        this.timeout = settings.timeouts().answer();
        this.largestBytes = settings.acceptance().largestBytes();
    }

    /**
     * The answer, whatever its status.
     *
     * @throws IOException if none came in time; {@link CappedBody.TooLargeException} if it is over the limit
     */
    HttpResponse<byte[]> send(byte[] request) throws IOException, InterruptedException {
        HttpRequest message = message(request);
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(message, CappedBody.atMost(largestBytes));
        try {
            // The client's own timeout ends with the headers; a body may drip for ever.
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + timeout, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    private HttpRequest message(byte[] request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address.uri())
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request));
        if (address.authorization() != null) {
            try {
                builder.header("Authorization", address.authorization().get());
            } catch (IllegalArgumentException e) { // Its message repeats the value: neither it nor the cause is kept.
                throw new PolicyException(Problem.of(
                        CoreProblem.RECORD_VALUE_INVALID,
                        "what",
                        "the Authorization header for " + address.shown(),
                        "actual",
                        "not shown",
                        "required",
                        "one line of printable ASCII"));
            }
        }
        return builder.build();
    }
}
