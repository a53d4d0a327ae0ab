package vn.bansao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BytesSourceTest extends DocumentSourceContract {

    @Override
    DocumentSource sourceOf(byte[] bytes) {
        return DocumentSource.of(NAME, bytes);
    }

    @Test
    void bytesAreCopied() throws IOException {
        byte[] mine = {1, 2, 3};
        DocumentSource source = sourceOf(mine);
        mine[0] = 9;
        byte[] read = new byte[3];
        source.read(0, read, 0, 3);
        assertThat(read).containsExactly(1, 2, 3);
    }
}
