package vn.bansao.verify.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;

/**
 * The standard input as a source: stored in a temporary file when it is first read, deleted by {@link #close}. Not
 * thread-safe until it was read once.
 */
final class StandardInput implements DocumentSource, Closeable {
    /** How a command line and its report name it. */
    static final String NAME = "-";

    private final InputStream stream;
    private final long limitBytes;
    private @Nullable Path stored;

    StandardInput(InputStream stream, long limitBytes) {
        this.stream = stream;
        this.limitBytes = limitBytes;
    }

    private DocumentSource file() throws IOException {
        if (stored == null) {
            stored = Files.createTempFile("bansao-verify", ".pdf");
            Inputs.spool(stream, stored, limitBytes);
        }
        return DocumentSource.of(stored);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long sizeBytes() throws IOException {
        return file().sizeBytes();
    }

    @Override
    public InputStream openStream() throws IOException {
        return file().openStream();
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) throws IOException {
        file().read(offsetBytes, target, from, length);
    }

    @Override
    public void close() throws IOException {
        if (stored != null) {
            Files.deleteIfExists(stored);
        }
    }
}
