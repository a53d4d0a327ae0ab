package vn.bansao.pades;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.batch.BatchJournal;
import vn.bansao.batch.BatchJournal.Entry;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.BatchTask;
import vn.bansao.batch.ItemOutcome;
import vn.bansao.batch.RetryPolicy;
import vn.bansao.batch.Stages;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.io.AtomicFile;
import vn.bansao.pades.internal.PadesProblem;

/**
 * One copy of a batch: looked up, written aside, sealed in the journal, named, done. Thread-safe.
 *
 * <p>The seal holds the digest of the finished copy and is forced before the copy gets its name. Whatever is found under
 * that name later is the batch's own if and only if it has that digest.
 */
final class CopyTask implements BatchTask<CopyRequest> {
    private static final int BUFFER_BYTES = 1 << 16; // 64 KiB

    private final CopyCertifier certifier;
    private final BatchJournal.Session journal;
    private final RetryPolicy retry;
    private final OutputFolders folders = new OutputFolders();
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    CopyTask(CopyCertifier certifier, BatchJournal.Session journal, RetryPolicy retry) {
        this.certifier = certifier;
        this.journal = journal;
        this.retry = retry;
    }

    @Override
    public String id(CopyRequest request) {
        return request.id();
    }

    @Override
    public ItemOutcome run(CopyRequest request, Stages stages) throws IOException {
        if (!inFlight.add(request.id())) {
            throw problem(PadesProblem.BATCH_ID_TWICE, request);
        }
        try {
            String input = stages.in(BatchStage.CHECK, () -> RequestFingerprint.of(request));
            Optional<Entry> known = stages.in(BatchStage.JOURNAL, () -> journal.find(request.id()));
            Optional<ItemOutcome> earlier = stages.in(BatchStage.CHECK, () -> earlier(request, input, known));
            if (earlier.isEmpty()) {
                return certify(request, input, stages);
            }
            if (earlier.get() instanceof ItemOutcome.AlreadyDone done && done.adopted()) {
                stages.in(BatchStage.STORE, () -> {
                    AtomicFile.forceFolder(folder(request));
                    return done;
                });
                journal(stages, () -> journal.done(request.id()));
            }
            return earlier.get();
        } finally {
            inFlight.remove(request.id());
        }
    }

    /** What an earlier run has made of the request, if anything that counts. */
    private static Optional<ItemOutcome> earlier(CopyRequest request, String input, Optional<Entry> known)
            throws IOException {
        boolean exists = Files.exists(request.target(), LinkOption.NOFOLLOW_LINKS);
        if (known.isEmpty()) {
            if (exists) {
                throw problem(PadesProblem.BATCH_OUTPUT_FOREIGN, request);
            }
            return Optional.empty();
        }
        Entry entry = known.get();
        if (!entry.input().equals(input)) {
            throw problem(PadesProblem.BATCH_INPUT_CHANGED, request);
        }
        if (!exists) {
            if (entry.done()) {
                throw problem(PadesProblem.BATCH_OUTPUT_MISSING, request);
            }
            return Optional.empty(); // Killed between the seal and the name: the copy never existed.
        }
        if (Files.size(request.target()) != entry.sizeBytes()
                || !digest(request, entry).equals(entry.digest())) {
            throw problem(
                    entry.done() ? PadesProblem.BATCH_OUTPUT_CHANGED : PadesProblem.BATCH_OUTPUT_FOREIGN, request);
        }
        return Optional.of(new ItemOutcome.AlreadyDone(entry.id(), entry.digest(), entry.sizeBytes(), !entry.done()));
    }

    private static String digest(CopyRequest request, Entry entry) throws IOException {
        String name = entry.digest().substring(0, entry.digest().indexOf(':'));
        MessageDigest digest = DigestAlgorithm.valueOf(name).newDigest();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(request.target(), LinkOption.NOFOLLOW_LINKS)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return name + ":" + HexFormat.of().formatHex(digest.digest());
    }

    private ItemOutcome certify(CopyRequest request, String input, Stages stages) throws IOException {
        CertifiedCopy copy = certifier.certify(request.scan(), request.record());
        folders.create(folder(request));
        Path part = AtomicFile.aside(request.target());
        journal(stages, () -> journal.begin(request.id(), part));
        CertifiedCopy.Receipt receipt;
        try {
            receipt = copy.writeTo(
                    () -> AtomicFile.creating(request.target(), part),
                    new Retrying(stages, retry),
                    written -> journal.seal(entry(request, input, written)));
        } catch (FileAlreadyExistsException e) {
            throw problem(PadesProblem.BATCH_OUTPUT_FOREIGN, request);
        }
        journal(stages, () -> journal.done(request.id()));
        Entry entry = entry(request, input, receipt);
        return new ItemOutcome.Certified(entry.id(), entry.digest(), entry.sizeBytes());
    }

    private static Entry entry(CopyRequest request, String input, CertifiedCopy.Receipt receipt) {
        String digest = receipt.digestAlgorithm().name() + ":" + receipt.digest();
        return new Entry(request.id(), input, digest, receipt.sizeBytes(), false);
    }

    private static Path folder(CopyRequest request) throws IOException {
        Path folder = request.target().toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(request.target() + " names no file");
        }
        return folder;
    }

    /** A line for the journal. */
    private interface Line {
        void write() throws IOException;
    }

    private static void journal(Stages stages, Line line) throws IOException {
        stages.in(BatchStage.JOURNAL, () -> {
            line.write();
            return line;
        });
    }

    private static PolicyException problem(PadesProblem code, CopyRequest request) {
        return new PolicyException(Problem.of(code, "item", request.id(), "file", request.target()));
    }

    /** Repeats what a service failed to do, and only that. */
    private record Retrying(Stages stages, RetryPolicy retry) implements Stages {
        @Override
        public <T, X extends Exception> T in(BatchStage stage, Step<T, X> step) throws X {
            return switch (stage) {
                case SIGN, SEAL, TIMESTAMP -> stages.in(stage, () -> retry.call(step));
                default -> stages.in(stage, step);
            };
        }
    }
}
