package vn.bansao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.internal.CoreProblem;

class ReceivedFileTest extends DocumentSourceContract {
    private static final byte[] BYTES = new byte[200_000];

    @Override
    DocumentSource sourceOf(byte[] bytes) throws IOException {
        return ReceivedDocument.of(Files.write(folder.resolve(NAME), bytes));
    }

    @Test
    void whatArrivesIsStoredAndDigestedInOnePass() throws Exception {
        Path file = folder.resolve("upload.jpg");
        byte[] bytes = "một trang".getBytes("UTF-8");

        ReceivedDocument document = ReceivedDocument.store(new ByteArrayInputStream(bytes), file, bytes.length);

        assertThat(file).hasBinaryContent(bytes);
        assertThat(document.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(document.sizeBytes()).isEqualTo(bytes.length);
    }

    @Test
    void moreThanTheLimitIsRefusedAndNothingIsLeft() throws IOException {
        Path file = folder.resolve("upload.jpg");

        assertThatThrownBy(() -> ReceivedDocument.store(new ByteArrayInputStream(BYTES), file, BYTES.length - 1))
                .isInstanceOfSatisfying(
                        MalformedDocumentException.class,
                        e -> assertThat(e.code()).isEqualTo(CoreProblem.DOCUMENT_TOO_LARGE.name()));

        requireEmptyFolder();
    }

    @Test
    void aBrokenConnectionLeavesNothing() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(BYTES), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset by peer");
            }
        });

        assertThatThrownBy(() -> ReceivedDocument.store(broken, folder.resolve("upload.jpg"), Long.MAX_VALUE))
                .isInstanceOf(IOException.class);

        requireEmptyFolder();
    }

    @Test
    void anExistingFileIsNotReplaced() throws IOException {
        Path file = Files.write(folder.resolve("upload.jpg"), new byte[] {7});

        assertThatThrownBy(() -> ReceivedDocument.store(new ByteArrayInputStream(BYTES), file, Long.MAX_VALUE))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasBinaryContent(new byte[] {7});
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "shorter", "longer"})
    void aFileThatIsNoLongerTheOneThatArrivedIsRefused(String how) throws IOException {
        Path file = Files.write(folder.resolve("scan.jpg"), BYTES);
        ReceivedDocument document = ReceivedDocument.of(file);
        byte[] other = Arrays.copyOf(
                BYTES,
                switch (how) {
                    case "shorter" -> BYTES.length - 1;
                    case "longer" -> BYTES.length + 1;
                    default -> BYTES.length;
                });
        if (how.equals("changed")) {
            other[100_000] ^= 1;
        }
        Files.write(file, other);

        try (InputStream in = document.openStream()) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOfSatisfying(
                            MalformedDocumentException.class,
                            e -> assertThat(e.code()).isEqualTo(CoreProblem.DOCUMENT_CHANGED.name()));
        }
    }

    @Test
    void skippingDoesNotPassTheCheck() throws IOException {
        Path file = Files.write(folder.resolve("scan.jpg"), BYTES);
        ReceivedDocument document = ReceivedDocument.of(file);
        byte[] other = BYTES.clone();
        other[10] ^= 1;
        Files.write(file, other);

        try (InputStream in = document.openStream()) {
            in.skipNBytes(1000);
            assertThatThrownBy(in::readAllBytes).isInstanceOf(MalformedDocumentException.class);
        }
    }

    private void requireEmptyFolder() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
