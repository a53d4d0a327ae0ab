package vn.bansao.batch;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.io.AtomicFile;

/**
 * A journal in a file. Lines are written at once and forced in groups: the first thread that waits forces for all whose
 * lines are written by then, the others wait for it.
 *
 * <p>A RandomAccessFile, since an interrupted thread would close a channel for all.
 */
final class JournalFile implements BatchJournal.Session {
    private static final long MOST_UNFORCED_BYTES = JournalReader.LONGEST_TORN_BYTES / 4;

    private final Path path;
    private final RandomAccessFile file;
    private final JournalIndex index = new JournalIndex(this::idAt);
    private final List<Path> leftovers = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forceEnded = lock.newCondition();
    private long end;
    private long forced;
    private boolean forcing;
    private @Nullable IOException broken;

    private JournalFile(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    static JournalFile open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            JournalFile journal = new JournalFile(path, file);
            journal.lockFile();
            journal.load();
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void lockFile() throws IOException {
        boolean locked;
        try {
            locked = file.getChannel().tryLock() != null; // Closing the file unlocks it; so does the process's end.
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw new PolicyException(Problem.of(CoreProblem.BATCH_JOURNAL_LOCKED, "file", path));
        }
    }

    private void load() throws IOException {
        JournalReader reader = new JournalReader(path, index);
        // The same descriptor: closing another one of this file would release the lock (POSIX).
        file.seek(0);
        end = reader.read(new FileInputStream(file.getFD()) {
            @Override
            public void close() {
                // The file stays open.
            }
        });
        forced = end;
        file.setLength(end); // A torn end goes, so that the next line begins a line.
        for (String escaped : reader.begun().values()) {
            addLeftover(JournalReader.decoded(escaped));
        }
        if (end == 0) {
            lock.lock();
            try {
                write(JournalLine.header());
            } finally {
                lock.unlock();
            }
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                AtomicFile.forceFolder(folder);
            }
        }
        file.getFD().sync(); // What a killed run wrote, and this one builds on.
        forced = end;
    }

    private void addLeftover(@Nullable String part) {
        try {
            if (part != null) {
                leftovers.add(Path.of(part));
            }
        } catch (InvalidPathException e) {
            // A journal from another system: its temporary files are not here.
        }
    }

    @Override
    public Optional<BatchJournal.Entry> find(String id) throws IOException {
        JournalLine.requireId(id);
        lock.lock();
        try {
            long offset = index.find(id);
            return offset == 0
                    ? Optional.empty()
                    : Optional.of(JournalLine.entry(fieldsAt(Math.abs(offset)), offset < 0));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Path> leftovers() {
        return List.copyOf(leftovers);
    }

    @Override
    public void begin(String id, Path part) throws IOException {
        byte[] line = JournalLine.begun(id, part.toAbsolutePath().toString());
        if (line.length > JournalLine.LONGEST_BYTES) {
            throw new IOException("the path of " + id + " is too long for the journal: " + line.length + " bytes");
        }
        lock.lock();
        try {
            write(line);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void seal(BatchJournal.Entry entry) throws IOException {
        lock.lock();
        try {
            long start = end;
            write(JournalLine.sealed(entry));
            index.seal(entry.id(), start);
            force(end);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void done(String id) throws IOException {
        lock.lock();
        try {
            if (index.find(id) == 0) {
                throw new IllegalStateException("an item that was not sealed can't be done: " + id);
            }
            write(JournalLine.done(id));
            index.done(id);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try (file) {
            if (broken == null && file.getChannel().isOpen()) {
                force(end);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Appends under the lock; half a line is taken back, so that it can't spoil the next one. */
    private void write(byte[] line) throws IOException {
        requireSound();
        try {
            file.seek(end);
            file.write(line);
            end += line.length;
        } catch (IOException e) {
            try {
                file.setLength(end);
            } catch (IOException stillThere) {
                e.addSuppressed(stillThere);
                broken = e;
            }
            throw e;
        }
        if (end - forced > MOST_UNFORCED_BYTES) {
            force(end); // Items that fail before their seal force nothing by themselves.
        }
    }

    private void force(long wanted) throws IOException {
        while (forced < wanted) {
            requireSound();
            if (forcing) {
                forceEnded.awaitUninterruptibly();
                continue;
            }
            forcing = true;
            long written = end;
            lock.unlock();
            IOException failure = null;
            try {
                file.getFD().sync();
            } catch (IOException e) {
                failure = e;
            }
            lock.lock();
            forcing = false;
            if (failure == null) {
                forced = written;
            } else {
                broken = failure; // After a failed force no one knows what is on the disk: no second try.
            }
            forceEnded.signalAll();
        }
    }

    private void requireSound() throws IOException {
        if (broken != null) {
            throw new IOException("the journal " + path + " can't be written any more: " + broken.getMessage(), broken);
        }
    }

    private String idAt(long offset) throws IOException {
        return fieldsAt(offset).get(1);
    }

    private List<String> fieldsAt(long offset) throws IOException {
        byte[] bytes = new byte[512]; // longer than any seal
        long reading = file.getFilePointer(); // While the journal is read, the reader stands there.
        int length = 0;
        file.seek(offset);
        for (int count = 0; count >= 0 && length < bytes.length; length += Math.max(count, 0)) {
            count = file.read(bytes, length, bytes.length - length);
        }
        file.seek(reading);
        int feed = 0;
        while (feed < length && bytes[feed] != '\n') {
            feed++;
        }
        List<String> fields = JournalLine.fields(bytes, 0, feed);
        if (fields == null || !fields.get(0).equals(JournalLine.SEALED) || !JournalLine.wellFormed(fields)) {
            throw new IOException("the journal " + path + " changed while it was in use");
        }
        return fields;
    }
}
