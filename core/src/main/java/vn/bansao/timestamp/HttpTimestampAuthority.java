package vn.bansao.timestamp;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.RemoteServiceException;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.trust.TrustAnchors;

/**
 * Time-Stamping Authorities asked over HTTP (RFC 3161, 3.4), one after the other until one gives an acceptable token.
 * Immutable, thread-safe; connections are kept.
 *
 * <p>Each request has a nonce and asks for the TSA's certificate. Checked: status, version, imprint, nonce, policy, time,
 * certificate with its critical timeStamping purpose, signing-certificate attribute, signature, DER; and the path to an
 * anchor where {@linkplain Builder#trust anchors} are given. Revocation of the TSA's certificate is not checked here.
 *
 * <p>The same authority is asked again after network errors and the statuses 429 and 5xx. A wrong answer is never asked
 * for twice, but the next authority is tried. If all fail, the last error is thrown; the earlier ones are suppressed in it.
 */
public final class HttpTimestampAuthority implements TimestampAuthority {
    private static final System.Logger LOG = System.getLogger(HttpTimestampAuthority.class.getName());

    private final List<TsaEndpoint> endpoints;
    private final TsaSettings settings;

    private HttpTimestampAuthority(List<TsaEndpoint> endpoints, TsaSettings settings) {
        this.endpoints = List.copyOf(endpoints);
        this.settings = settings;
    }

    @Override
    public TimeStampToken timestamp(DigestAlgorithm algorithm, byte[] imprint) {
        if (imprint.length != algorithm.sizeBytes()) {
            throw new IllegalArgumentException("an imprint of " + imprint.length + " bytes, " + algorithm.jcaName()
                    + " has " + algorithm.sizeBytes());
        }
        TsaRequest request =
                TsaRequest.of(algorithm, imprint, settings.acceptance().policy(), settings.random());
        List<RemoteServiceException> failures = new ArrayList<>();
        List<TsaEndpoint> busy = new ArrayList<>();
        try {
            for (TsaEndpoint endpoint : endpoints) {
                if (!endpoint.free()) {
                    busy.add(endpoint);
                    continue;
                }
                Optional<TimeStampToken> token = ask(endpoint, request, failures);
                if (token.isPresent()) {
                    return token.get();
                }
            }
            for (TsaEndpoint endpoint : busy) { // Only now is waiting better than asking the next one.
                Optional<TimeStampToken> token = ask(endpoint, request, failures);
                if (token.isPresent()) {
                    return token.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(endpoints.get(0).unreachable("the thread was interrupted", e));
        }
        throw lastOf(failures);
    }

    private Optional<TimeStampToken> ask(
            TsaEndpoint endpoint, TsaRequest request, List<RemoteServiceException> failures)
            throws InterruptedException {
        try {
            return Optional.of(endpoint.timestamp(request));
        } catch (RemoteServiceException e) {
            // What is thrown in the end is the caller's to log; what fail-over hides would stay unseen.
            LOG.log(endpoints.size() > 1 ? Level.WARNING : Level.DEBUG, "no timestamp: {0}", e.getMessage());
            failures.add(e);
            return Optional.empty();
        }
    }

    private static RemoteServiceException lastOf(List<RemoteServiceException> failures) {
        RemoteServiceException last = failures.get(failures.size() - 1);
        failures.subList(0, failures.size() - 1).forEach(last::addSuppressed);
        return last;
    }

    /**
     * The choices for {@link HttpTimestampAuthority}. Not thread-safe.
     *
     * <p>Defaults: 5 s to connect, 15 s for an answer, 3 attempts an authority, no rate limit, answers up to 64 KiB, any
     * policy, genTime within 5 minutes of the system clock, no anchors.
     */
    public static final class Builder {
        private final List<TsaAddress> addresses = new ArrayList<>();
        private TsaSettings.Timeouts timeouts = new TsaSettings.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15));
        private TsaSettings.Retries retries = new TsaSettings.Retries(3, Duration.ofMillis(250));
        private TsaSettings.Rate rate = TsaSettings.Rate.UNLIMITED;
        private int largestBytes = 1 << 16; // 64 KiB: tokens with whole chains have 5 to 10
        private InstantSource clock = InstantSource.system();
        private Duration allowedSkew = Duration.ofMinutes(5);
        private RandomGenerator random = new SecureRandom();
        private @Nullable TrustAnchors trust;
        private @Nullable String policy;
        private TsaTimer timer = TsaTimer.SYSTEM;

        Builder() {}

        /** One more authority, asked after those already named. */
        public Builder address(URI address) {
            addresses.add(TsaAddress.of(address, null));
            return this;
        }

        /**
         * One more authority, with the value of the Authorization header for it and no other: asked for before each
         * request, never logged, never in a message. Over plain http everybody on the way can read it.
         */
        public Builder address(URI address, Supplier<String> authorization) {
            addresses.add(TsaAddress.of(address, authorization));
            return this;
        }

        /** The policy to ask for and to insist on: an object identifier, dotted. */
        public Builder policy(String oid) {
            this.policy = TsaRequest.requireOid(oid);
            return this;
        }

        /** How long connecting, and how long the whole answer may take. */
        public Builder timeouts(Duration connect, Duration answer) {
            this.timeouts = new TsaSettings.Timeouts(connect, answer);
            return this;
        }

        /**
         * How often one authority is asked for one token, with pauses that double from {@code firstPause} and vary by half,
         * 10 s at most. A Retry-After within that bound is respected; a longer one ends the attempts.
         */
        public Builder attempts(int most, Duration firstPause) {
            this.retries = new TsaSettings.Retries(most, firstPause);
            return this;
        }

        /**
         * At most {@code requests} to each authority in any window of {@code per}. One that is at its limit is passed over;
         * if no other gives a token, it is waited for up to {@code longestWait}.
         */
        public Builder rateLimit(int requests, Duration per, Duration longestWait) {
            this.rate = new TsaSettings.Rate(requests, per, longestWait);
            return this;
        }

        /** The largest answer that is read. */
        public Builder largestAnswer(int bytes) {
            this.largestBytes = bytes;
            return this;
        }

        /** The anchors to one of which the TSA's certificate must lead at genTime. */
        public Builder trust(TrustAnchors anchors) {
            this.trust = anchors;
            return this;
        }

        /** The clock that genTime is compared with, and by how much it may differ. */
        public Builder clock(InstantSource source, Duration skew) {
            this.clock = source;
            this.allowedSkew = skew;
            return this;
        }

        /** Where nonces and the variation of pauses are taken from. */
        public Builder random(RandomGenerator source) {
            this.random = source;
            return this;
        }

        Builder timer(TsaTimer other) {
            this.timer = other;
            return this;
        }

        /**
         * The authorities.
         *
         * @throws PolicyException if there is none
         */
        public HttpTimestampAuthority build() {
            TsaSettings.require(
                    !addresses.isEmpty(), "the list of timestamp authorities", "empty", "at least one address");
            TsaSettings settings = new TsaSettings(
                    timeouts,
                    retries,
                    rate,
                    new TsaSettings.Acceptance(largestBytes, policy, trust, clock, allowedSkew),
                    random,
                    timer);
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1) // No upgrade header: some authorities stumble over it.
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(timeouts.connect())
                    .build();
            List<TsaEndpoint> endpoints = addresses.stream()
                    .map(address -> new TsaEndpoint(address, client, settings))
                    .toList();
            return new HttpTimestampAuthority(endpoints, settings);
        }
    }
}
