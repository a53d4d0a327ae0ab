package vn.bansao.benchmarks.batch;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.bansao.benchmarks.batch.Phase.Result;

/**
 * What whole batches took. Immutable.
 *
 * @param jdk the first line of {@code java -version}
 * @param heap the heap each phase had
 * @param date when, such as {@code 2026-11-26}
 * @param phases what was measured
 */
public record BatchResults(String jdk, String heap, String date, List<Result> phases) {
    private static final Pattern FEATURE = Pattern.compile("\"(\\d+)");

    private static final double OF_MACHINE = 0.7;
    private static final double OF_PROMPT_TSA = 0.85;

    public BatchResults {
        phases = List.copyOf(phases);
    }

    /** The JDK's feature release. */
    String feature() {
        Matcher version = FEATURE.matcher(jdk);
        return version.find() ? version.group(1) : "unknown";
    }

    /** The batch's throughput, divided by what processors or disk allow, whichever is less. */
    double ofMachine() {
        return perSecond(Phase.BATCH) / Math.min(perSecond(Phase.IN_MEMORY), perSecond(Phase.DISK));
    }

    /** The throughput with a slow timestamp authority, divided by that with a prompt one. */
    double ofPromptTsa() {
        return perSecond(Phase.TSA_SLOW) / perSecond(Phase.TSA_PROMPT);
    }

    private double perSecond(Phase phase) {
        return phases.stream()
                .filter(result -> result.name().equals(phase.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(phase + " was not measured"))
                .perSecond();
    }

    /** A line a goal: what was measured, and what was to be reached. */
    public List<String> goals() {
        return List.of(
                goal("batch with journal, of what processors and disk allow", ofMachine(), OF_MACHINE),
                goal("TSA after 50 ms, of the same TSA at once", ofPromptTsa(), OF_PROMPT_TSA));
    }

    private static String goal(String what, double actual, double wanted) {
        return String.format(
                Locale.ROOT, "%-7s %s: %.2f, at least %.2f", actual >= wanted ? "met" : "MISSED", what, actual, wanted);
    }

    /** The results as a table. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Whole batches\n");
        text.append("`./mvnw -q -Pbenchmarks -Dbansao.bench=batch` on ")
                .append(date)
                .append(", ")
                .append(jdk)
                .append(", ")
                .append(heap)
                .append(".\n\n");
        text.append(
                "| | items | seconds | items/s | processor ms an item | peak resident MiB |\n|---|---:|---:|---:|---:|---:|\n");
        for (Result result : phases) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %,.0f | %.3f | %d |%n",
                    Phase.valueOf(result.name()).title(),
                    result.items(),
                    result.seconds(),
                    result.perSecond(),
                    1e3 * result.processorSeconds() / result.items(),
                    result.peakResidentMiB()));
        }
        return text.append("\n```\n")
                .append(String.join("\n", goals()))
                .append("\n```\n")
                .toString();
    }
}
