package vn.bansao.benchmarks.judge;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the machine, found on the PATH, run with a time limit and bounded output. Immutable.
 *
 * @param name the program's file name
 * @param hint how to get it
 */
record ExternalTool(String name, String hint) {
    /** System property: {@code required} (a missing tool fails the test) or {@code optional} (it skips the test). */
    static final String MODE_PROPERTY = "bansao.externalTools";

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final int OUTPUT_LIMIT = 1 << 20; // 1 MiB

    /** Whether a missing tool is a failure. */
    static boolean required() {
        String mode = System.getProperty(MODE_PROPERTY, "optional");
        return switch (mode) {
            case "required" -> true;
            case "optional", "" -> false;
            default -> throw new IllegalArgumentException(MODE_PROPERTY + " is " + mode + ", not required or optional");
        };
    }

    /** The program's file, if it is installed. */
    Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The judgement of a judge that needs this tool and has not got it. */
    Judgement missing(String judge) {
        return Judgement.unavailable(judge, name + " is not installed (" + hint + "); " + MODE_PROPERTY + "=" + mode());
    }

    private static String mode() {
        return required() ? "required" : "optional";
    }

    /**
     * Runs the program to its end.
     *
     * @throws IOException if it can't be started, or runs longer than a minute
     */
    Result run(List<String> arguments) throws IOException {
        return run(arguments, TIME_LIMIT);
    }

    /** As {@link #run(List)}, with another time limit. */
    Result run(List<String> arguments, Duration limit) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(find().orElseThrow(() -> new IOException(name + " is not installed"))
                .toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The judges read what the tools print: never translated, and times in UTC.
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()));
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(name + " was stopped after " + limit.toMillis() + " ms");
            }
            return new Result(process.exitValue(), output.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The first megabyte; the rest is read too, so that the program doesn't wait for us. */
    private static String drain(InputStream stream) {
        try (stream) {
            byte[] kept = stream.readNBytes(OUTPUT_LIMIT);
            long dropped = stream.transferTo(OutputStream.nullOutputStream());
            String text = new String(kept, StandardCharsets.UTF_8);
            return dropped > 0 ? text + "\n[" + dropped + " more bytes]" : text;
        } catch (IOException e) {
            return "[output lost: " + e.getMessage() + "]";
        }
    }

    /**
     * How a run ended.
     *
     * @param exit exit code
     * @param output standard output and standard error, as they came
     */
    record Result(int exit, String output) {

        List<String> lines() {
            return output.lines().toList();
        }

        /** The lines that contain the text. */
        List<String> linesWith(String text) {
            return output.lines().filter(line -> line.contains(text)).toList();
        }

        /** The run in a few lines, for a rejection. */
        String summary() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - 8), lines.size());
            return "exit " + exit + ": " + String.join(" | ", last);
        }
    }
}
