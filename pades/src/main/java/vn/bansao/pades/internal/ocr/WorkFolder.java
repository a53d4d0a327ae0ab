package vn.bansao.pades.internal.ocr;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for temporary files that only this user may enter, removed with all that is in it. */
record WorkFolder(Path path) implements Closeable {

    static WorkFolder create() throws IOException {
        return new WorkFolder(Files.createTempDirectory("bansao-"));
    }

    /** Removes the files in it. */
    void clear() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(path)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        clear();
        Files.delete(path);
    }
}
