package vn.bansao.benchmarks.batch;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.bansao.benchmarks.judge.JudgeInput.Level;

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
    /** B-LT with the same TSA, and responders on the loopback interface. */
    LONG_TERM("B-LT, TSA at once"),
    /** The same TSA, which takes 50 ms for an answer. */
    TSA_SLOW("B-T, TSA after 50 ms");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** The level of its copies. */
    Level level() {
        return switch (this) {
            case IN_MEMORY, DISK, BATCH, RERUN, RESUME -> Level.B;
            case TSA_PROMPT, TSA_SLOW -> Level.T;
            case LONG_TERM -> Level.LT;
        };
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
     * @param ocspRequests how often the OCSP responder was asked meanwhile
     */
    public record Result(
            String name, long items, double seconds, double processorSeconds, long peakResidentMiB, int ocspRequests) {
        /** Does {@code work} and takes its time. */
        static Result of(Phase phase, long items, Work work) throws Exception {
            long processor = processorNanos();
            long start = System.nanoTime();
            work.run();
            long nanos = System.nanoTime() - start;
            return new Result(
                    phase.name(), items, nanos / 1e9, (processorNanos() - processor) / 1e9, peakResident(), 0);
        }

        /** The same with the requests counted. */
        Result asking(int requests) {
            return new Result(name, items, seconds, processorSeconds, peakResidentMiB, requests);
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
