package vn.bansao.verify.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {
    private static final String TEXT = "Chứng thực 𠀋 bản sao";

    @ValueSource(ints = {1, 2, 3, 5, 64})
    @ParameterizedTest
    void allCharactersComeWhateverTheRoom(int room) throws IOException {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), room)).isEqualTo(TEXT);
    }

    @Test
    void markOfTheByteOrderIsSkippedOnce() throws IOException {
        assertThat(read("\uFEFFa\uFEFF".getBytes(StandardCharsets.UTF_8), 8)).isEqualTo("a\uFEFF");
    }

    @Test
    void otherEncodingsRejected() {
        byte[] latin = {'a', (byte) 0xE9, 'b'};
        byte[] cutOff = {'a', (byte) 0xE1, (byte) 0xBB};
        assertThatThrownBy(() -> read(latin, 8)).isInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> read(cutOff, 8)).isInstanceOf(CharacterCodingException.class);
    }

    private static String read(byte[] bytes, int room) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader reader = new Utf8Reader(ByteBuffer.wrap(bytes))) {
            char[] chars = new char[room];
            for (int count = reader.read(chars, 0, room); count >= 0; count = reader.read(chars, 0, room)) {
                text.append(chars, 0, count);
            }
        }
        return text.toString();
    }
}
