package vn.bansao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentSinkTest {

    /** Knows whether it was flushed and closed. */
    private static final class WatchedStream extends ByteArrayOutputStream {
        private int flushed;
        private int closed;

        @Override
        public void flush() {
            flushed++;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void streamIsFlushedByCommitAndNeverClosed() throws IOException {
        WatchedStream stream = new WatchedStream();
        try (DocumentSink.Transfer transfer = DocumentSink.of(stream).begin()) {
            transfer.write(new byte[] {9, 1, 2, 9}, 1, 2);
            assertThat(stream.flushed).isZero();
            transfer.commit();
            assertThat(stream.flushed).isEqualTo(1);
        }
        assertThat(stream.closed).isZero();
        assertThat(stream.toByteArray()).containsExactly(1, 2);
    }

    @Test
    void streamTakesOneDocumentAfterTheOther() throws IOException {
        WatchedStream stream = new WatchedStream();
        DocumentSink sink = DocumentSink.of(stream);
        for (byte i = 1; i <= 2; i++) {
            try (DocumentSink.Transfer transfer = sink.begin()) {
                transfer.write(new byte[] {i}, 0, 1);
                transfer.commit();
            }
        }
        assertThat(stream.toByteArray()).containsExactly(1, 2);
    }

    @Test
    void failureOfTheStreamReachesTheCaller() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        try (DocumentSink.Transfer transfer = DocumentSink.of(full).begin()) {
            assertThatThrownBy(() -> transfer.write(new byte[1], 0, 1)).hasMessage("disk full");
        }
    }

    @Test
    void channelIsWrittenAndStaysOpen(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            try (DocumentSink.Transfer transfer = DocumentSink.of(channel).begin()) {
                transfer.write(new byte[100_000], 0, 100_000);
                transfer.commit();
            }
            assertThat(channel.isOpen()).isTrue();
        }
        assertThat(file).hasSize(100_000);
    }

    @Test
    void pathsLeadToAtomicFiles(@TempDir Path folder) throws IOException {
        for (DocumentSink sink : new DocumentSink[] {
            DocumentSink.of(folder.resolve("a.pdf")), DocumentSink.ofNew(folder.resolve("b.pdf"))
        }) {
            try (DocumentSink.Transfer transfer = sink.begin()) {
                transfer.write(new byte[] {1}, 0, 1);
                transfer.commit();
            }
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("a.pdf", "b.pdf");
        }
    }
}
