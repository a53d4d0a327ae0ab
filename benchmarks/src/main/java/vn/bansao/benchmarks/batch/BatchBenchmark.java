package vn.bansao.benchmarks.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.bansao.benchmarks.batch.Phase.Result;

/**
 * Whole batches, each phase in a virtual machine with 96 MiB of heap: 10,000 copies to disk with journal, beside what the
 * processors and the disk can do; a million journal lines resumed; a slow timestamp authority; copies of B-LT beside those of B-T. Not thread-safe.
 */
public final class BatchBenchmark {
    private static final String HEAP = "-Xmx96m";
    private static final int ROUNDS = 3;
    private static final int COPIES = 10_000;
    private static final int TIMESTAMPED_COPIES = 5_000;
    private static final int JOURNAL_LINES = 1_000_000;

    private final Path jvm;
    private final Path scan;
    private final Path folder;
    private final PrintStream out;
    private final Map<Phase, List<Result>> measured = new EnumMap<>(Phase.class);

    /**
     * Batches of one scan.
     *
     * @param jvm the java that is measured
     * @param scan a JPEG file, the page of every copy
     * @param folder where the copies go for a while, on the disk that is measured; it is deleted at the end
     */
    public BatchBenchmark(Path jvm, Path scan, Path folder, PrintStream out) {
        this.jvm = jvm;
        this.scan = scan;
        this.folder = folder;
        this.out = out;
    }

    /** Measures all phases, and writes {@code <date>-jdk<release>-batch.json} and a Markdown table into {@code results}. */
    public BatchResults run(Path results, String date) throws IOException, InterruptedException {
        delete(folder);
        try {
            measureAll();
        } finally {
            delete(folder);
        }
        BatchResults all = new BatchResults(
                version(),
                HEAP,
                Runtime.getRuntime().availableProcessors(),
                date,
                measured.values().stream().map(BatchBenchmark::median).toList());
        Files.createDirectories(results);
        String name = date + "-jdk" + all.feature() + "-batch";
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(results.resolve(name + ".json").toFile(), all);
        Files.writeString(results.resolve(name + ".md"), all.markdown());
        return all;
    }

    private void measureAll() throws IOException, InterruptedException {
        // Not measured: memory that no file has lain in yet is slow where the machine is a virtual one.
        once(Phase.DISK, COPIES, folder.resolve("warm-up"));
        Path batch = folder.resolve(Phase.BATCH.name());
        for (int round = 0; round < ROUNDS; round++) {
            delete(batch);
            for (Phase phase : List.of(Phase.IN_MEMORY, Phase.DISK)) {
                measure(phase, COPIES, folder.resolve(phase.name()));
                delete(folder.resolve(phase.name()));
            }
            measure(Phase.BATCH, COPIES, batch);
        }
        measure(Phase.RERUN, COPIES, batch);
        Path journal = folder.resolve(Phase.RESUME.name());
        once(Phase.RESUME, JOURNAL_LINES, journal); // This process only makes the journal.
        measure(Phase.RESUME, JOURNAL_LINES, journal);
        for (int round = 0; round < ROUNDS; round++) {
            for (Phase phase : List.of(Phase.TSA_PROMPT, Phase.LONG_TERM)) {
                delete(folder.resolve(phase.name()));
                measure(phase, TIMESTAMPED_COPIES, folder.resolve(phase.name()));
            }
        }
        measure(Phase.TSA_SLOW, TIMESTAMPED_COPIES, folder.resolve(Phase.TSA_SLOW.name()));
    }

    private void measure(Phase phase, int items, Path work) throws IOException, InterruptedException {
        Result result = once(phase, items, work);
        measured.computeIfAbsent(phase, any -> new ArrayList<>()).add(result);
        out.printf("%s: %,.0f/s%n", phase.title(), result.perSecond());
    }

    private Result once(Phase phase, int items, Path work) throws IOException, InterruptedException {
        Files.createDirectories(work);
        List<String> lines = java(List.of(
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                PhaseRun.class.getName(),
                phase.name(),
                work.toString(),
                scan.toString(),
                String.valueOf(items)));
        return new ObjectMapper().readValue(lines.get(lines.size() - 1), Result.class);
    }

    /** The middle one of all rounds: disks have good and bad minutes. */
    private static Result median(List<Result> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Result::seconds))
                .toList()
                .get(rounds.size() / 2);
    }

    private String version() throws IOException, InterruptedException {
        return java(List.of("-version")).get(0);
    }

    private List<String> java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jvm.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a phase failed:\n" + String.join("\n", lines));
        }
        return lines;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
