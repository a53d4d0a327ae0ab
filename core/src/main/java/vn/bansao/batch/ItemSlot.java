package vn.bansao.batch;

import java.io.IOException;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import vn.bansao.CertifiedCopyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** One item in flight: run by a worker, cancelled and read by the caller's thread. */
final class ItemSlot<T> implements Runnable {
    final String id;
    final T item;
    private final Work<T> work;
    private final Queue<ItemSlot<T>> ended;
    private @Nullable Thread worker;
    private boolean cancelled;
    private boolean over;
    private @Nullable ItemOutcome outcome;
    private @Nullable Error error;

    /** What is done with an item. */
    interface Work<T> {
        ItemOutcome run(ItemSlot<T> slot) throws Exception;
    }

    ItemSlot(String id, T item, Work<T> work, Queue<ItemSlot<T>> ended) {
        this.id = id;
        this.item = item;
        this.work = work;
        this.ended = ended;
    }

    @Override
    public void run() {
        synchronized (this) {
            if (cancelled || over) {
                giveUp();
                return;
            }
            worker = Thread.currentThread();
        }
        ItemOutcome result = null;
        Error fatal = null;
        try {
            result = work.run(this);
        } catch (Exception e) {
            result = failure(e);
        } catch (Error e) {
            fatal = e;
        }
        synchronized (this) {
            worker = null;
            if (cancelled) {
                Thread.interrupted(); // Ours; the thread goes back to its pool without it.
            }
            // What fails after a cancellation fails because of it.
            outcome = cancelled && result instanceof ItemOutcome.Failed ? null : result;
            error = fatal;
            end();
        }
    }

    /** Interrupts the item, or keeps it from starting. */
    synchronized void cancel() {
        cancelled = true;
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Ends an item that no worker will run. */
    synchronized void giveUp() {
        if (worker == null) {
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            ended.add(this);
        }
    }

    /** The outcome, or null if the item was given up. */
    synchronized @Nullable ItemOutcome outcome() {
        return outcome;
    }

    synchronized @Nullable Error error() {
        return error;
    }

    private ItemOutcome failure(Exception e) {
        if (e instanceof CertifiedCopyException known) {
            String sentence = known.problem().sentence(Locale.ENGLISH);
            return new ItemOutcome.Failed(id, known.code(), sentence);
        }
        CoreProblem code = e instanceof IOException ? CoreProblem.BATCH_FILE_FAILED : CoreProblem.BATCH_ITEM_FAILED;
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        Problem problem = Problem.of(code, "item", id, "reason", reason);
        return new ItemOutcome.Failed(id, code.name(), problem.sentence(Locale.ENGLISH));
    }
}
