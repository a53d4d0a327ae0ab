package vn.bansao.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.bansao.PolicyException;
import vn.bansao.batch.BatchJournal.Entry;
import vn.bansao.batch.BatchJournal.Session;

/** What every journal keeps. */
abstract class BatchJournalContract {

    /** The journal of this test. */
    abstract BatchJournal journal();

    static Entry entry(String id) {
        return entry(id, 1);
    }

    static Entry entry(String id, int number) {
        String hash = String.format("%064x", number);
        return new Entry(id, hash, "SHA256:" + hash, number, false);
    }

    static void make(Session session, String id) throws IOException {
        session.begin(id, Path.of("/tmp/." + id + ".part"));
        session.seal(entry(id));
        session.done(id);
    }

    @Test
    void whatIsDoneIsKnownInTheSameRunAndTheNext() throws Exception {
        try (Session session = journal().open()) {
            make(session, "a");
            assertThat(session.find("a").orElseThrow().done()).isTrue();
        }
        try (Session session = journal().open()) {
            Entry found = session.find("a").orElseThrow();
            assertThat(found.done()).isTrue();
            assertThat(found.digest()).isEqualTo(entry("a").digest());
            assertThat(session.find("b")).isEmpty();
            assertThat(session.leftovers()).isEmpty();
        }
    }

    @Test
    void whatIsSealedAndNotDoneIsToldApart() throws Exception {
        try (Session session = journal().open()) {
            session.begin("a", Path.of("/tmp/thư mục/.a b\n.part"));
            session.seal(entry("a"));
        }
        try (Session session = journal().open()) {
            assertThat(session.find("a")).contains(entry("a"));
            assertThat(session.leftovers()).containsExactly(Path.of("/tmp/thư mục/.a b\n.part"));
        }
    }

    @Test
    void theLastSealCounts() throws Exception {
        try (Session session = journal().open()) {
            session.seal(entry("a", 1));
            session.done("a");
            session.seal(entry("a", 2));
        }
        try (Session session = journal().open()) {
            assertThat(session.find("a")).contains(entry("a", 2));
            session.done("a");
            session.done("a");
        }
        try (Session session = journal().open()) {
            assertThat(session.find("a").orElseThrow().done()).isTrue();
        }
    }

    @Test
    void manyItemsFromManyThreadsAreAllKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Session session = journal().open()) {
            List<Future<?>> written = IntStream.range(0, 2_000)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        make(session, "item-" + i);
                        return i;
                    }))
                    .toList();
            for (Future<?> one : written) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        try (Session session = journal().open()) {
            for (int i = 0; i < 2_000; i++) {
                assertThat(session.find("item-" + i).orElseThrow().done()).isTrue();
            }
        }
    }

    @Test
    void aSecondRunIsRefusedWhileTheFirstLasts() throws Exception {
        try (Session first = journal().open()) {
            assertThatThrownBy(() -> journal().open())
                    .isInstanceOfSatisfying(
                            PolicyException.class, e -> assertThat(e.code()).isEqualTo("BATCH_JOURNAL_LOCKED"));
            make(first, "still-usable");
        }
        journal().open().close();
    }

    @Test
    void anItemThatWasNeverSealedCantBeDone() throws Exception {
        try (Session session = journal().open()) {
            assertThatThrownBy(() -> session.done("a")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void unsafeNamesAreRefused() throws Exception {
        try (Session session = journal().open()) {
            for (String id : List.of("", ".", "../x", "-x", "a b", "a\nb", "é", "x".repeat(101))) {
                assertThatThrownBy(() -> session.begin(id, Path.of("x")))
                        .isInstanceOfSatisfying(
                                PolicyException.class, e -> assertThat(e.code()).isEqualTo("BATCH_ID_INVALID"));
            }
        }
    }
}
