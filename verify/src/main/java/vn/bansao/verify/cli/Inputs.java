package vn.bansao.verify.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.bansao.DocumentSource;

/** The files a command line names. */
final class Inputs {
    private Inputs() {}

    /** One file to judge, with the name the report uses. */
    record Input(String name, Path path) {}

    /** Folders are walked for {@code *.pdf}, in the order of names; a name that does not exist stays, to be reported. */
    static List<Input> expand(List<String> arguments) throws IOException, UsageException {
        List<Input> inputs = new ArrayList<>();
        for (String argument : arguments) {
            Path path = Path.of(argument);
            if (!argument.equals("-") && Files.isDirectory(path)) {
                List<Path> found = walk(path);
                if (found.isEmpty()) {
                    throw new UsageException("there is no *.pdf in " + argument, "name a file or another folder");
                }
                found.forEach(file -> inputs.add(new Input(file.toString(), file)));
            } else {
                inputs.add(new Input(argument, path));
            }
        }
        return inputs;
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, new FileVisitOption[0])) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (java.io.UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Copies a stream to {@code target}, at most one byte more than {@code limit}, which makes it too large. */
    static void spool(InputStream stream, Path target, long limit) throws IOException {
        byte[] chunk = new byte[1 << 16]; // 64 KiB
        long room = limit + 1;
        try (OutputStream file = Files.newOutputStream(target)) {
            while (room > 0) {
                int count = stream.read(chunk, 0, (int) Math.min(chunk.length, room));
                if (count < 0) {
                    return;
                }
                file.write(chunk, 0, count);
                room -= count;
            }
        }
    }

    /** A file under another name. */
    record Named(String name, DocumentSource file) implements DocumentSource {
        @Override
        public long sizeBytes() throws IOException {
            return file.sizeBytes();
        }

        @Override
        public InputStream openStream() throws IOException {
            return file.openStream();
        }

        @Override
        public void read(long offsetBytes, byte[] target, int from, int length) throws IOException {
            file.read(offsetBytes, target, from, length);
        }
    }
}
