package vn.bansao.benchmarks.batch;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is measured, each in a fresh virtual machine with little memory. */
public enum Phase {
    /** Copies into nowhere, on as many threads as there are processors: what the processors can do. */
    IN_MEMORY("copies in memory"),
    /** Files of the same size, each written and forced, as many at once as the batch has in flight: what the disk can do. */
    DISK("raw forced files"),
    /** The batch: copies to files, forced, sealed in the journal. */
    BATCH("batch with journal"),
    /** The same batch once more: every output is checked, none is signed. */
    RERUN("the same batch again"),
    /** A journal of very many lines is opened, and an item in it found. */
    RESUME("journal resumed"),
    /** B-T against a TSA on the loopback interface that answers at once. */
    TSA_PROMPT("B-T, TSA at once"),
    /** The same TSA, which takes 50 ms for an answer. */
    TSA_SLOW("B-T, TSA after 50 ms");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** What a reader calls it. */
    String title() {
        return title;
    }

    /** What is measured. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * What one phase took.
     *
     * @param name the phase
     * @param items copies, files or journal lines
     * @param seconds the time for all
     * @param processorSeconds the time of all processors that the process has taken meanwhile, its system calls too
     * @param peakResidentMiB the most memory the process has had, as the kernel counts it; 0 where it does not tell
     */
    public record Result(String name, long items, double seconds, double processorSeconds, long peakResidentMiB) {
        /** Does {@code work} and takes its time. */
        static Result of(Phase phase, long items, Work work) throws Exception {
            long processor = processorNanos();
            long start = System.nanoTime();
            work.run();
            long nanos = System.nanoTime() - start;
            return new Result(phase.name(), items, nanos / 1e9, (processorNanos() - processor) / 1e9, peakResident());
        }

        private static long processorNanos() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
        }

        double perSecond() {
            return items / seconds;
        }

        private static long peakResident() throws IOException {
            Path status = Path.of("/proc/self/status");
            if (!Files.exists(status)) {
                return 0;
            }
            List<String> lines = Files.readAllLines(status);
            return lines.stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    >> 10;
        }
    }
}
