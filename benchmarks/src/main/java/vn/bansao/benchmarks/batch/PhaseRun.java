package vn.bansao.benchmarks.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import vn.bansao.DocumentSink;
import vn.bansao.batch.BatchJournal;
import vn.bansao.batch.BatchReport;
import vn.bansao.benchmarks.peer.BansaoPeer;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.Responders;
import vn.bansao.copy.CopyCode;
import vn.bansao.pades.BatchCertifier;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.CopyRequest;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.timestamp.TimestampAuthority;

/** One phase in this virtual machine; its result is the last line on standard output, as JSON. */
final class PhaseRun {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int IN_FLIGHT = 16 * PROCESSORS; // BatchCertifier's own choice for B-B
    private static final int WARM_UP = 3_000;
    private static final Duration SLOW = Duration.ofMillis(50);

    private final Phase phase;
    private final Path folder;
    private final int items;
    private final CopyJob job;
    private final Responders responders;

    private PhaseRun(Phase phase, Path folder, CopyJob job, Responders responders, int items) {
        this.phase = phase;
        this.folder = folder;
        this.job = job;
        this.responders = responders;
        this.items = items;
    }

    /** Arguments: the phase, its folder, the scan, the number of items. */
    public static void main(String[] args) throws Exception {
        Phase phase = Phase.valueOf(args[0]);
        try (Responders responders = Responders.start()) {
            TestPki pki = responders.pki(KeyKind.P256, onTheStatementsDay());
            CopyJob job = new CopyJob(List.of(Files.readAllBytes(Path.of(args[2]))), pki, 2, phase.level(), null);
            PhaseRun run = new PhaseRun(phase, Path.of(args[1]), job, responders, Integer.parseInt(args[3]));
            System.out.println(new ObjectMapper().writeValueAsString(run.measure()));
        }
    }

    /** A clock that goes as the machine's, from the day on that the records state: they can be signed for a month only. */
    private static InstantSource onTheStatementsDay() {
        Clock machine = Clock.systemUTC();
        return Clock.offset(machine, Duration.between(machine.instant(), Instant.parse("2026-11-22T02:05:07Z")));
    }

    /** The batch is to be measured, not the compiler, which takes a third of the processors in the first ten seconds. */
    private Phase.Result measure() throws Exception {
        if (phase != Phase.RESUME && phase != Phase.RERUN) {
            Path beside = folder.resolve("warm-up");
            new PhaseRun(phase, beside, job, responders, Math.min(WARM_UP, items)).measureOnce();
        }
        return measureOnce();
    }

    private Phase.Result measureOnce() throws Exception {
        return switch (phase) {
            case IN_MEMORY -> inMemory();
            case DISK -> disk();
            case BATCH, RERUN -> batch();
            case RESUME -> resume();
            case TSA_PROMPT, TSA_SLOW, LONG_TERM -> timestamped();
        };
    }

    private Phase.Result inMemory() throws Exception {
        CopyCertifier certifier = BansaoPeer.certifier(job);
        Scan scan = BansaoPeer.scan(job, true);
        return onThreads(
                PROCESSORS,
                number -> certifier
                        .certify(scan, BansaoPeer.record(job, code(number), number + 1, 1))
                        .writeTo(nowhere()));
    }

    private Phase.Result disk() throws Exception {
        byte[] copy = BansaoPeer.certifier(job)
                .certify(BansaoPeer.scan(job, true), BansaoPeer.record(job, code(1), 1, 1))
                .toBytes();
        Files.createDirectories(folder);
        return onThreads(IN_FLIGHT, number -> {
            Path file = folder.resolve(number + ".bin");
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(copy);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        });
    }

    private Phase.Result batch() throws Exception {
        BatchCertifier batch = BatchCertifier.builder(
                        BansaoPeer.certifier(job), BatchJournal.file(folder.resolve("journal")))
                .build();
        return run(batch);
    }

    private Phase.Result timestamped() throws Exception {
        try (TestTsa tsa = TestTsa.start(job.pki())) {
            if (phase == Phase.TSA_SLOW) {
                tsa.delay(SLOW);
                tsa.always(TsaFault.SLOW);
            }
            TimestampAuthority authority = TimestampAuthority.httpBuilder()
                    .address(tsa.address())
                    .clock(job.pki().clock(), Duration.ofMinutes(5))
                    .build();
            CopyCertifier certifier = BansaoPeer.certifier(job, authority);
            int before = responders.ocspRequests();
            Phase.Result result = run(BatchCertifier.builder(certifier, BatchJournal.file(folder.resolve("journal")))
                    .build());
            return result.asking(responders.ocspRequests() - before);
        }
    }

    private Phase.Result run(BatchCertifier batch) throws Exception {
        Files.createDirectories(folder);
        Scan scan = BansaoPeer.scan(job, true);
        return Phase.Result.of(phase, items, () -> {
            BatchReport report = batch.run(IntStream.range(0, items)
                    .mapToObj(number -> CopyRequest.sharded(
                            "copy-" + number, scan, BansaoPeer.record(job, code(number), number + 1, 1), folder))
                    .iterator());
            long expected = phase == Phase.RERUN ? report.alreadyDone() : report.certified();
            if (expected != items) {
                throw new IllegalStateException("not every copy has the outcome that was expected: " + report);
            }
        });
    }

    private Phase.Result resume() throws Exception {
        Path file = folder.resolve("journal");
        BatchJournal journal = BatchJournal.file(file);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            return Phase.Result.of(phase, items, () -> fill(journal)); // made now, measured by the next process
        }
        return Phase.Result.of(phase, items, () -> {
            try (BatchJournal.Session session = journal.open()) {
                if (session.find("copy-" + (items - 1)).isEmpty()) {
                    throw new IllegalStateException("an item of the journal was not found");
                }
            }
        });
    }

    /** Seals of many threads at once, so that one force serves many of them. */
    private void fill(BatchJournal journal) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(256);
        try (BatchJournal.Session session = journal.open()) {
            onThreads(threads, 256, number -> {
                String id = "copy-" + number;
                session.seal(new BatchJournal.Entry(id, "ab".repeat(32), "SHA256:" + "cd".repeat(32), 500_000, false));
                session.done(id);
            });
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException("the journal could not be filled", e);
        } finally {
            threads.shutdown();
        }
    }

    /** Something to do for one number. */
    private interface Work {
        void on(int number) throws Exception;
    }

    private Phase.Result onThreads(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            return Phase.Result.of(phase, items, () -> onThreads(threads, count, work));
        } finally {
            threads.shutdown();
        }
    }

    private void onThreads(ExecutorService threads, int count, Work work)
            throws ExecutionException, InterruptedException {
        AtomicLong next = new AtomicLong();
        List<Future<Void>> all = IntStream.range(0, count)
                .mapToObj(thread -> threads.<Void>submit(() -> {
                    for (long number = next.getAndIncrement(); number < items; number = next.getAndIncrement()) {
                        work.on((int) number);
                    }
                    return null;
                }))
                .toList();
        for (Future<Void> one : all) {
            one.get();
        }
    }

    private static CopyCode code(int number) {
        return CopyCode.random(new Random(number));
    }

    private static DocumentSink nowhere() {
        return () -> new DocumentSink.Transfer() {
            @Override
            public void write(byte[] bytes, int from, int length) {}

            @Override
            public void commit() {}

            @Override
            public void close() {}
        };
    }
}
