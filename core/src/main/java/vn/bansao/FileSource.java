package vn.bansao;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

record FileSource(Path path) implements DocumentSource {

    @Override
    public String name() {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    @Override
    public long sizeBytes() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        // The size of a folder means nothing, and opening a pipe would wait for ever.
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(
                    path.toString(), null, attributes.isDirectory() ? "is a directory" : "not a regular file");
        }
        return attributes.size();
    }

    @Override
    public InputStream openStream() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (offsetBytes < 0 || offsetBytes > size - length) {
                throw new EOFException(name() + " ends at byte " + size);
            }
            ByteBuffer buffer = ByteBuffer.wrap(target, from, length);
            long position = offsetBytes;
            while (buffer.hasRemaining()) {
                int count = channel.read(buffer, position);
                if (count < 0) {
                    throw new EOFException(name() + " ends at byte " + position);
                }
                position += count;
            }
        }
    }
}
