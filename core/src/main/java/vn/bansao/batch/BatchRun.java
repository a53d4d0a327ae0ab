package vn.bansao.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run: its state lives on the caller's thread, the slots on the workers'. */
final class BatchRun<T> {
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LISTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(50); // how soon a cancellation is noticed

    private final BatchRunner runner;
    private final BatchTask<T> task;
    private final Consumer<ItemOutcome> outcomes;
    private final StageTable stages;
    private final BlockingQueue<ItemSlot<T>> ended = new LinkedBlockingQueue<>();
    private final Set<ItemSlot<T>> active = new HashSet<>();
    private final Deque<ItemSlot<T>> inOrder = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final long started = System.nanoTime();
    private long told = started;
    private boolean interrupted;
    private boolean cancelSent;
    private boolean stopping;
    private @Nullable Throwable broken;

    BatchRun(BatchRunner runner, BatchTask<T> task, Consumer<ItemOutcome> outcomes) {
        this.runner = runner;
        this.task = task;
        this.outcomes = outcomes;
        this.stages = new StageTable(runner.permits);
    }

    BatchReport run(Iterator<? extends T> items) {
        ExecutorService given = runner.executor;
        ExecutorService threads = given == null ? ownThreads(runner.inFlight) : given;
        boolean exhausted = false;
        try {
            while (true) {
                exhausted = exhausted || fill(items, threads);
                if (active.isEmpty()) {
                    break;
                }
                await(threads);
            }
        } finally {
            if (given == null) {
                threads.shutdown();
            }
        }
        guarded(this::tellProgress);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow();
        return tally.report(ending(exhausted), elapsed(), stages.times());
    }

    private static ExecutorService ownThreads(int number) {
        AtomicInteger next = new AtomicInteger(1);
        return Executors.newFixedThreadPool(number, work -> {
            Thread thread = new Thread(work, "bansao-batch-" + next.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts items while there is room; true if the iterator has no more. */
    private boolean fill(Iterator<? extends T> items, ExecutorService threads) {
        try {
            while (!stopping && !runner.control.stopped() && active.size() + waiting() < runner.inFlight) {
                if (!items.hasNext()) {
                    return true;
                }
                T item = items.next();
                start(new ItemSlot<>(task.id(item), item, this::work, ended), threads);
                if (!ended.isEmpty()) {
                    break; // Outcomes are told between two items, not after the last free place is taken.
                }
            }
        } catch (RuntimeException | Error e) {
            breakOff(e);
        }
        return false;
    }

    private void start(ItemSlot<T> slot, ExecutorService threads) {
        active.add(slot);
        if (runner.order == BatchRunner.Order.AS_GIVEN) {
            inOrder.add(slot);
        }
        try {
            threads.execute(slot);
        } catch (RejectedExecutionException e) {
            slot.giveUp(); // The caller has closed the executor: an end like any other.
            stopping = true;
        }
    }

    /** Results that are there, but not yet told, since an earlier item is still in flight. */
    private int waiting() {
        return runner.order == BatchRunner.Order.AS_GIVEN ? inOrder.size() - active.size() : 0;
    }

    private ItemOutcome work(ItemSlot<T> slot) throws Exception {
        Stages passage = stages.passage(slot.id);
        return runner.retry.call(() -> task.run(slot.item, passage));
    }

    private void await(ExecutorService threads) {
        try {
            ItemSlot<T> slot = ended.poll(LISTEN_NANOS, TimeUnit.NANOSECONDS);
            while (slot != null) {
                finish(slot);
                slot = ended.poll();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if ((interrupted || runner.control.cancelled()) && !cancelSent) {
            cancelSent = true;
            stopping = true;
            active.forEach(ItemSlot::cancel);
        }
        if (threads.isTerminated()) {
            active.forEach(ItemSlot::giveUp); // What a shutdownNow() took from the queue never ends by itself.
        }
        if (System.nanoTime() - told >= PROGRESS_NANOS) {
            guarded(this::tellProgress);
        }
    }

    private void finish(ItemSlot<T> slot) {
        if (!active.remove(slot)) {
            return;
        }
        if (slot.error() != null) {
            breakOff(slot.error());
        }
        if (runner.order == BatchRunner.Order.AS_COMPLETED) {
            tell(slot);
            return;
        }
        while (!inOrder.isEmpty() && !active.contains(inOrder.peek())) {
            tell(inOrder.remove());
        }
    }

    private void tell(ItemSlot<T> slot) {
        ItemOutcome outcome = slot.outcome();
        tally.add(outcome);
        if (outcome == null) {
            return;
        }
        if (outcome instanceof ItemOutcome.Failed && runner.onFailure == BatchRunner.FailurePolicy.STOP) {
            stopping = true;
        }
        guarded(() -> outcomes.accept(outcome));
    }

    private void tellProgress() {
        told = System.nanoTime();
        runner.progress.accept(tally.progress(active.size(), runner.expected, elapsed()));
    }

    /** A listener that throws ends the run, but not before the items in flight have ended. */
    private void guarded(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            breakOff(e);
        }
    }

    private void breakOff(Throwable cause) {
        stopping = true;
        if (broken == null) {
            broken = cause;
        }
    }

    private void rethrow() {
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private BatchReport.Ending ending(boolean exhausted) {
        if (cancelSent || tally.unfinished() > 0) {
            return BatchReport.Ending.CANCELLED;
        }
        return exhausted ? BatchReport.Ending.COMPLETE : BatchReport.Ending.STOPPED;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
