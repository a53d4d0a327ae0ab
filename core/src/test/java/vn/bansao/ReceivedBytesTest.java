package vn.bansao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class ReceivedBytesTest extends DocumentSourceContract {

    @Override
    DocumentSource sourceOf(byte[] bytes) {
        return ReceivedDocument.of(NAME, bytes);
    }

    @Test
    void digestIsThatOfTheBytesAsTheyArrived() throws Exception {
        byte[] bytes = {1, 2, 3};
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes);
        ReceivedDocument document = ReceivedDocument.of(NAME, bytes);
        bytes[0] = 9;

        document.sha256()[0]++;

        assertThat(document.sha256()).isEqualTo(expected);
        assertThat(read(document)).containsExactly(1, 2, 3);
    }

    private static byte[] read(DocumentSource source) throws IOException {
        return source.openStream().readAllBytes();
    }
}
