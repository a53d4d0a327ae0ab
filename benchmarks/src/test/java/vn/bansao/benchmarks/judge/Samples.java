package vn.bansao.benchmarks.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.trust.ValidationMaterial;

/**
 * Signed files of another writer in the shape of our copies; they lie beside the corpus.
 *
 * @param file the file's name
 * @param keys whose roots to trust
 * @param expected what the file is
 */
record Samples(String file, String keys, Expected expected) {
    static final Samples T = new Samples("rec-t-P256-P256.pdf", "P256-P256", new Expected(Level.T, 2, 0, false));
    static final Samples LT = new Samples("rec-lt-P256-P256.pdf", "P256-P256", new Expected(Level.LT, 2, 0, false));
    static final Samples LT_PSS = new Samples("rec-lt-pss.pdf", "RSA2048-RSA2048", new Expected(Level.LT, 2, 0, true));
    static final Samples LTA = new Samples("rec-lta-P256-P256.pdf", "P256-P256", new Expected(Level.LTA, 2, 1, false));
    static final Samples LTA_WITH_STORE =
            new Samples("rec-lta-withdts.pdf", "P256-RSA2048", new Expected(Level.LTA, 2, 1, false));
    static final Samples LTA_RENEWED =
            new Samples("rec-lta-renew.pdf", "P256-RSA2048", new Expected(Level.LTA, 2, 2, false));

    // Made at 08:56 with OCSP responses of a day and CRLs of a week: to iText the former are all that counts.
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    static List<Samples> all() {
        return List.of(T, LT, LT_PSS, LTA, LTA_WITH_STORE, LTA_RENEWED);
    }

    /** The file; the test is skipped without it. */
    Path path() {
        return folder().resolve(file);
    }

    JudgeInput input() throws IOException {
        return input(expected);
    }

    /** The input with another expectation. */
    JudgeInput input(Expected other) throws IOException {
        ValidationMaterial roots = ValidationMaterial.from(List.of(folder().resolve("roots-" + keys + ".pem")));
        List<Path> crls;
        try (Stream<Path> files = Files.list(folder())) {
            String start = "x" + keys + "-";
            crls = files.filter(path -> path.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        }
        return new JudgeInput(
                roots.certificates(), ValidationMaterial.from(crls).crls(), AT, other);
    }

    private static Path folder() {
        String corpus = System.getProperty("bansao.corpus", "");
        Assumptions.assumeFalse(corpus.isEmpty(), "skipped: -Dbansao.corpus is not set, so there are no samples");
        Path folder = Path.of(corpus).resolveSibling("shape-samples");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "skipped: no folder " + folder);
        return folder;
    }

    @Override
    public String toString() {
        return file;
    }
}
