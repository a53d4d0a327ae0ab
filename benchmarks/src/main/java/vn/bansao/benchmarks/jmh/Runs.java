package vn.bansao.benchmarks.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures rows with JMH, each in virtual machines of its own. */
final class Runs {
    /** The heap holds ten pages of the greediest peer; the collector is the one that costs throughput least. */
    private static final String[] JVM_ARGUMENTS = {"-Xms1g", "-Xmx1g", "-XX:+UseParallelGC", "-Djava.awt.headless=true"
    };

    private final @Nullable Path jvm;
    private final Path scans;
    private final Path logs;

    /**
     * Measures with one virtual machine.
     *
     * @param jvm the java to start, or null for this one
     * @param scans where pages are kept
     * @param logs where JMH's words go, a file a row
     */
    Runs(@Nullable Path jvm, Path scans, Path logs) {
        this.jvm = jvm;
        this.scans = scans;
        this.logs = logs;
    }

    /**
     * JMH's entries for one row.
     *
     * @throws RunnerException if one of its virtual machines failed: half a row is none
     */
    JsonNode measure(Run run) throws RunnerException, IOException {
        Effort effort = run.effort();
        Files.createDirectories(logs);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + run.benchmark().getName().replace(".", "\\.") + "\\.")
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .threads(run.of().threads())
                .forks(effort.forks())
                .warmupIterations(effort.warmups())
                .warmupTime(TimeValue.seconds(effort.seconds()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.seconds(effort.seconds()))
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .jvmArgs(JVM_ARGUMENTS)
                .jvmArgsAppend("-D" + Scans.FOLDER + "=" + scans.toAbsolutePath())
                .output(log(run).toString());
        if (jvm != null) {
            options.jvm(jvm.toString());
        }
        run.parameters().forEach(options::param);
        return entries(new Runner(options.build()).run());
    }

    private static JsonNode entries(Collection<RunResult> results) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(json, true, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
        JsonNode entries = new ObjectMapper().readTree(json.toByteArray());
        for (JsonNode entry : entries) {
            // Where things lie on this machine is nobody's business, and no part of a result.
            ((ObjectNode) entry).remove(List.of("jvm", "jvmArgs"));
        }
        return entries;
    }

    /** Why a row failed: the first exception in its log. */
    String reason(Run run) throws IOException {
        try (Stream<String> lines = Files.lines(log(run), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains("Exception: ") || line.contains("Error: "))
                            .findFirst()
                            .orElse("no exception")
                            .strip()
                    + " (" + log(run) + ")";
        }
    }

    private Path log(Run run) {
        return logs.resolve((run.of() + "-" + run.who()).replaceAll("[^A-Za-z0-9]+", "-") + ".log");
    }
}
