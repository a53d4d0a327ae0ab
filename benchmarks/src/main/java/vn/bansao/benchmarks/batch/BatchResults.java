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
 * @param processors how many processors the virtual machine saw
 * @param date when, such as {@code 2026-11-26}
 * @param phases what was measured
 */
public record BatchResults(String jdk, String heap, int processors, String date, List<Result> phases) {
    private static final Pattern FEATURE = Pattern.compile("\"(\\d+)");

    private static final double OF_MACHINE = 0.7;
    private static final double OF_PROMPT_TSA = 0.85;
    private static final double OF_TIMESTAMPED = 0.8;
    private static final int ASKED_ABOUT = 3; // by OCSP: certifier, agency, timestamp authority
    private static final int WINDOW_SECONDS = 600; // how long an answer is used again

    public BatchResults {
        phases = List.copyOf(phases);
    }

    /** The JDK's feature release. */
    String feature() {
        Matcher version = FEATURE.matcher(jdk);
        return version.find() ? version.group(1) : "unknown";
    }

    /** The batch's throughput, divided by what the machine allows. */
    double ofMachine() {
        return perSecond(Phase.BATCH) / Math.min(perSecond(Phase.DISK), processorsAllow());
    }

    /**
     * Copies a second if the processors did nothing but compose copies and write raw files: writing takes their time,
     * too, more than composing where the disk is a virtual one.
     */
    private double processorsAllow() {
        double secondsEach = processorSecondsEach(Phase.IN_MEMORY) + processorSecondsEach(Phase.DISK);
        return Math.min(perSecond(Phase.IN_MEMORY), processors / secondsEach);
    }

    private double processorSecondsEach(Phase phase) {
        Result result = result(phase);
        return result.processorSeconds() / result.items();
    }

    /** The throughput with a slow timestamp authority, divided by that with a prompt one. */
    double ofPromptTsa() {
        return perSecond(Phase.TSA_SLOW) / perSecond(Phase.TSA_PROMPT);
    }

    /** The throughput at B-LT, divided by that at B-T. */
    double ofTimestamped() {
        return perSecond(Phase.LONG_TERM) / perSecond(Phase.TSA_PROMPT);
    }

    private double perSecond(Phase phase) {
        return result(phase).perSecond();
    }

    private Result result(Phase phase) {
        return phases.stream()
                .filter(result -> result.name().equals(phase.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(phase + " was not measured"));
    }

    /** A line a goal: what was measured, and what was to be reached. */
    public List<String> goals() {
        return List.of(
                goal("batch with journal, of what processors and disk allow", ofMachine(), OF_MACHINE),
                goal("TSA after 50 ms, of the same TSA at once", ofPromptTsa(), OF_PROMPT_TSA),
                goal("B-LT, of B-T", ofTimestamped(), OF_TIMESTAMPED),
                requests(result(Phase.LONG_TERM)));
    }

    /** One request a certificate and window: a batch that begins within one may end in the next. */
    private static String requests(Result longTerm) {
        int windows = 1 + (int) (longTerm.seconds() / WINDOW_SECONDS);
        int most = ASKED_ABOUT * windows;
        return String.format(
                Locale.ROOT,
                "%-7s OCSP requests for %,d copies at B-LT: %d, at least 1, at most %d",
                longTerm.ocspRequests() >= 1 && longTerm.ocspRequests() <= most ? "met" : "MISSED",
                longTerm.items(),
                longTerm.ocspRequests(),
                most);
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
                .append(", ")
                .append(processors)
                .append(" processors.\n\n");
        text.append(
                "| | items | seconds | items/s | processor ms an item | peak resident MiB | OCSP requests |\n|---|---:|---:|---:|---:|---:|---:|\n");
        for (Result result : phases) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %,.0f | %.3f | %d | %d |%n",
                    Phase.valueOf(result.name()).title(),
                    result.items(),
                    result.seconds(),
                    result.perSecond(),
                    1e3 * result.processorSeconds() / result.items(),
                    result.peakResidentMiB(),
                    result.ocspRequests()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nThe processors allow %,.0f copies/s, composed and written to raw forced files; the disk %,.0f files/s.%n",
                processorsAllow(),
                perSecond(Phase.DISK)));
        return text.append("\n```\n")
                .append(String.join("\n", goals()))
                .append("\n```\n")
                .toString();
    }
}
