package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSource;
import vn.bansao.ReceivedDocument;
import vn.bansao.batch.BatchControl;
import vn.bansao.batch.BatchJournal;
import vn.bansao.batch.BatchReport;
import vn.bansao.batch.BatchRunner.Order;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.ItemOutcome;
import vn.bansao.batch.RetryPolicy;
import vn.bansao.internal.io.AtomicFile;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.timestamp.TimestampAuthority;

/** A batch survives what happens in an office, and says which copy failed and why. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BatchCertifierTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);
    private static final RetryPolicy QUICK = new RetryPolicy(8, Duration.ofMillis(1), Duration.ofMillis(5));

    @TempDir
    private Path folder;

    private final CountingKey certifierKey = CountingKey.of(PKI.certifierKey());
    private final CountingKey agencyKey = CountingKey.of(PKI.agencyKey());

    private Path outputs() {
        return folder.resolve("out");
    }

    private BatchJournal journal() {
        return BatchJournal.file(folder.resolve("batch.journal"));
    }

    private BatchCertifier.Builder batch(BatchJournal journal) {
        CopyCertifier certifier = Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .certifier(certifierKey)
                .agency(agencyKey)
                .build();
        return BatchCertifier.builder(certifier, journal).parallelism(2);
    }

    private BatchReport run(CopyRequest... requests) throws IOException {
        return batch(journal()).build().run(List.of(requests).iterator());
    }

    private CopyRequest request(int number) {
        return BatchSamples.request(number, outputs());
    }

    private void assertFails(CopyRequest request, String code) throws IOException {
        int signed = certifierKey.uses().get();
        BatchReport report = run(request);
        assertThat(report.failuresByCode()).containsOnlyKeys(code);
        assertThat(report.failures().get(0).id()).isEqualTo(request.id());
        assertThat(certifierKey.uses()).as("nothing signed").hasValue(signed);
    }

    @Test
    void everyCopyIsMadeOnceAndTheSameLineResumes() throws Exception {
        BatchReport first = batch(journal())
                .build()
                .run(BatchSamples.requests(60, outputs()).iterator());
        BatchReport second = batch(journal())
                .build()
                .run(BatchSamples.requests(80, outputs()).iterator());

        assertThat(first.certified()).isEqualTo(60);
        assertThat(second.alreadyDone()).isEqualTo(60);
        assertThat(second.adopted()).isZero();
        assertThat(second.certified()).isEqualTo(20);
        assertThat(second.allCertified()).isTrue();
        assertThat(certifierKey.uses()).hasValue(80);
        assertThat(agencyKey.uses()).hasValue(80);
        assertThat(BatchSamples.files(outputs()))
                .hasSize(80)
                .allMatch(file -> file.toString().endsWith(".pdf"));
        for (Path copy : BatchSamples.files(outputs())) {
            CopyCheck.requireSigned(Files.readAllBytes(copy));
        }
        assertThat(first.timeInStages())
                .containsOnlyKeys(
                        BatchStage.CHECK,
                        BatchStage.COMPOSE,
                        BatchStage.SIGN,
                        BatchStage.SEAL,
                        BatchStage.STORE,
                        BatchStage.JOURNAL);
    }

    @Test
    void aCopyThatIsNamedButNotJournalledAsDoneIsAdopted() throws Exception {
        BatchReport killed = batch(new DeafJournal(journal()))
                .build()
                .run(List.of(request(1)).iterator());
        assertThat(killed.failed()).isEqualTo(1);
        assertThat(request(1).target()).exists();

        List<ItemOutcome> outcomes = new ArrayList<>();
        batch(journal()).build().run(List.of(request(1)).iterator(), outcomes::add);
        batch(journal()).build().run(List.of(request(1)).iterator(), outcomes::add);

        assertThat(outcomes).hasSize(2).allMatch(ItemOutcome.AlreadyDone.class::isInstance);
        assertThat(((ItemOutcome.AlreadyDone) outcomes.get(0)).adopted()).isTrue();
        assertThat(((ItemOutcome.AlreadyDone) outcomes.get(1)).adopted()).isFalse();
        assertThat(certifierKey.uses()).hasValue(1);
    }

    /** A journal that hears of seals, and dies before it hears that they are done. */
    private record DeafJournal(BatchJournal journal) implements BatchJournal {
        @Override
        public Session open() throws IOException {
            Session session = journal.open();
            return new Session() {
                @Override
                public Optional<Entry> find(String id) throws IOException {
                    return session.find(id);
                }

                @Override
                public List<Path> leftovers() {
                    return session.leftovers();
                }

                @Override
                public void begin(String id, Path part) throws IOException {
                    session.begin(id, part);
                }

                @Override
                public void seal(Entry entry) throws IOException {
                    session.seal(entry);
                }

                @Override
                public void done(String id) throws IOException {
                    throw new IOException("killed");
                }

                @Override
                public void close() throws IOException {
                    session.close();
                }
            };
        }
    }

    @Test
    void aForeignFileIsNeverReplacedAndNothingIsSigned() throws Exception {
        Files.createDirectories(request(1).target().getParent());
        Files.writeString(request(1).target(), "someone's only copy");

        assertFails(request(1), "BATCH_OUTPUT_FOREIGN");

        assertThat(request(1).target()).hasContent("someone's only copy");
    }

    @Test
    void aForeignFileInPlaceOfASealedCopyIsNotAdopted() throws Exception {
        batch(new DeafJournal(journal())).build().run(List.of(request(1)).iterator());
        byte[] copy = Files.readAllBytes(request(1).target());
        copy[copy.length / 2] ^= 1;
        Files.write(request(1).target(), copy);

        assertFails(request(1), "BATCH_OUTPUT_FOREIGN");

        assertThat(request(1).target()).hasBinaryContent(copy);
    }

    @Test
    void aChangedOrMissingCopyIsToldAndNotSignedAgain() throws Exception {
        run(request(1), request(2));
        Files.delete(request(1).target());
        Files.write(request(2).target(), new byte[] {0}, StandardOpenOption.APPEND);

        assertFails(request(1), "BATCH_OUTPUT_MISSING");
        assertFails(request(2), "BATCH_OUTPUT_CHANGED");
    }

    @Test
    void changedInputUnderAKnownIdIsAnError() throws Exception {
        run(request(1));

        CopyRequest otherRecord = request(2);
        assertFails(
                new CopyRequest(
                        "2026-1",
                        request(1).scan(),
                        otherRecord.record(),
                        request(1).target()),
                "BATCH_INPUT_CHANGED");
        assertFails(BatchSamples.request(1, outputs(), Samples.jpeg(7)), "BATCH_INPUT_CHANGED");
        CopyRequest same = request(1);
        assertFails(
                new CopyRequest("2026-1", same.scan().withFlattenedAlpha(), same.record(), same.target()),
                "BATCH_INPUT_CHANGED");
    }

    @Test
    void aReceivedScanOfTheSameSizeButOtherBytesIsAChangedInput() throws Exception {
        byte[] page = Samples.jpeg(1);
        byte[] other = page.clone();
        other[page.length / 2] ^= 1;
        run(received(page));

        assertFails(received(other), "BATCH_INPUT_CHANGED");
        assertThat(run(received(page)).alreadyDone()).isEqualTo(1);
    }

    private CopyRequest received(byte[] page) {
        Scan scan = Scan.of(List.<DocumentSource>of(ReceivedDocument.of("page.jpg", page)))
                .withFallbackDpi(100);
        return CopyRequest.sharded("received-1", scan, BatchSamples.record(1), outputs());
    }

    @Test
    void twoRequestsOfOneIdMakeOneCopy() throws Exception {
        BatchReport report = run(request(1), request(1), request(1), request(2));

        assertThat(report.certified()).isEqualTo(2);
        assertThat(certifierKey.uses()).hasValue(2);
        assertThat(BatchSamples.files(outputs())).hasSize(2);
    }

    @Test
    void unsafeIdsFailAloneAndLeaveNoFile() throws Exception {
        CopyRequest good = request(1);
        for (String id : List.of("../../x", "a/b", "", "tỉnh")) {
            assertFails(CopyRequest.sharded(id, good.scan(), good.record(), outputs()), "BATCH_ID_INVALID");
        }
        assertThat(BatchSamples.files(folder)).containsExactly(folder.resolve("batch.journal"));
    }

    @Test
    void onePoisonScanInAHundredFailsAlone() throws Exception {
        byte[] poison = Arrays.copyOf(Samples.jpeg(3), 2_000);
        List<ItemOutcome> outcomes = new ArrayList<>();
        BatchReport report = batch(journal())
                .order(Order.AS_GIVEN)
                .build()
                .run(
                        IntStream.range(0, 200)
                                .mapToObj(i -> i % 100 == 50 ? BatchSamples.request(i, outputs(), poison) : request(i))
                                .iterator(),
                        outcomes::add);

        assertThat(report.ending()).isEqualTo(BatchReport.Ending.COMPLETE);
        assertThat(report.certified()).isEqualTo(198);
        assertThat(report.failures()).extracting(ItemOutcome.Failed::id).containsExactly("2026-50", "2026-150");
        assertThat(report.failures()).allMatch(failure -> failure.code().startsWith("SCAN_JPEG"));
        assertThat(outcomes).hasSize(200);
        assertThat(BatchSamples.files(outputs())).hasSize(198);
    }

    @Test
    void aTimestampAuthorityThatIsDownHalfTheTimeCostsNoSignature() throws Exception {
        TimestampAuthority real = TestTsa.inProcess(PKI);
        try (TestTsa down = TestTsa.start(PKI)) {
            down.always(TsaFault.HTTP_503);
            TimestampAuthority failing = TimestampAuthority.http(down.address());
            AtomicInteger requests = new AtomicInteger();
            TimestampAuthority half = (algorithm, imprint) ->
                    (requests.incrementAndGet() % 2 == 0 ? real : failing).timestamp(algorithm, imprint);

            BatchReport report = timestamped(half, 16)
                    .run(BatchSamples.requests(40, outputs()).iterator());

            assertThat(report.failed()).isLessThan(3); // eight attempts: one in 256 has bad luck
            assertThat(certifierKey.uses()).hasValue(40);
            assertThat(agencyKey.uses()).hasValueLessThanOrEqualTo(40);
            assertThat(down.requests()).isGreaterThan(20);

            BatchReport dead =
                    timestamped(failing, 16).run(List.of(request(1_000)).iterator());
            assertThat(dead.failuresByCode()).containsOnlyKeys("TSA_HTTP_STATUS");
        }
        assertThat(BatchSamples.files(outputs()))
                .allMatch(file -> file.toString().endsWith(".pdf"));
    }

    private BatchCertifier timestamped(TimestampAuthority authority, int inFlight) {
        CopyCertifier certifier = Samples.certifier(PKI, PadesLevel.BASELINE_T)
                .timestamps(authority)
                .certifier(certifierKey)
                .agency(agencyKey)
                .build();
        return BatchCertifier.builder(certifier, journal())
                .parallelism(2)
                .inFlight(inFlight)
                .retry(QUICK)
                .build();
    }

    @Test
    void aKeyThatTakesManyValuesGetsFullCalls() throws Exception {
        ManyPerCallKey officer = new ManyPerCallKey(PKI.certifierKey());
        ManyPerCallKey seal = new ManyPerCallKey(PKI.agencyKey());
        CopyCertifier certifier = Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .certifier(officer)
                .agency(seal)
                .build();

        BatchReport report = BatchCertifier.builder(certifier, journal())
                .build()
                .run(BatchSamples.requests(160, outputs()).iterator());

        assertThat(report.certified()).isEqualTo(160);
        for (ManyPerCallKey key : List.of(officer, seal)) {
            assertThat(key.calls()).allMatch(values -> values <= ManyPerCallKey.VALUES);
            // 16 would be full; while copies come more slowly than calls end, some are not.
            assertThat(key.calls()).hasSizeLessThanOrEqualTo(2 * 160 / ManyPerCallKey.VALUES);
        }
        for (Path copy : BatchSamples.files(outputs())) {
            CopyCheck.requireSigned(Files.readAllBytes(copy));
        }
    }

    @Test
    void waitingForTimestampsOverlaps() throws Exception {
        TimestampAuthority real = TestTsa.inProcess(PKI);
        TimestampAuthority slow = (algorithm, imprint) -> {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return real.timestamp(algorithm, imprint);
        };

        BatchReport report =
                timestamped(slow, 64).run(BatchSamples.requests(256, outputs()).iterator());

        assertThat(report.certified()).isEqualTo(256);
        // One after the other, 512 waits of 50 ms are 25.6 s, and with two threads 12.8 s.
        assertThat(report.timeInStages().get(BatchStage.TIMESTAMP)).isGreaterThan(Duration.ofSeconds(25));
        assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void whatCantBeWrittenFailsWithItsReason() throws Exception {
        Path file = folder.resolve("a-file");
        Files.createFile(file);
        CopyRequest good = request(1);
        CopyRequest belowAFile = new CopyRequest("below-a-file", good.scan(), good.record(), file.resolve("copy.pdf"));

        BatchReport report = run(belowAFile, good);

        assertThat(report.certified()).isEqualTo(1);
        assertThat(report.failures().get(0).code()).isEqualTo("BATCH_FILE_FAILED");
        assertThat(report.failures().get(0).message()).contains("below-a-file").contains("a-file");
    }

    @Test
    void aReadOnlyFolderFailsItsCopiesOnly() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Assumptions.assumeTrue(
                closed.toFile().setWritable(false) && !Files.isWritable(closed),
                "skipped: this user may write everywhere");

        BatchReport report = run(BatchSamples.request(1, closed), request(2));

        assertThat(report.certified()).isEqualTo(1);
        assertThat(report.failuresByCode()).containsOnlyKeys("BATCH_FILE_FAILED");
        assertThat(closed.toFile().setWritable(true)).isTrue();
    }

    @Test
    void aFullDiskFailsWhatDoesNotFitAndASecondRunFinishes() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        Assumptions.assumeTrue(
                mount("mount", "-t", "tmpfs", "-o", "size=1m", "none", small.toString()),
                "skipped: no small file system can be mounted here");
        try {
            BatchReport full = batch(journal())
                    .build()
                    .run(BatchSamples.requests(40, small).iterator());
            assertThat(full.certified()).isBetween(1L, 39L);
            assertThat(full.failed()).isEqualTo(40 - full.certified());
            assertThat(full.failuresByCode()).containsOnlyKeys("BATCH_FILE_FAILED");
            assertThat(BatchSamples.files(small)).hasSize((int) full.certified());

            assertThat(mount("mount", "-o", "remount,size=40m", small.toString()))
                    .isTrue();
            BatchReport rest = batch(journal())
                    .build()
                    .run(BatchSamples.requests(40, small).iterator());
            assertThat(rest.alreadyDone()).isEqualTo(full.certified());
            assertThat(rest.allCertified()).isTrue();
            for (Path copy : BatchSamples.files(small)) {
                CopyCheck.requireSigned(Files.readAllBytes(copy));
            }
        } finally {
            mount("umount", small.toString());
        }
    }

    private static boolean mount(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void leftoversOfAKilledRunAreRemovedAndOtherFilesAreNot() throws Exception {
        Path part = AtomicFile.aside(request(1).target());
        Path precious = folder.resolve("precious.part");
        Files.createDirectories(part.getParent());
        Files.writeString(part, "half a copy");
        Files.writeString(precious, "not ours");
        try (BatchJournal.Session session = journal().open()) {
            session.begin("2026-1", part);
            session.begin("2026-2", precious);
        }

        run(request(3));

        assertThat(part).doesNotExist();
        assertThat(precious).exists();
    }

    @Test
    void aCancelledBatchLeavesNothingHalfWrittenAndGoesOn() throws Exception {
        for (int cancelAfter : new int[] {1, 17, 40}) {
            BatchControl control = new BatchControl();
            AtomicInteger told = new AtomicInteger();
            BatchReport cancelled = batch(journal())
                    .control(control)
                    .build()
                    .run(BatchSamples.requests(100, outputs()).iterator(), outcome -> {
                        if (told.incrementAndGet() == cancelAfter) {
                            control.cancel();
                        }
                    });
            assertThat(cancelled.ending()).isEqualTo(BatchReport.Ending.CANCELLED);
            assertThat(BatchSamples.files(outputs()))
                    .allMatch(file -> file.toString().endsWith(".pdf"));
        }

        BatchReport rest = batch(journal())
                .build()
                .run(BatchSamples.requests(100, outputs()).iterator());

        assertThat(rest.allCertified()).isTrue();
        assertThat(rest.finished()).isEqualTo(100);
        assertThat(BatchSamples.files(outputs())).hasSize(100);
    }

    @Test
    void aSecondRunWithTheSameJournalIsRefused() throws Exception {
        try (BatchJournal.Session first = journal().open()) {
            assertThat(first.leftovers()).isEmpty();
            assertThatThrownBy(() -> run(request(1))).hasMessageStartingWith("BATCH_JOURNAL_LOCKED");
        }
    }
}
