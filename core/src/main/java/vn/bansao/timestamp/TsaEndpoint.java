package vn.bansao.timestamp;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bansao.Problem;
import vn.bansao.RemoteServiceException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.http.CappedBody;

/** One authority: its rate limit, and as many attempts as its errors deserve. Thread-safe. */
final class TsaEndpoint {
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final TsaAddress address;
    private final TsaSettings settings;
    private final TsaExchange exchange;
    private final RequestRate rate;

    TsaEndpoint(TsaAddress address, HttpClient client, TsaSettings settings) {
        this.address = address;
        this.settings = settings;
        this.exchange = new TsaExchange(address, client, settings);
        this.rate = new RequestRate(settings.rate(), settings.timer());
    }

    /** Whether a request may be sent at once. */
    boolean free() {
        return rate.untilFree().isZero();
    }

    /** A checked token, or the error of the last attempt. */
    TimeStampToken timestamp(TsaRequest request) throws InterruptedException {
        if (!rate.take()) {
            throw rateLimited();
        }
        for (int attempt = 1; ; attempt++) {
            Duration pause = settings.retries().pause(attempt + 1, settings.random());
            RemoteServiceException failure;
            try {
                Instant sent = settings.acceptance().clock().instant();
                HttpResponse<byte[]> response = exchange.send(request.encoded());
                if (response.statusCode() == OK) {
                    return new TsaResponse(address, settings.acceptance()).token(response.body(), request, sent);
                }
                failure = failed(response.statusCode());
                Duration asked = retryAfter(response);
                pause = pause.compareTo(asked) < 0 ? asked : pause;
                if (!passing(response.statusCode()) || !settings.retries().bears(pause)) {
                    throw failure;
                }
            } catch (CappedBody.TooLargeException e) {
                throw failed(CoreProblem.TSA_RESPONSE_MALFORMED, reason(e), OK, e);
            } catch (IOException e) {
                failure = unreachable(reason(e), e);
            }
            if (attempt >= settings.retries().attempts()) {
                throw failure;
            }
            settings.timer().sleep(pause);
            if (!rate.take()) {
                throw failure;
            }
        }
    }

    private RemoteServiceException rateLimited() {
        Problem problem = Problem.of(
                CoreProblem.TSA_RATE_LIMITED,
                "address",
                address.shown(),
                "requests",
                settings.rate().requests(),
                "per",
                settings.rate().per(),
                "wait",
                rate.untilFree());
        return new RemoteServiceException(problem, address.uri(), -1);
    }

    private static boolean passing(int status) {
        return status == TOO_MANY_REQUESTS || status >= 500;
    }

    /** Seconds only; a date would need the two clocks to agree. */
    private static Duration retryAfter(HttpResponse<byte[]> response) {
        String value = response.headers().firstValue("Retry-After").orElse("");
        return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private RemoteServiceException failed(int status) {
        Problem problem = Problem.of(CoreProblem.TSA_HTTP_STATUS, "address", address.shown(), "status", status);
        return new RemoteServiceException(problem, address.uri(), status);
    }

    RemoteServiceException unreachable(String reason, Throwable cause) {
        return failed(CoreProblem.TSA_UNREACHABLE, reason, -1, cause);
    }

    private RemoteServiceException failed(CoreProblem code, String reason, int status, @Nullable Throwable cause) {
        return new RemoteServiceException(
                Problem.of(code, "address", address.shown(), "reason", reason), address.uri(), status, cause);
    }
}
