package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.batch.BatchJournal;
import vn.bansao.batch.BatchReport;
import vn.bansao.crypto.SigningKey;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/**
 * A batch in a child JVM is killed at random points and started again until it ends: nothing is lost, nothing doubled.
 * {@code -Dbansao.kill.items=2000 -Dbansao.kill.kills=50} is the long form.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class BatchKillTest {
    private static final int ITEMS = Integer.getInteger("bansao.kill.items", 300);
    private static final int KILLS = Integer.getInteger("bansao.kill.kills", 8);
    private static final int IN_FLIGHT = 8;
    private static final int SIGNATURES = 2; // certifier and seal

    @TempDir
    private Path folder;

    private Path uses() {
        return folder.resolve("key-uses");
    }

    private Path outputs() {
        return folder.resolve("out");
    }

    @Test
    void aBatchKilledAtRandomPointsLosesNothingAndDoublesNothing() throws Exception {
        long seed = Long.getLong("bansao.kill.seed", System.nanoTime());
        Random random = new Random(seed);
        Files.createFile(uses());
        int killed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            // Equal shares of what is left, so that the last kill still has something to interrupt.
            long left = (long) ITEMS * SIGNATURES - Files.size(uses());
            long wanted = Files.size(uses()) + 1 + random.nextLong(Math.max(1, 2 * left / (KILLS - kill + 1)));
            killed += runAndKill(wanted, random) ? 1 : 0;
        }
        Process last = start();
        assertThat(last.waitFor()).as("seed %d", seed).isZero();

        assertThat(Files.readString(folder.resolve("report")))
                .as("seed %d", seed)
                .isEqualTo("COMPLETE " + ITEMS + " 0 0");
        assertThat(killed).as("runs that were really killed").isGreaterThan(KILLS / 2);
        assertThat(Files.size(uses()))
                .as("key operations, seed %d", seed)
                .isBetween((long) ITEMS * SIGNATURES, (long) SIGNATURES * (ITEMS + killed * IN_FLIGHT));
        List<Path> files = BatchSamples.files(outputs());
        assertThat(files).as("no temporary file, seed %d", seed).hasSize(ITEMS);
        for (int item = 0; item < ITEMS; item++) {
            CopyCheck.requireSigned(
                    Files.readAllBytes(BatchSamples.request(item, outputs()).target()));
        }
    }

    private boolean runAndKill(long wantedUses, Random random) throws Exception {
        Process child = start();
        while (child.isAlive() && Files.size(uses()) < wantedUses) {
            Thread.sleep(1);
        }
        long untilNanos = System.nanoTime() + random.nextInt(3_000_000); // somewhere within the making of a copy
        while (System.nanoTime() < untilNanos) {
            Thread.onSpinWait();
        }
        child.destroyForcibly();
        return child.waitFor() != 0;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BatchKillTest.class.getName(),
                        folder.toString(),
                        String.valueOf(ITEMS))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "errors")))
                .start();
    }

    /** The child. */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        CopyCertifier certifier = Samples.certifier(pki, PadesLevel.BASELINE_B)
                .certifier(new NotedKey(pki.certifierKey(), folder.resolve("key-uses")))
                .agency(new NotedKey(pki.agencyKey(), folder.resolve("key-uses")))
                .build();
        BatchReport report = BatchCertifier.builder(certifier, BatchJournal.file(folder.resolve("batch.journal")))
                .parallelism(2)
                .inFlight(IN_FLIGHT)
                .build()
                .run(BatchSamples.requests(Integer.parseInt(arguments[1]), folder.resolve("out"))
                        .iterator());
        report.failures().forEach(System.err::println);
        Files.writeString(
                folder.resolve("report"),
                report.ending() + " " + (report.certified() + report.alreadyDone()) + " " + report.failed() + " "
                        + report.unfinished());
    }

    /** A key that adds a byte to a file before each signature: a count that survives its process. */
    private static final class NotedKey extends DelegatingKey {
        private final Path uses;

        NotedKey(SigningKey key, Path uses) {
            super(key);
            this.uses = uses;
        }

        @Override
        public List<byte[]> sign(List<byte[]> toBeSigned) {
            try {
                Files.write(uses, new byte[toBeSigned.size()], StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return super.sign(toBeSigned);
        }
    }
}
