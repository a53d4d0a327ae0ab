package vn.bansao.internal.io;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.bansao.DocumentSink;

/** A file that is written beside its place and appears there whole, or not at all. */
public final class AtomicFile implements DocumentSink.Transfer {
    private static final Pattern ASIDE = Pattern.compile("\\.bansao-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

    private final Path target;
    private final Path aside;
    private final FileChannel channel;
    private final boolean replace;
    private boolean forced;
    private boolean committed;

    private AtomicFile(Path target, Path aside, boolean replace) throws IOException {
        this.target = target.toAbsolutePath();
        this.replace = replace;
        // Not createTempFile: its 0600 would stay with the document; a new file follows the user's umask.
        this.aside = aside;
        this.channel = open();
    }

    /** What fails is told of the name that was asked for: nobody knows the other one. */
    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            throw caused(new NoSuchFileException(folder(target).toString()), e);
        } catch (AccessDeniedException e) {
            throw caused(new AccessDeniedException(target.toString(), null, e.getReason()), e);
        }
    }

    private static IOException caused(IOException told, IOException cause) {
        told.initCause(cause);
        return told;
    }

    /** Takes the place of an existing file on commit. */
    public static AtomicFile replacing(Path target) throws IOException {
        // A move would put a document in the place of a device such as /dev/stdout, for every other program too.
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "not a regular file");
        }
        return new AtomicFile(target, aside(target), true);
    }

    /** Refuses on commit if the name is taken. */
    public static AtomicFile creating(Path target) throws IOException {
        return new AtomicFile(target, aside(target), false);
    }

    /** As {@link #creating(Path)}, written to a file that {@link #aside} has named before, so that it can be noted. */
    public static AtomicFile creating(Path target, Path aside) throws IOException {
        return new AtomicFile(target, aside, false);
    }

    /**
     * A fresh name for a temporary file beside {@code target}; without the target's name in it, which could then be longer
     * than a file system allows.
     */
    public static Path aside(Path target) throws IOException {
        return folder(target.toAbsolutePath()).resolve(".bansao-" + UUID.randomUUID() + ".part");
    }

    /** Whether {@code file} has a name that {@link #aside} gives. */
    public static boolean isAside(Path file) {
        Path name = file.getFileName();
        return name != null && ASIDE.matcher(name.toString()).matches();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        forced = false;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** A full disk is told by a bare message; which file it was is told here. A closed channel keeps its type. */
    private IOException named(IOException e) {
        return e.getClass() == IOException.class
                ? caused(new FileSystemException(target.toString(), null, e.getMessage()), e)
                : e;
    }

    @Override
    public void force() throws IOException {
        if (!forced) {
            try {
                channel.force(true);
            } catch (IOException e) {
                throw named(e);
            }
            forced = true;
        }
    }

    @Override
    public void commit() throws IOException {
        force();
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

    private static Path folder(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(target + " names no file");
        }
        return folder;
    }

    /** The new name itself must survive a power cut; Windows can't open a folder and needs no force. */
    private void forceFolder() throws IOException {
        forceFolder(folder(target));
    }

    /** Forces the names in {@code folder} to the disk. */
    public static void forceFolder(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
