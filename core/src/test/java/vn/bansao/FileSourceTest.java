package vn.bansao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileSourceTest extends DocumentSourceContract {

    @Override
    DocumentSource sourceOf(byte[] bytes) throws IOException {
        return DocumentSource.of(Files.write(folder.resolve(NAME), bytes));
    }

    @Test
    void missingFileIsTheCallersTrouble() {
        DocumentSource source = DocumentSource.of(folder.resolve("none.pdf"));
        assertThat(source.name()).isEqualTo("none.pdf");
        assertThatThrownBy(source::sizeBytes).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(source::openStream).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> source.read(0, new byte[1], 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void folderIsRefusedByItsName() {
        assertThatThrownBy(DocumentSource.of(folder)::sizeBytes)
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("is a directory");
    }

    @Test
    void rootOfTheFileSystemHasANameToo() {
        Path root = folder.getRoot();
        assertThat(DocumentSource.of(root).name()).isEqualTo(root.toString());
    }

    @Test
    void fileMayBeDeletedBetweenReadsSinceNoneStaysOpen() throws IOException {
        DocumentSource source = sourceOf(new byte[] {1, 2, 3});
        source.read(0, new byte[3], 0, 3);
        Files.delete(folder.resolve(NAME));
        assertThatThrownBy(() -> source.read(0, new byte[3], 0, 3)).isInstanceOf(NoSuchFileException.class);
    }
}
