package vn.bansao.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;

/** The files of the shared corpus: good ones are read, bad ones are refused with a typed error and in time. */
class PdfCorpusTest {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private static final String CORPUS = System.getProperty("bansao.corpus", "");

    @BeforeAll
    static void corpusIsThere() {
        assumeTrue(!CORPUS.isEmpty(), "skipped: -Dbansao.corpus names no folder");
    }

    @Test
    void signedFilesAreReadUnlessEncrypted() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        for (Path file :
                files(group -> group.startsWith("sig-") || group.equals("mdp") || group.equals("sign-input"))) {
            String reason = refusal(file);
            if (reason != null && !reason.startsWith("PDF_ENCRYPTED")) {
                refused.put(Path.of(CORPUS).relativize(file).toString(), reason);
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void malformedFilesEndInTimeWithATypedError() throws IOException {
        int refused = 0;
        for (Path file : files(group -> group.startsWith("malformed"))) {
            long start = System.nanoTime();
            String reason = refusal(file);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            refused += reason == null ? 0 : 1;
            assertThat(took).as(file.toString()).isLessThan(LIMIT);
        }
        // Some are malformed only inside pages or images, where this reader does not look.
        assertThat(refused).isGreaterThan(110);
    }

    /** Reads all that can be read; the code and reason of the refusal, or null. */
    private static @Nullable String refusal(Path path) throws IOException {
        try {
            PdfFile file = PdfFile.read(DocumentSource.of(path), PdfLimits.DEFAULT);
            PdfSignatures.find(file);
            for (PdfRevision revision : file.revisions()) {
                for (int number : revision.changedObjects()) {
                    revision.location(number);
                }
            }
            return null;
        } catch (MalformedDocumentException e) {
            return e.getMessage() + " at " + e.offsetBytes();
        }
    }

    private static List<Path> files(Predicate<String> group) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(CORPUS, "manifest.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (group.test(columns[1]) && columns[0].endsWith(".pdf")) {
                files.add(Path.of(CORPUS, columns[0]));
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }
}
