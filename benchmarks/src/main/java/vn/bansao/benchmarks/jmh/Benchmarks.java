package vn.bansao.benchmarks.jmh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import vn.bansao.benchmarks.batch.BatchBenchmark;
import vn.bansao.benchmarks.batch.BatchResults;
import vn.bansao.benchmarks.peer.Peer;
import vn.bansao.benchmarks.report.Header;
import vn.bansao.benchmarks.report.Ratios;
import vn.bansao.benchmarks.report.Report;
import vn.bansao.benchmarks.report.Results;

/**
 * The command: measures a plan's rows, writes them as JSON with a Markdown table and a chart beside it, and says which
 * goals are met. Exit code 0: all is well; 1: a quick run misses a ratio, or a row of any run failed; 2: wrong usage.
 */
public final class Benchmarks {
    private final Arguments arguments;
    private final InstantSource clock;
    private final PrintStream out;
    private final List<String> failures = new ArrayList<>();

    private Benchmarks(Arguments arguments, InstantSource clock, PrintStream out) {
        this.arguments = arguments;
        this.clock = clock;
        this.out = out;
    }

    /** {@code quick|full|verifying|longterm|scans|batch|rehearsal [--jvm=/path/to/java] [--out=folder]}. */
    public static void main(String[] words) throws IOException {
        Arguments arguments;
        try {
            arguments = Arguments.from(List.of(words));
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage());
            System.err.println(Arguments.USAGE);
            System.exit(2);
            return;
        }
        System.exit(new Benchmarks(arguments, InstantSource.system(), System.out).run());
    }

    private int run() throws IOException {
        return arguments.mode() == Mode.BATCH ? batches() : rows();
    }

    private int batches() throws IOException {
        Path work = Path.of("benchmarks", "target", "batch");
        Scans.draw(work, 1);
        Path java = arguments.jvm() == null ? Path.of(System.getProperty("java.home"), "bin", "java") : arguments.jvm();
        try {
            BatchResults results = new BatchBenchmark(java, work.resolve("page-1.jpg"), work.resolve("runs"), out)
                    .run(arguments.results(), clock.instant().toString().substring(0, 10));
            out.println();
            out.println(results.markdown());
            return 0; // It is there to tell: CI's disks are not worth a threshold.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int rows() throws IOException {
        List<String> peers = Arrays.stream(Peer.values()).map(Enum::name).toList();
        Plan plan = Plan.of(arguments.mode(), peers, Checkers.names());
        Path scans = Path.of("benchmarks", "target", "scans");
        System.setProperty(Scans.FOLDER, scans.toString());
        Scans.draw(scans, 10);
        if (arguments.mode() == Mode.SCANS) {
            FaxScans.draw(scans);
        }
        Files.createDirectories(arguments.results());
        out.println(plan.runs().size() + " rows, about " + (plan.totalSeconds() + 59) / 60 + " minutes");
        Path json = measure(plan, scans);
        Results results = Results.read(json);
        boolean quick = arguments.mode() == Mode.QUICK;
        Ratios ratios = switch (arguments.mode()) {
            case QUICK -> Ratios.ofQuickRun(results);
            case VERIFYING -> Ratios.ofVerifyingRun(results);
            case LONGTERM -> Ratios.ofLongTermRun(results);
            case SCANS -> Ratios.ofScansRun(results);
            case FULL, REHEARSAL, BATCH -> Ratios.ofFullRun(results);
        };
        Report.write(results, ratios, json);
        out.println();
        out.println(Report.text(results, ratios));
        failures.forEach(out::println);
        out.println("results: " + json);
        boolean good = quick ? ratios.allMet() : ratios.nothingMissing();
        return good && failures.isEmpty() ? 0 : 1;
    }

    /** Measures every row; the file is written anew after each, so that a long run leaves what it has. */
    private Path measure(Plan plan, Path scans) throws IOException {
        Instant begun = clock.instant();
        Runs runs = new Runs(arguments.jvm(), scans, Path.of("benchmarks", "target", "jmh-logs"));
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        Path json = arguments.results();
        int number = 0;
        for (Run run : plan.runs()) {
            out.printf("[%d/%d] %s: %s%n", ++number, plan.runs().size(), run.of(), run.who());
            try {
                runs.measure(run).forEach(entries::add);
            } catch (RunnerException e) {
                failures.add("FAILED  " + run.of() + ": " + run.who() + ": " + runs.reason(run));
                out.println("  failed");
                continue;
            }
            Header header = Machine.header(arguments, begun, entries.get(0));
            json = arguments.results().resolve(fileName(header));
            Results.write(json, header, entries);
        }
        if (entries.isEmpty()) {
            throw new IllegalStateException("no row could be measured: " + failures);
        }
        return json;
    }

    private String fileName(Header header) {
        Mode mode = arguments.mode();
        String day = header.made().substring(0, 10);
        String name = switch (mode) {
            case FULL -> day;
            case VERIFYING, LONGTERM, SCANS -> day + "-" + mode.word();
            case QUICK, REHEARSAL, BATCH -> mode.word();
        };
        return name + "-jdk" + header.feature() + ".json";
    }
}
