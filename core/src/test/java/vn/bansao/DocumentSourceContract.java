package vn.bansao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every source promises. */
abstract class DocumentSourceContract {
    static final String NAME = "bằng tốt nghiệp.jpg";
    private static final int SIZE_BYTES = 100_003;

    private final byte[] content = new byte[SIZE_BYTES];

    @TempDir
    Path folder;

    DocumentSourceContract() {
        new Random(7).nextBytes(content);
    }

    /** A source named {@link #NAME} with these bytes. */
    abstract DocumentSource sourceOf(byte[] bytes) throws IOException;

    private DocumentSource source() throws IOException {
        return sourceOf(content);
    }

    @Test
    void nameAndSizeAreTold() throws IOException {
        assertThat(source().name()).isEqualTo(NAME);
        assertThat(source().sizeBytes()).isEqualTo(SIZE_BYTES);
    }

    @Test
    void everyStreamBeginsAtTheFirstByte() throws IOException {
        DocumentSource source = source();
        for (int i = 0; i < 2; i++) {
            try (InputStream stream = source.openStream()) {
                assertThat(stream.readAllBytes()).isEqualTo(content);
                assertThat(stream.read()).isEqualTo(-1);
                assertThat(stream.read(new byte[4], 0, 4)).isEqualTo(-1);
                assertThat(stream.read(new byte[4], 0, 0)).isBetween(-1, 0);
            }
        }
    }

    @Test
    void streamsAndReadsDoNotDisturbEachOther() throws IOException {
        DocumentSource source = source();
        try (InputStream one = source.openStream();
                InputStream other = source.openStream()) {
            assertThat(one.readNBytes(50_000)).isEqualTo(Arrays.copyOf(content, 50_000));
            assertThat(other.read()).isEqualTo(content[0] & 0xFF);
            source.read(99_000, new byte[10], 0, 10);
            assertThat(one.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 50_000, SIZE_BYTES));
            assertThat(other.read()).isEqualTo(content[1] & 0xFF);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 100003", "100002, 1", "50000, 50003", "1, 100002", "0, 0", "100003, 0"})
    void readsReachBothEdges(long offset, int length) throws IOException {
        byte[] target = new byte[length + 3];
        source().read(offset, target, 2, length);
        assertThat(Arrays.copyOfRange(target, 2, 2 + length))
                .isEqualTo(Arrays.copyOfRange(content, (int) offset, (int) offset + length));
        assertThat(target[0]).isZero();
        assertThat(target[1]).isZero();
        assertThat(target[target.length - 1]).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "100003, 1",
        "100002, 2",
        "0, 100004",
        "100004, 0",
        "-1, 1",
        "-1, 0",
        "-9223372036854775808, 1",
        "9223372036854775807, 1",
        "2147483647, 1",
        "4294967296, 1"
    })
    void readsOutsideEndInAnEofExceptionAndReadNothing(long offset, int length) throws IOException {
        DocumentSource source = source();
        byte[] target = new byte[200_000];
        assertThatThrownBy(() -> source.read(offset, target, 0, length))
                .isInstanceOf(EOFException.class)
                .hasMessage(NAME + " ends at byte 100003");
        assertThat(target).containsOnly(0);
    }

    @Test
    void targetThatIsTooSmallIsRefused() throws IOException {
        DocumentSource source = source();
        assertThatThrownBy(() -> source.read(0, new byte[10], 5, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> source.read(0, new byte[10], 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void emptySourceHasNoByte() throws IOException {
        DocumentSource source = sourceOf(new byte[0]);
        assertThat(source.sizeBytes()).isZero();
        try (InputStream stream = source.openStream()) {
            assertThat(stream.read()).isEqualTo(-1);
        }
        source.read(0, new byte[0], 0, 0);
        assertThatThrownBy(() -> source.read(0, new byte[1], 0, 1)).isInstanceOf(EOFException.class);
    }

    @Test
    void manyThreadsMayReadAtOnce() throws Exception {
        DocumentSource source = source();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(thread);
                running.add(threads.submit(() -> readAtRandom(source, random)));
            }
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Void readAtRandom(DocumentSource source, Random random) throws IOException {
        for (int i = 0; i < 200; i++) {
            int offset = random.nextInt(SIZE_BYTES);
            byte[] target = new byte[random.nextInt(SIZE_BYTES - offset + 1)];
            source.read(offset, target, 0, target.length);
            assertThat(Arrays.equals(target, 0, target.length, content, offset, offset + target.length))
                    .isTrue();
        }
        try (InputStream stream = source.openStream()) {
            assertThat(Arrays.equals(stream.readAllBytes(), content)).isTrue();
        }
        return null;
    }
}
