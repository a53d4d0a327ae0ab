package vn.bansao.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.CertifiedCopyException;
import vn.bansao.batch.BatchJournal.Session;

/** The journal in a file: torn ends, damage, versions, other processes. */
class JournalFileTest extends BatchJournalContract {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("batch.journal");
    }

    @Override
    BatchJournal journal() {
        return BatchJournal.file(file());
    }

    private byte[] written() throws IOException {
        try (Session session = journal().open()) {
            make(session, "a");
            make(session, "b");
        }
        return Files.readAllBytes(file());
    }

    @Test
    void theFormatIsTheDocumentedOne() throws Exception {
        String hash = "0".repeat(63) + "1";
        assertThat(new String(written(), StandardCharsets.US_ASCII)
                        .lines()
                        .map(line -> line.substring(0, line.length() - 9)))
                .containsExactly(
                        "BANSAO-JOURNAL 1",
                        "B a %2Ftmp%2F.a.part",
                        "S a " + hash + " SHA256:" + hash + " 1",
                        "D a",
                        "B b %2Ftmp%2F.b.part",
                        "S b " + hash + " SHA256:" + hash + " 1",
                        "D b");
        // The CRC-32C (RFC 3720, B.4; Castagnoli) of "D a", computed by another implementation.
        assertThat(new String(written(), StandardCharsets.US_ASCII)).contains("\nD a " + CRC_OF_D_A + "\n");
    }

    private static final String CRC_OF_D_A = "d5f974da";

    @Test
    void aLastLineTornAtAnyByteIsIgnoredAndTheNextRunGoesOn() throws Exception {
        byte[] whole = written();
        int lastLine = start(whole, 6);
        int sealLine = start(whole, 5);
        for (int length = sealLine; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Session session = journal().open()) {
                assertThat(session.find("a").orElseThrow().done()).isTrue();
                assertThat(session.find("b").isPresent())
                        .as("cut at %d", length)
                        .isEqualTo(length >= lastLine);
                make(session, "c");
            }
            try (Session session = journal().open()) {
                assertThat(session.find("c").orElseThrow().done()).isTrue();
            }
        }
    }

    @Test
    void aTornFirstLineIsANewJournal() throws Exception {
        byte[] whole = written();
        for (int length = 0; length < start(whole, 1); length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Session session = journal().open()) {
                assertThat(session.find("a")).isEmpty();
                make(session, "c");
            }
            try (Session session = journal().open()) {
                assertThat(session.find("c")).isPresent();
            }
        }
    }

    @Test
    void zerosAtTheEndAreATornEnd() throws Exception {
        byte[] whole = written();
        Files.write(file(), Arrays.copyOf(whole, whole.length + 5_000));
        try (Session session = journal().open()) {
            assertThat(session.find("b").orElseThrow().done()).isTrue();
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }

    @Test
    void moreGarbageThanACrashLeavesIsDamage() throws Exception {
        byte[] whole = written();
        Files.write(file(), Arrays.copyOf(whole, whole.length + (2 << 20)));
        assertCode("BATCH_JOURNAL_CORRUPT");
        assertThat(Files.size(file())).as("nothing is cut off").isEqualTo(whole.length + (2 << 20));
    }

    @Test
    void everyChangedByteInTheMiddleIsDamageAndNothingIsTouched() throws Exception {
        byte[] whole = written();
        // Up to the line feed before the last line: without that one, the last two are one torn line.
        for (int at = 0; at < start(whole, 6) - 1; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);
            assertThatThrownBy(() -> journal().open())
                    .as("byte %d", at)
                    .isInstanceOfSatisfying(
                            CertifiedCopyException.class,
                            e -> assertThat(e.code()).isIn("BATCH_JOURNAL_CORRUPT", "BATCH_JOURNAL_UNKNOWN"));
            assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
        }
    }

    @Test
    void otherVersionsAreToldApart() throws Exception {
        Files.write(file(), JournalLine.of("BANSAO-JOURNAL", "2"));
        assertCode("BATCH_JOURNAL_TOO_NEW");
        Files.write(file(), JournalLine.of("BANSAO-JOURNAL", "0"));
        assertCode("BATCH_JOURNAL_TOO_OLD");
    }

    @Test
    void anotherFileIsNotTouched() throws Exception {
        for (String other : List.of("%PDF-1.7\n%...", "BAN", "x", "\n", "BANSAO-JOURNAL 1\n", "\0\0\0")) {
            Files.writeString(file(), other);
            if ("BANSAO-JOURNAL 1 ".startsWith(other)) {
                continue; // a torn first line
            }
            assertThatThrownBy(() -> journal().open()).isInstanceOf(CertifiedCopyException.class);
            assertThat(Files.readString(file())).isEqualTo(other);
        }
    }

    @Test
    void aGoodChecksumOverNonsenseIsDamage() throws Exception {
        byte[] whole = written();
        for (byte[] line : List.of(
                JournalLine.of("X", "a"),
                JournalLine.of("D", "never-sealed"),
                JournalLine.of("S", "a", "0"),
                JournalLine.of("B", "a", "%zz"),
                JournalLine.of("D", "../a"))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(whole);
            bytes.writeBytes(line);
            Files.write(file(), bytes.toByteArray());
            assertCode("BATCH_JOURNAL_CORRUPT");
        }
    }

    @Test
    void anotherProcessKeepsTheJournalToItself() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalFileTest.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('o');
            assertCode("BATCH_JOURNAL_LOCKED");
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (Session session = journal().open()) {
            assertThat(session.find("a").orElseThrow().done()).isTrue();
        }
    }

    /** The other process: opens the journal, says so, and waits to be killed. */
    public static void main(String... arguments) throws Exception {
        Session session = BatchJournal.file(Path.of(arguments[0])).open();
        make(session, "a");
        System.out.print('o');
        System.out.flush();
        Thread.sleep(60_000);
        session.close();
    }

    @Test
    void aHundredThousandItemsAreFoundAgain() throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(JournalLine.header());
        for (int i = 0; i < 100_000; i++) {
            lines.writeBytes(JournalLine.sealed(entry("item-" + i, i)));
            lines.writeBytes(JournalLine.done("item-" + i));
        }
        Files.write(file(), lines.toByteArray());
        try (Session session = journal().open()) {
            for (int i = 0; i < 100_000; i += 97) {
                assertThat(session.find("item-" + i).orElseThrow().sizeBytes()).isEqualTo(i);
            }
            assertThat(session.find("item-100000")).isEmpty();
        }
    }

    @Test
    void aMegabyteOfLinesWithoutASealIsForcedOnTheWay() throws Exception {
        try (Session session = journal().open()) {
            for (int i = 0; i < 20_000; i++) {
                session.begin("item-" + i, Path.of("/tmp/" + "x".repeat(60)));
            }
            make(session, "a");
        }
        assertThat(Files.size(file())).isGreaterThan(JournalReader.LONGEST_TORN_BYTES);
        try (Session session = journal().open()) {
            assertThat(session.find("a").orElseThrow().done()).isTrue();
            assertThat(session.leftovers()).hasSize(20_000);
        }
    }

    private void assertCode(String code) {
        assertThatThrownBy(() -> journal().open())
                .isInstanceOfSatisfying(
                        CertifiedCopyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static int start(byte[] bytes, int line) {
        int at = 0;
        for (int i = 0; i < line; i++) {
            while (bytes[at++] != '\n') {
                continue;
            }
        }
        return at;
    }
}
