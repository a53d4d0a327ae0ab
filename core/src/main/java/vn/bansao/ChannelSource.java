package vn.bansao;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

final class ChannelSource implements DocumentSource {
    private final String name;
    private final SeekableByteChannel channel;

    ChannelSource(String name, SeekableByteChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sizeBytes() throws IOException {
        synchronized (channel) {
            return channel.size();
        }
    }

    @Override
    public InputStream openStream() {
        return new PositionedStream();
    }

    @Override
    public void read(long offsetBytes, byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        long size = sizeBytes();
        if (offsetBytes < 0 || offsetBytes > size - length) {
            throw new EOFException(name + " ends at byte " + size);
        }
        int done = 0;
        while (done < length) {
            int count = readSome(offsetBytes + done, target, from + done, length - done);
            if (count < 0) {
                throw new EOFException(name + " ends at byte " + (offsetBytes + done));
            }
            done += count;
        }
    }

    private int readSome(long offset, byte[] target, int from, int length) throws IOException {
        synchronized (channel) {
            channel.position(offset);
            return channel.read(ByteBuffer.wrap(target, from, length));
        }
    }

    /** Keeps its own position, so that several streams may share the channel. */
    private final class PositionedStream extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = readSome(position, target, from, length);
            position += Math.max(count, 0);
            return count;
        }
    }
}
