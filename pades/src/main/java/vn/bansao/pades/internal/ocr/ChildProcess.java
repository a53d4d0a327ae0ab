package vn.bansao.pades.internal.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program, without a shell and without input. When it takes too long or says too much, it is killed with all
 * that it started.
 *
 * @param command the program and its arguments, which every user of the machine may see
 * @param folder where it runs
 * @param limit how long it may take
 * @param outputLimit how many bytes it may write to its standard output
 */
record ChildProcess(List<String> command, Path folder, Duration limit, int outputLimit) {
    private static final int ERROR_LIMIT = 1 << 13; // 8 KiB: the first lines say what is wrong
    private static final long LAST_BYTES_MS = 2_000;

    /** What a program needs to be found and to find its own files; all else may hold secrets of this process. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "TMPDIR", "TMP", "TEMP", "SystemRoot", "LD_LIBRARY_PATH", "TESSDATA_PREFIX");

    /**
     * How a run ended.
     *
     * @param ended whether it ended by itself, in time and with all its output read
     * @param tooLong whether it wrote more than it may
     * @param exit the exit code, where it ended
     * @param output what it wrote to the standard output
     * @param errors the first of what it wrote to the standard error
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Result(boolean ended, boolean tooLong, int exit, byte[] output, String errors) {}

    /**
     * Runs it.
     *
     * @throws IOException if it can't be started
     * @throws InterruptedIOException if this thread is interrupted meanwhile
     */
    Result run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        // Untranslated messages; and one thread a page, since a batch has its own.
        builder.environment().putAll(Map.of("LC_ALL", "C", "OMP_THREAD_LIMIT", "1"));
        long end = System.nanoTime() + limit.toNanos();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Drain output = new Drain(process.getInputStream(), outputLimit, () -> kill(process));
            Drain errors = new Drain(process.getErrorStream(), ERROR_LIMIT, () -> {});
            boolean ended = process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!ended) {
                kill(process);
            }
            // Where a child of the program still holds the pipes, their end never comes.
            long left = Math.max(LAST_BYTES_MS, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            ended &= output.finished(ended ? left : LAST_BYTES_MS) && errors.finished(LAST_BYTES_MS);
            return new Result(
                    ended,
                    output.tooLong,
                    ended ? process.exitValue() : -1,
                    output.kept,
                    new String(errors.kept, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.get(0) + " was interrupted");
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads a stream to its end, so that the writer never waits, and keeps its first bytes. */
    private static final class Drain implements Runnable {
        private final InputStream stream;
        private final int limit;
        private final Runnable whenTooLong;
        private final Thread thread;
        private volatile byte[] kept = {};
        private volatile boolean tooLong;

        Drain(InputStream stream, int limit, Runnable whenTooLong) {
            this.stream = stream;
            this.limit = limit;
            this.whenTooLong = whenTooLong;
            this.thread = new Thread(this, "bansao-text-layer");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void run() {
            try (stream) {
                kept = stream.readNBytes(limit);
                if (stream.read() >= 0) {
                    tooLong = true;
                    whenTooLong.run();
                    stream.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                // The process was killed: whoever did that knows.
            }
        }

        boolean finished(long withinMs) throws InterruptedException {
            thread.join(withinMs);
            return !thread.isAlive();
        }
    }
}
