package vn.bansao.timestamp;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;
import vn.bansao.trust.TrustAnchors;

/** How authorities are asked, and what is accepted from them. Immutable. */
record TsaSettings(
        Timeouts timeouts, Retries retries, Rate rate, Acceptance acceptance, RandomGenerator random, TsaTimer timer) {

    /** How long connecting, and how long the whole answer may take. */
    record Timeouts(Duration connect, Duration answer) {
        Timeouts {
            requirePositive("the timeout for connecting", connect);
            requirePositive("the timeout for an answer", answer);
        }
    }

    /** How often one authority is asked for one token. */
    record Retries(int attempts, Duration firstPause) {
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

        Retries {
            require(attempts >= 1, "the number of attempts", attempts, "1 or more");
            require(!firstPause.isNegative(), "the first pause", firstPause, "not negative");
        }

        /** The pause before attempt number {@code attempt}: doubled each time, varied by half either way. */
        Duration pause(int attempt, RandomGenerator random) {
            double millis = firstPause.toMillis() * Math.pow(2, attempt - 2) * random.nextDouble(0.5, 1.5);
            return Duration.ofMillis(Math.min((long) millis, LONGEST_PAUSE.toMillis()));
        }

        boolean bears(Duration pause) {
            return pause.compareTo(LONGEST_PAUSE) <= 0;
        }
    }

    /** At most so many requests to one authority in any window; 0 requests: no limit. */
    record Rate(int requests, Duration per, Duration longestWait) {
        static final Rate UNLIMITED = new Rate(0, Duration.ofSeconds(1), Duration.ZERO);

        Rate {
            require(requests >= 0, "the rate limit", requests, "1 request or more");
            requirePositive("the window of the rate limit", per);
            require(!longestWait.isNegative(), "the longest wait", longestWait, "not negative");
        }
    }

    /** What is accepted as a right answer; a null policy or trust is not looked at. */
    record Acceptance(
            int largestBytes,
            @Nullable String policy,
            @Nullable TrustAnchors trust,
            InstantSource clock,
            Duration allowedSkew) {
        Acceptance {
            require(largestBytes >= 1024, "the largest answer", largestBytes, "1024 bytes or more");
            require(!allowedSkew.isNegative(), "the allowed difference of clocks", allowedSkew, "not negative");
        }
    }

    private static void requirePositive(String what, Duration actual) {
        require(!actual.isNegative() && !actual.isZero(), what, actual, "more than zero");
    }

    static void require(boolean condition, String what, Object actual, String required) {
        if (!condition) {
            throw new PolicyException(
                    Problem.of(CoreProblem.RECORD_VALUE_INVALID, "what", what, "actual", actual, "required", required));
        }
    }
}
