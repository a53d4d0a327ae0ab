package vn.bansao.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
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

    /** This library, where the scans are digested in the job, too. */
    public static final String BANSAO_UNDIGESTED = "BANSAO_UNDIGESTED";

    /** What no library could do without: hashing, the private key's work, one copy of the bytes. */
    public static final String LIMIT = "LIMIT";

    /** This library, with scans that are one JPEG file a page; their digests are known. */
    public static final String JPEG = "JPEG";

    /** The same, digested in the job. */
    public static final String JPEG_UNDIGESTED = "JPEG_UNDIGESTED";

    /** As JPEG, behind a gate that looks at headers. */
    public static final String JPEG_GATED = "JPEG_GATED";

    /** This library, with a TIFF of G4 pages that have as many bytes as those JPEG pages; their digests are known. */
    public static final String G4 = "G4";

    /** The same, digested in the job. */
    public static final String G4_UNDIGESTED = "G4_UNDIGESTED";

    /** As G4, behind a gate that looks at headers. */
    public static final String G4_GATED = "G4_GATED";

    /** This library, with a G4 page that has nothing but text. */
    public static final String SMALL_G4 = "SMALL_G4";

    /** The limit for such a page. */
    public static final String SMALL_G4_LIMIT = "SMALL_G4_LIMIT";

    /** What the name of a peer ends in whose ordinary API is used by somebody who knows it well. */
    public static final String TUNED = "_TUNED";

    /** What the name of a peer ends in that is our own code on a library's lowest level. */
    public static final String REBUILT = "_REBUILT";

    /** DSS as it ships. */
    public static final String DSS = "DSS";

    /** DSS in the hands of somebody who knows it; as a verifier, without comparing drawn pages. */
    public static final String DSS_TUNED = DSS + TUNED;

    /** iText. */
    public static final String ITEXT = "ITEXT";

    /** iText in the hands of somebody who knows it. */
    public static final String ITEXT_TUNED = ITEXT + TUNED;

    /** The row in one entry of JMH's own JSON. */
    static Row from(JsonNode entry) {
        String benchmark = text(entry, "benchmark");
        JsonNode params = entry.path("params");
        int threads = entry.path("threads").asInt();
        Task task = task(benchmark);
        Case of = (switch (task) {
                    case VERIFYING -> verifying(params);
                    case SCANS -> Case.scans(params.path("pages").asInt());
                    case GATE -> Case.gate();
                    case SIGNING, FIVE_COPIES, STAGE -> job(params).task(task);
                })
                .threads(threads);
        String who = benchmark.contains("Limit") ? LIMIT : text(params, whoOf(task));
        JsonNode score = entry.path("primaryMetric");
        JsonNode error = score.path("scoreError"); // "NaN", a text, where JMH can't tell
        return new Row(
                of,
                who,
                number(score, "score"),
                error.isNumber() ? error.asDouble() : 0,
                number(entry.path("secondaryMetrics").path("gc.alloc.rate.norm"), "score"));
    }

    private static Task task(String benchmark) {
        return Stream.of(Task.values())
                .filter(task -> benchmark.contains(nameOf(task)))
                .findFirst()
                .orElse(Task.SIGNING);
    }

    /** What the name of a task's benchmarks begins with. */
    private static String nameOf(Task task) {
        return switch (task) {
            case SIGNING -> ".Signing";
            case FIVE_COPIES -> ".SeveralCopies";
            case STAGE -> ".Stage";
            case SCANS -> ".Scan";
            case GATE -> ".Gate";
            case VERIFYING -> ".Verification";
        };
    }

    /** The parameter that tells who works. */
    public static String whoOf(Task task) {
        return switch (task) {
            case SIGNING, FIVE_COPIES -> "peer";
            case STAGE -> "stage";
            case SCANS -> "work";
            case GATE -> "check";
            case VERIFYING -> "checker";
        };
    }

    private static Case verifying(JsonNode params) {
        // Earlier results know no other number, and no other level.
        return Case.verifying(params.path("signatures").asInt(2))
                .level(params.path("level").asText("B"));
    }

    private static Case job(JsonNode params) {
        return Case.signing(
                        params.path("pages").asInt(), params.path("signatures").asInt())
                .keys(text(params, "keys"))
                .level(params.path("level").asText("B"))
                .provider(text(params, "provider"));
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
