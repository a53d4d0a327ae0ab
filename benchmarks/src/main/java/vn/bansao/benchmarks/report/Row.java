package vn.bansao.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import vn.bansao.benchmarks.report.Case.Task;

/**
 * One measured row.
 *
 * @param of the job
 * @param who a peer, a checking peer, or {@link #LIMIT}
 * @param perSecond operations a second, all threads together
 * @param error half the width of the 99.9 % interval of {@code perSecond}; 0 where too few iterations tell one
 * @param bytesAllocated bytes of heap allocated by one operation
 */
public record Row(Case of, String who, double perSecond, double error, double bytesAllocated) {
    /** This library, among those who work. */
    public static final String BANSAO = "BANSAO";

    /** What no library could do without: hashing, the private key's work, one copy of the bytes. */
    public static final String LIMIT = "LIMIT";

    /** What the name of a peer ends in that was given all that its users could do to speed it up. */
    public static final String TUNED = "_TUNED";

    /** DSS as it ships. */
    public static final String DSS = "DSS";

    /** The row in one entry of JMH's own JSON. */
    static Row from(JsonNode entry) {
        String benchmark = text(entry, "benchmark");
        JsonNode params = entry.path("params");
        boolean verifying = benchmark.contains("Verification");
        int threads = entry.path("threads").asInt();
        Case of = verifying ? Case.verifying().threads(threads) : signing(params, threads);
        String who = benchmark.contains("Limit") ? LIMIT : text(params, verifying ? "checker" : "peer");
        JsonNode score = entry.path("primaryMetric");
        JsonNode error = score.path("scoreError"); // "NaN", a text, where JMH can't tell
        return new Row(
                of,
                who,
                number(score, "score"),
                error.isNumber() ? error.asDouble() : 0,
                number(entry.path("secondaryMetrics").path("gc.alloc.rate.norm"), "score"));
    }

    private static Case signing(JsonNode params, int threads) {
        return new Case(
                Task.SIGNING,
                text(params, "keys"),
                params.path("pages").asInt(),
                params.path("signatures").asInt(),
                params.path("level").asText("B"),
                text(params, "provider"),
                threads);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a result without " + name + ": " + node);
        }
        return value.asText();
    }

    private static double number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("a result without " + name + ": " + node);
        }
        return value.asDouble();
    }
}
