package vn.bansao.benchmarks.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.bansao.benchmarks.report.Header;

/** Where a run takes place. */
final class Machine {
    private static final String UNKNOWN = "unknown";

    private Machine() {}

    /**
     * The header of results.
     *
     * @param entry one of JMH's entries: it names the virtual machine that was measured, which may be another than this
     */
    static Header header(Arguments arguments, Instant begun, JsonNode entry) throws IOException {
        return new Header(
                arguments.mode().word(),
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                entry.path("jdkVersion").asText(),
                entry.path("vmName").asText() + " " + entry.path("vmVersion").asText(),
                begun.toString(),
                arguments.command(),
                commit(),
                Map.of(1, scanBytes(1), 10, scanBytes(10)));
    }

    private static long scanBytes(int pages) throws IOException {
        return Scans.pages(pages).stream().mapToLong(page -> page.length).sum();
    }

    /** The processor's model where Linux tells it, else its architecture. */
    private static String cpu() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }

    /** The commit that is checked out, with {@code +} if files were changed since. */
    private static String commit() throws IOException {
        String commit = git("rev-parse", "--short=10", "HEAD");
        if (commit.isEmpty()) {
            return UNKNOWN;
        }
        return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+";
    }

    private static String git(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            return "";
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
