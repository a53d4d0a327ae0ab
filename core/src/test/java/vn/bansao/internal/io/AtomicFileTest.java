package vn.bansao.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    private static final byte[] DOCUMENT = {1, 2, 3, 4, 5};

    @TempDir
    Path folder;

    private AtomicFile begin(boolean replace, Path target) throws IOException {
        return replace ? AtomicFile.replacing(target) : AtomicFile.creating(target);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void committedFileAppearsWhole(boolean replace) throws IOException {
        Path target = folder.resolve("bằng tốt nghiệp.pdf");
        try (AtomicFile file = begin(replace, target)) {
            file.write(DOCUMENT, 0, 2);
            file.write(DOCUMENT, 2, 3);
            assertThat(target).doesNotExist();
            file.commit();
            assertThat(target).hasBinaryContent(DOCUMENT);
        }
        assertThat(names()).containsExactly("bằng tốt nghiệp.pdf");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fileThatIsNotCommittedLeavesNothing(boolean replace) throws IOException {
        try (AtomicFile file = begin(replace, folder.resolve("copy.pdf"))) {
            file.write(DOCUMENT, 0, 5);
            assertThat(names()).hasSize(1).allMatch(name -> name.startsWith(".") && name.endsWith(".part"));
        }
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failureWhileWritingLeavesNothing(boolean replace) {
        assertThatThrownBy(() -> {
                    try (AtomicFile file = begin(replace, folder.resolve("copy.pdf"))) {
                        file.write(DOCUMENT, 0, 5);
                        file.write(DOCUMENT, 3, 5);
                    }
                })
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void existingFileIsReplacedByCommitOnly() throws IOException {
        Path target = Files.write(folder.resolve("copy.pdf"), new byte[] {9});
        try (AtomicFile file = AtomicFile.replacing(target)) {
            file.write(DOCUMENT, 0, 5);
        }
        assertThat(target).hasBinaryContent(new byte[] {9});
        try (AtomicFile file = AtomicFile.replacing(target)) {
            file.write(DOCUMENT, 0, 5);
            assertThat(target).hasBinaryContent(new byte[] {9});
            file.commit();
        }
        assertThat(target).hasBinaryContent(DOCUMENT);
        assertThat(names()).containsExactly("copy.pdf");
    }

    @Test
    void nameThatIsTakenIsRefusedAndKept() throws IOException {
        Path target = folder.resolve("copy.pdf");
        try (AtomicFile file = AtomicFile.creating(target)) {
            file.write(DOCUMENT, 0, 5);
            Files.write(target, new byte[] {9}); // Somebody was faster.
            assertThatThrownBy(file::commit).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(target).hasBinaryContent(new byte[] {9});
        assertThat(names()).containsExactly("copy.pdf");
    }

    @Test
    void commitThatFailsHalfWayLeavesNothing() throws IOException {
        Path target = folder.resolve("copy.pdf");
        for (boolean replace : new boolean[] {true, false}) {
            try (AtomicFile file = begin(replace, target)) {
                file.write(DOCUMENT, 0, 5);
                Files.write(Files.createDirectory(target).resolve("inside"), DOCUMENT);
                assertThatThrownBy(file::commit).isInstanceOf(IOException.class);
            }
            assertThat(names()).containsExactly("copy.pdf");
            assertThat(target.resolve("inside")).exists();
            Files.delete(target.resolve("inside"));
            Files.delete(target);
        }
    }

    @Test
    void nothingFollowsACommit() throws IOException {
        try (AtomicFile file = AtomicFile.replacing(folder.resolve("copy.pdf"))) {
            file.commit();
            assertThatThrownBy(() -> file.write(DOCUMENT, 0, 1)).isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(file::commit).isInstanceOf(ClosedChannelException.class);
        }
        assertThat(folder.resolve("copy.pdf")).isEmptyFile();
    }

    @Test
    void newFileFollowsTheUmask() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "skipped: no POSIX permissions");
        Path plain = Files.createFile(folder.resolve("plain"));
        for (boolean replace : new boolean[] {true, false}) {
            Path target = folder.resolve(replace + ".pdf");
            try (AtomicFile file = begin(replace, target)) {
                file.commit();
            }
            assertThat(Files.getPosixFilePermissions(target)).isEqualTo(Files.getPosixFilePermissions(plain));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void missingFolderIsTheCallersTrouble(boolean replace) {
        Path target = folder.resolve("none").resolve("copy.pdf");
        assertThatThrownBy(() -> begin(replace, target)).isInstanceOf(NoSuchFileException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void rootIsNoFile() {
        assertThatThrownBy(() -> AtomicFile.replacing(folder.getRoot())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nameMayBeAsLongAsTheFileSystemAllows(boolean replace) throws IOException {
        Path target = folder.resolve("ế".repeat(83) + ".pdf"); // 253 bytes in UTF-8, of 255
        Path probe = target.resolveSibling("ề".repeat(83) + ".pdf");
        try {
            Files.delete(Files.createFile(probe));
        } catch (IOException e) {
            Assumptions.abort("skipped: this file system has shorter names");
        }
        try (AtomicFile file = begin(replace, target)) {
            file.write(DOCUMENT, 0, 5);
            file.commit();
        }
        assertThat(target).hasBinaryContent(DOCUMENT);
    }

    @Test
    void deviceAndFolderAreNeverReplaced() throws IOException {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device), "skipped: no /dev/null");
        for (Path target : List.of(device, folder)) {
            assertThatThrownBy(() -> AtomicFile.replacing(target))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(target + ": not a regular file");
        }
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void messagesNameTheFileThatWasAskedFor(boolean replace) {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> begin(replace, missing.resolve("copy.pdf"))).hasMessage(missing.toString());
    }
}
