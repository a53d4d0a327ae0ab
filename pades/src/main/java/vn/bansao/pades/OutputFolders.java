package vn.bansao.pades;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.bansao.internal.io.AtomicFile;

/** Folders that survive a power cut, so that what is forced into them can be found. Thread-safe. */
final class OutputFolders {
    /** Creates {@code folder} and those above it; a new one is known to its parent on the disk before this returns. */
    synchronized void create(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
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
