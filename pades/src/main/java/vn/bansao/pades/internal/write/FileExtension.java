package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSink;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.batch.Stages;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.CoreProblem;
import vn.bansao.pades.PadesLevel;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.longterm.ArchiveTimestamps;
import vn.bansao.pades.internal.longterm.FileProofs;
import vn.bansao.pades.internal.longterm.SecurityStore;
import vn.bansao.pades.internal.longterm.SignedFile;
import vn.bansao.timestamp.TimeStampToken;

/** Copies an existing file, hashing it on the way, and writes updates behind it. For one file; not thread-safe. */
public final class FileExtension {
    /** The authorities asked for one document timestamp before the file is given up. */
    private static final int MOST_AUTHORITIES = 3;

    private static final int UPDATE_BYTES = 1 << 15; // 32 KiB; stores make it grow

    private final SignedFile file;
    private final FileProofs proofs;
    private final ArchiveTimestamps authority;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PdfBytes bytes = new PdfBytes(UPDATE_BYTES);
    private DigestStates digests = DigestStates.of(EnumSet.noneOf(DigestAlgorithm.class), null);
    private FileState state;
    private int updates;
    private @Nullable TimeStampToken stamp;

    /**
     * What was written.
     *
     * @param sizeBytes the size of the file
     * @param sha256 the digest of the whole file
     * @param updates how many were appended
     * @param stampOrNull the document timestamp that was added, if one was
     */
    @SuppressWarnings("ArrayRecordComponent") // read at once, compared by nobody
    public record Written(
            long sizeBytes,
            byte[] sha256,
            int updates,
            @Nullable TimeStampToken stampOrNull) {}

    /**
     * An extension of a file.
     *
     * @param proofs what it carries and will carry
     * @param authority who stamps it
     * @param random the source of file identifiers
     */
    public FileExtension(
            SignedFile file,
            FileProofs proofs,
            ArchiveTimestamps authority,
            InstantSource clock,
            RandomGenerator random)
            throws IOException {
        this.file = file;
        this.proofs = proofs;
        this.authority = authority;
        this.clock = clock;
        this.random = random;
        this.state = FileState.of(file.file());
    }

    /** Writes the file and its updates; after a failure the sink is left uncommitted. */
    public Written write(PadesLevel level, DocumentSink sink) throws IOException {
        try (DocumentSink.Transfer out = sink.begin()) {
            digests = copy(out);
            if (level == PadesLevel.BASELINE_LTA) {
                archive(out);
            } else {
                if (file.lacksTime()) {
                    stampOnly(out);
                }
                if (level == PadesLevel.BASELINE_LT) {
                    storeOnly(out);
                }
            }
            out.commit();
            return new Written(state.end(), digests.value(DigestAlgorithm.SHA256), updates, stamp);
        }
    }

    private DigestStates copy(DocumentSink.Transfer out) throws IOException {
        DigestStates begun = DigestStates.of(EnumSet.of(DigestAlgorithm.SHA256, authority.digest()), null);
        HashedOutput hashed = new HashedOutput(out, new byte[0], begun, new byte[HashedOutput.BUFFER_BYTES]);
        byte[] piece = new byte[HashedOutput.BUFFER_BYTES];
        try (InputStream in = file.source().openStream()) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                hashed.write(piece, 0, count);
                if (hashed.position() > state.end()) {
                    break;
                }
            }
        }
        if (hashed.position() != state.end()) {
            throw new MalformedDocumentException(
                    Problem.of(
                            CoreProblem.DOCUMENT_CHANGED, "file", file.source().name()),
                    -1);
        }
        return hashed.digests();
    }

    /**
     * Store and timestamp in one update. The store is written for the authority that was met last; where another one
     * answers, the update is made again with what proves that one.
     */
    private void archive(DocumentSink.Transfer out) throws IOException {
        expectAuthority();
        DigestStates before = digests;
        for (int attempt = 0; attempt < MOST_AUTHORITIES; attempt++) {
            digests = before.fork();
            SecurityStore more = proofs.additions();
            FileUpdate update = new FileUpdate(file, state, bytes);
            if (!more.isEmpty()) {
                update.store(more);
            }
            FileState after = stamped(update);
            if (!addAuthority() || proofs.additions().items() == more.items()) {
                writeOut(out, after);
                return;
            }
        }
        throw new PolicyException(Problem.of(PadesProblem.TIMESTAMP_AUTHORITY_UNSTABLE, "actual", MOST_AUTHORITIES));
    }

    /** A guess that saves a timestamp: what can't be told of that authority is told of the one that answers. */
    private void expectAuthority() {
        TimeStampToken last = authority.last();
        if (last != null) {
            try {
                proofs.addAuthorityOf(last, clock.instant());
            } catch (CertifiedCopyException unknown) {
                // The authority that answers will be asked about, whichever it is.
            }
        }
    }

    private void stampOnly(DocumentSink.Transfer out) throws IOException {
        writeOut(out, stamped(new FileUpdate(file, state, bytes)));
    }

    private FileState stamped(FileUpdate update) throws IOException {
        update.timestamp();
        DocumentTimestamp contents = new DocumentTimestamp(authority, Stages.NONE);
        SignatureTail tail = new SignatureTail(state.end(), bytes, update.end(revisionId()));
        tail.sign(digests, contents);
        stamp = contents.token().orElseThrow(() -> new IllegalStateException("a gap was filled without a timestamp"));
        return update.after(tail.sectionOffset());
    }

    private void storeOnly(DocumentSink.Transfer out) throws IOException {
        addAuthority();
        SecurityStore more = proofs.additions();
        if (more.isEmpty()) {
            return;
        }
        FileUpdate update = new FileUpdate(file, state, bytes).store(more).finish();
        long section = state.end() + bytes.size();
        update.end(revisionId()).writeTo(bytes, section);
        digests.update(bytes.array(), 0, bytes.size());
        writeOut(out, update.after(section));
    }

    private boolean addAuthority() {
        return stamp != null && proofs.addAuthorityOf(stamp, clock.instant());
    }

    private byte[] revisionId() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return id;
    }

    private void writeOut(DocumentSink.Transfer out, FileState after) throws IOException {
        out.write(bytes.array(), 0, bytes.size());
        state = after;
        updates++;
    }
}
