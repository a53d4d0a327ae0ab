package vn.bansao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelSourceTest extends DocumentSourceContract {
    private final List<SeekableByteChannel> open = new ArrayList<>();

    @Override
    DocumentSource sourceOf(byte[] bytes) throws IOException {
        FileChannel channel = FileChannel.open(Files.write(folder.resolve("any"), bytes));
        open.add(channel);
        return DocumentSource.of(NAME, channel);
    }

    @AfterEach
    void closeChannels() throws IOException {
        for (SeekableByteChannel channel : open) {
            channel.close();
        }
    }

    @Test
    void channelStaysOpenWhenItsStreamsAreClosed() throws IOException {
        DocumentSource source = sourceOf(new byte[] {1, 2, 3});
        try (InputStream stream = source.openStream()) {
            assertThat(stream.read()).isEqualTo(1);
        }
        assertThat(open.get(0).isOpen()).isTrue();
        assertThat(source.sizeBytes()).isEqualTo(3);
    }
}
