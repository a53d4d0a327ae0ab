package vn.bansao.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.RemoteServiceException;
import vn.bansao.batch.BatchReport.Ending;
import vn.bansao.batch.BatchRunner.FailurePolicy;
import vn.bansao.batch.BatchRunner.Order;
import vn.bansao.internal.CoreProblem;

@Timeout(60)
class BatchRunnerTest {

    private interface Work {
        void run(int item, Stages stages) throws IOException;
    }

    private static BatchTask<Integer> task(Work work) {
        return new BatchTask<>() {
            @Override
            public String id(Integer item) {
                return item.toString();
            }

            @Override
            public ItemOutcome run(Integer item, Stages stages) throws IOException {
                work.run(item, stages);
                return new ItemOutcome.Certified(item.toString(), "", 0);
            }
        };
    }

    private static Iterator<Integer> items(int number) {
        return IntStream.range(0, number).iterator();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noMoreItemsThanAllowedAreTakenOrRun() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger ahead = new AtomicInteger();
        Iterator<Integer> items = IntStream.range(0, 500)
                .peek(i -> ahead.accumulateAndGet(taken.incrementAndGet() - ended.get(), Math::max))
                .iterator();

        BatchReport report = BatchRunner.builder().inFlight(5).build().run(items, task((item, stages) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            pause(1);
            running.decrementAndGet();
            ended.incrementAndGet();
        }));

        assertThat(most).hasValueLessThanOrEqualTo(5);
        assertThat(ahead).hasValueLessThanOrEqualTo(7); // 5, the one peeked, and one that is ending
        assertThat(report.certified()).isEqualTo(500);
        assertThat(report.allCertified()).isTrue();
    }

    @Test
    void outcomesComeAsGivenWhenAskedForAndASlowItemHoldsBackNoMoreThanThoseInFlight() {
        List<String> told = new ArrayList<>();
        AtomicInteger started = new AtomicInteger();
        AtomicInteger startedWhileFirstRan = new AtomicInteger();

        BatchRunner.builder()
                .inFlight(4)
                .order(Order.AS_GIVEN)
                .build()
                .run(
                        items(100),
                        task((item, stages) -> {
                            started.incrementAndGet();
                            pause(item == 0 ? 300 : item % 3);
                            if (item == 0) {
                                startedWhileFirstRan.set(started.get());
                            }
                        }),
                        outcome -> told.add(outcome.id()));

        assertThat(told)
                .isEqualTo(IntStream.range(0, 100).mapToObj(String::valueOf).toList());
        assertThat(startedWhileFirstRan).hasValueLessThanOrEqualTo(4);
    }

    private static RemoteServiceException serviceFailure() {
        return new RemoteServiceException(
                Problem.of(CoreProblem.TSA_HTTP_STATUS, "address", "x", "status", 503), URI.create("http://x/"), 503);
    }

    @Test
    void aFailingServiceIsAskedAgainAndNothingElseIs() {
        AtomicInteger service = new AtomicInteger();
        AtomicInteger policy = new AtomicInteger();
        AtomicInteger file = new AtomicInteger();
        BatchRunner runner = BatchRunner.builder()
                .retry(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2)))
                .build();

        BatchReport report = runner.run(items(4), task((item, stages) -> {
            switch (item) {
                case 0 -> {
                    if (service.incrementAndGet() < 3) {
                        throw serviceFailure();
                    }
                }
                case 1 -> {
                    policy.incrementAndGet();
                    throw new PolicyException(Problem.of(CoreProblem.BATCH_JOURNAL_LOCKED, "file", "f"));
                }
                case 2 -> {
                    file.incrementAndGet();
                    throw new IOException("disk full");
                }
                default -> throw serviceFailure();
            }
        }));

        assertThat(service).hasValue(3);
        assertThat(policy).hasValue(1);
        assertThat(file).hasValue(1);
        assertThat(report.certified()).isEqualTo(1);
        assertThat(report.failuresByCode())
                .containsOnlyKeys("BATCH_JOURNAL_LOCKED", "BATCH_FILE_FAILED", "TSA_HTTP_STATUS");
        assertThat(report.failures()).allMatch(failure -> !failure.message().contains("\n"));
        assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(FailurePolicy.class)
    void aFailureStopsTheRunOrDoesNot(FailurePolicy policy) {
        BatchReport report = BatchRunner.builder()
                .inFlight(2)
                .onFailure(policy)
                .build()
                .run(items(1_000), task((item, stages) -> {
                    if (item == 10) {
                        throw new IllegalStateException("poison\nin two lines");
                    }
                    pause(1);
                }));

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.failuresByCode()).containsOnlyKeys("BATCH_ITEM_FAILED");
        assertThat(report.unfinished()).isZero();
        if (policy == FailurePolicy.STOP) {
            assertThat(report.ending()).isEqualTo(Ending.STOPPED);
            assertThat(report.finished()).isBetween(11L, 20L);
        } else {
            assertThat(report.ending()).isEqualTo(Ending.COMPLETE);
            assertThat(report.certified()).isEqualTo(999);
        }
    }

    @Test
    void stopFinishesWhatIsInFlight() {
        BatchControl control = new BatchControl();
        AtomicInteger begun = new AtomicInteger();
        BatchReport report = BatchRunner.builder()
                .inFlight(3)
                .control(control)
                .build()
                .run(items(1_000_000), task((item, stages) -> {
                    if (begun.incrementAndGet() == 20) {
                        control.stop();
                    }
                    pause(2);
                }));

        assertThat(report.ending()).isEqualTo(Ending.STOPPED);
        assertThat(report.certified()).isEqualTo(begun.get());
        assertThat(report.failed() + report.unfinished()).isZero();
    }

    @Test
    void cancelInterruptsWhatIsInFlightAndCountsItAsUnfinished() {
        BatchControl control = new BatchControl();
        CountDownLatch running = new CountDownLatch(3);
        BatchReport report = BatchRunner.builder()
                .inFlight(3)
                .control(control)
                .build()
                .run(items(1_000_000), task((item, stages) -> {
                    running.countDown();
                    if (running.getCount() == 0) {
                        control.cancel();
                    }
                    pause(50_000);
                }));

        assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(report.unfinished()).isEqualTo(3);
        assertThat(report.failed()).isZero();
    }

    @Test
    void anInterruptedCallerCancelsAndStaysInterrupted() {
        Thread caller = Thread.currentThread();
        BatchReport report = BatchRunner.builder().inFlight(2).build().run(items(1_000_000), task((item, stages) -> {
            if (item == 5) {
                caller.interrupt();
            }
            pause(item < 6 ? 1 : 50_000);
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
    }

    @Test
    void progressIsToldOnTheCallersThreadOnceASecondAndAtTheEnd() {
        Thread caller = Thread.currentThread();
        List<BatchProgress> told = new ArrayList<>();
        BatchReport report = BatchRunner.builder()
                .inFlight(2)
                .onProgress(progress -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    told.add(progress);
                })
                .build()
                .run(items(500), task((item, stages) -> pause(10)));

        assertThat(told).hasSizeBetween(2, (int) report.elapsed().toSeconds() + 1);
        assertThat(told.get(told.size() - 1).certified()).isEqualTo(500);
        assertThat(told.get(0).expected()).isEmpty();
        for (int i = 1; i < told.size() - 1; i++) {
            assertThat(told.get(i).elapsed().minus(told.get(i - 1).elapsed())).isGreaterThan(Duration.ofMillis(990));
        }
    }

    @Test
    void permitsBoundAStageAndWhoWaitsElsewhereHoldsNone() {
        AtomicInteger composing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger mostWaiting = new AtomicInteger();

        BatchReport report = BatchRunner.builder()
                .inFlight(20)
                .permits(BatchStage.COMPOSE, 2)
                .build()
                .run(
                        items(60),
                        task((item, stages) -> stages.in(BatchStage.COMPOSE, () -> {
                            most.accumulateAndGet(composing.incrementAndGet(), Math::max);
                            pause(1);
                            composing.decrementAndGet();
                            stages.in(BatchStage.TIMESTAMP, () -> {
                                mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                                pause(50);
                                return waiting.decrementAndGet();
                            });
                            return most.accumulateAndGet(composing.incrementAndGet(), Math::max)
                                    + composing.decrementAndGet();
                        })));

        assertThat(most).hasValueLessThanOrEqualTo(2);
        assertThat(mostWaiting).hasValueGreaterThan(4);
        assertThat(report.timeInStages()).containsOnlyKeys(BatchStage.COMPOSE, BatchStage.TIMESTAMP);
        assertThat(report.timeInStages().get(BatchStage.TIMESTAMP)).isGreaterThan(Duration.ofMillis(60 * 50 - 60));
    }

    @Test
    void aFailedStageGivesItsPermitBack() {
        BatchReport report = BatchRunner.builder()
                .inFlight(4)
                .permits(BatchStage.SIGN, 1)
                .build()
                .run(
                        items(50),
                        task((item, stages) -> stages.in(
                                BatchStage.COMPOSE,
                                () -> stages.in(BatchStage.SIGN, () -> {
                                    throw new IOException("no");
                                }))));

        assertThat(report.failed()).isEqualTo(50);
    }

    @Test
    void failuresInTheReportAreBounded() {
        BatchReport report = BatchRunner.builder().build().run(items(5_000), task((item, stages) -> {
            throw new IOException("no");
        }));

        assertThat(report.failed()).isEqualTo(5_000);
        assertThat(report.failures()).hasSize(BatchReport.FAILURES_KEPT);
        assertThat(report.failuresByCode()).containsEntry("BATCH_FILE_FAILED", 5_000L);
    }

    @Test
    void anInjectedExecutorIsUsedAndLeftOpen() {
        ExecutorService threads = Executors.newFixedThreadPool(2, work -> new Thread(work, "mine"));
        try {
            BatchReport report = BatchRunner.builder()
                    .inFlight(9)
                    .executor(threads)
                    .build()
                    .run(
                            items(50),
                            task((item, stages) ->
                                    assertThat(Thread.currentThread().getName()).isEqualTo("mine")));
            assertThat(report.certified()).isEqualTo(50);
            assertThat(threads.isShutdown()).isFalse();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anExecutorThatIsShutDownEndsTheRun() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        BatchReport report = BatchRunner.builder()
                .inFlight(9)
                .executor(threads)
                .build()
                .run(items(1_000), task((item, stages) -> {
                    if (item == 20) {
                        threads.shutdownNow();
                    }
                }));

        assertThat(report.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(report.finished()).isLessThan(1_000);
    }

    @Test
    void aThrowingIteratorOrListenerIsHeardAfterThoseInFlightHaveEnded() {
        AtomicInteger ended = new AtomicInteger();
        Iterator<Integer> items = IntStream.range(0, 100)
                .peek(i -> {
                    if (i == 10) {
                        throw new IllegalStateException("no more");
                    }
                })
                .iterator();
        BatchRunner runner = BatchRunner.builder().inFlight(4).build();

        assertThatThrownBy(() -> runner.run(items, task((item, stages) -> {
                    pause(20);
                    ended.incrementAndGet();
                })))
                .hasMessage("no more");
        assertThat(ended).hasValueBetween(9, 10);
        assertThatThrownBy(() -> runner.run(items(100), task((item, stages) -> {}), outcome -> {
                    throw new IllegalArgumentException("bar");
                }))
                .hasMessage("bar");
    }

    @Test
    void anErrorEndsTheRun() {
        assertThatThrownBy(() -> BatchRunner.builder().inFlight(2).build().run(items(100), task((item, stages) -> {
                    if (item == 3) {
                        throw new OutOfMemoryError("test");
                    }
                })))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void flightRecorderSeesEveryItemInEveryStage(@TempDir Path folder) throws Exception {
        Path dump = folder.resolve("batch.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("vn.bansao.BatchStage").withoutThreshold();
            recording.start();
            BatchRunner.builder()
                    .build()
                    .run(items(20), task((item, stages) -> stages.in(BatchStage.SIGN, () -> item)));
            recording.stop();
            recording.dump(dump);
        }

        assertThat(RecordingFile.readAllEvents(dump))
                .hasSize(20)
                .allMatch(event -> event.getString("stage").equals("SIGN"))
                .extracting(event -> event.getString("item"))
                .doesNotHaveDuplicates();
    }
}
