package vn.bansao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LentBytesSourceTest extends DocumentSourceContract {

    @Override
    DocumentSource sourceOf(byte[] bytes) {
        return DocumentSource.lent(NAME, bytes);
    }

    @Test
    void bytesAreNotCopied() throws IOException {
        byte[] lent = {1, 2, 3};
        DocumentSource source = sourceOf(lent);
        lent[0] = 9;
        byte[] read = new byte[3];
        source.read(0, read, 0, 3);
        assertThat(read).containsExactly(9, 2, 3);
    }
}
