package vn.bansao;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.io.AtomicFile;

final class ReceivedFile implements ReceivedDocument {
    private static final int BUFFER_BYTES = 1 << 16; // 64 KiB

    private final FileSource file;
    private final long sizeBytes;
    private final byte[] sha256;
    private final long checksum;

    private ReceivedFile(Path path, long sizeBytes, byte[] sha256, long checksum) {
        this.file = new FileSource(path);
        this.sizeBytes = sizeBytes;
        this.sha256 = sha256;
        this.checksum = checksum;
    }

    static ReceivedFile read(Path path) throws IOException {
        try (InputStream in = new FileSource(path).openStream()) {
            return arrive(in, path, Long.MAX_VALUE, null);
        }
    }

    static ReceivedFile store(InputStream arriving, Path path, long maxBytes) throws IOException {
        try (AtomicFile stored = AtomicFile.creating(path)) {
            ReceivedFile received = arrive(arriving, path, maxBytes, stored);
            stored.commit();
            return received;
        }
    }

    private static ReceivedFile arrive(InputStream in, Path path, long maxBytes, @Nullable AtomicFile store)
            throws IOException {
        MessageDigest digest = DigestAlgorithm.SHA256.newDigest();
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            size += count;
            if (size > maxBytes) {
                throw new MalformedDocumentException(
                        Problem.of(CoreProblem.DOCUMENT_TOO_LARGE, "file", name(path), "limit", maxBytes), maxBytes);
            }
            digest.update(buffer, 0, count);
            checksum.update(buffer, 0, count);
            if (store != null) {
                store.write(buffer, 0, count);
            }
        }
        return new ReceivedFile(path, size, digest.digest(), checksum.getValue());
    }

    private static String name(Path path) {
        return new FileSource(path).name();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }

    @Override
    public InputStream openStream() throws IOException {
        return new Checked(file.openStream());
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) throws IOException {
        file.read(offsetBytes, target, from, length);
    }

    /** Compares what was read with what had arrived, at the end. */
    private final class Checked extends FilterInputStream {
        private final CRC32C seen = new CRC32C();
        private long readBytes;

        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = in.read(target, from, length);
            if (count > 0) {
                seen.update(target, from, count);
                readBytes += count;
            }
            // More bytes than had arrived need not be read to the last one.
            boolean ended = count < 0 || readBytes > sizeBytes;
            if (ended && (readBytes != sizeBytes || seen.getValue() != checksum)) {
                throw new MalformedDocumentException(Problem.of(CoreProblem.DOCUMENT_CHANGED, "file", name()), -1);
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            byte[] passed = new byte[(int) Math.min(Math.max(count, 0), BUFFER_BYTES)];
            return Math.max(read(passed, 0, passed.length), 0);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
