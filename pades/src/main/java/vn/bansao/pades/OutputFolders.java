package vn.bansao.pades;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import vn.bansao.internal.io.AtomicFile;

/**
 * Folders that survive a power cut, so that what is forced into them can be found. Thread-safe: different folders are made
 * at the same time, since each waits for the disk; who needs one that another thread is making waits for it.
 */
final class OutputFolders {
    private final ConcurrentMap<Path, CompletableFuture<Void>> inTheMaking = new ConcurrentHashMap<>();

    /** Creates {@code folder} and those above it; a new one is known to its parent on the disk before this returns. */
    void create(Path folder) throws IOException {
        Path parent = folder.getParent();
        // In this order: a folder that is there and not in the making is known to the disk.
        if (parent == null || (Files.isDirectory(folder) && !inTheMaking.containsKey(folder))) {
            return;
        }
        CompletableFuture<Void> own = new CompletableFuture<>();
        CompletableFuture<Void> other = inTheMaking.putIfAbsent(folder, own);
        if (other != null) {
            try {
                other.join();
            } catch (CompletionException e) {
                create(folder); // to succeed where the other did not, or to fail with a reason of its own
            }
            return;
        }
        try {
            make(folder, parent);
            own.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            inTheMaking.remove(folder);
        }
    }

    private void make(Path folder, Path parent) throws IOException {
        create(parent);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        AtomicFile.forceFolder(parent);
    }
}
