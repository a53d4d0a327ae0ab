package vn.bansao.internal.io;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import vn.bansao.DocumentSink;

/** A file that is written beside its place and appears there whole, or not at all. */
public final class AtomicFile implements DocumentSink.Transfer {
    private final Path target;
    private final Path aside;
    private final FileChannel channel;
    private final boolean replace;
    private boolean committed;

    private AtomicFile(Path target, boolean replace) throws IOException {
        this.target = target.toAbsolutePath();
        this.replace = replace;
        // Not createTempFile: its 0600 would stay with the document; a new file follows the user's umask. Not the
        // target's name with more behind it: that could be longer than a file system allows.
        this.aside = folder().resolve(".bansao-" + UUID.randomUUID() + ".part");
        this.channel = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Takes the place of an existing file on commit. */
    public static AtomicFile replacing(Path target) throws IOException {
        return new AtomicFile(target, true);
    }

    /** Refuses on commit if the name is taken. */
    public static AtomicFile creating(Path target) throws IOException {
        return new AtomicFile(target, false);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void commit() throws IOException {
        channel.force(true);
        channel.close();
        if (replace) {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            // A hard link fails if the name exists, where a move would replace it without a word.
            Files.createLink(target, aside);
            Files.delete(aside);
        }
        committed = true;
        forceFolder();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (!committed) {
                Files.deleteIfExists(aside);
            }
        }
    }

    private Path folder() throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(target + " names no file");
        }
        return folder;
    }

    /** The new name itself must survive a power cut; Windows can't open a folder and needs no force. */
    private void forceFolder() throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
