package vn.bansao.verify.internal.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSource;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.Profile;

/** The corpus's rows about later changes: no attack is taken for harmless, good updates are explained. */
class RevisionCorpusTest {
    private static final String CORPUS = System.getProperty("bansao.corpus", "");

    private static final Set<String> CHANGES = Set.of("mdp", "sig-attack", "sig-modified", "sig-coverage");
    private static final Set<String> BAD = Set.of("MODIFIED", "NOT_ACCEPTED", "NOT_WHOLE", "MIXED", "REPORT_CHANGES");

    /** Good files that these rules refuse, with the reason. */
    private static final Map<String, String> TOO_STRICT = Map.of(
            "dss/sig-ok/hello_signed_INCSAVE_signed.pdf", "an update's trailer has /Size 1",
            "dss/sig-format/pkcs7_sha1.pdf", "the update rewrites the root of the page tree",
            "pyhanko/mdp/minimal-signed-twice-second-created.pdf",
                    "a new font is shared by the form's resources and the new field's look");

    @BeforeAll
    static void corpusIsThere() {
        assumeTrue(!CORPUS.isEmpty(), "skipped: -Dbansao.corpus names no folder");
    }

    @Test
    void attacksAndReportedChangesRejected() throws IOException {
        List<String> taken = new ArrayList<>();
        for (String[] row : rows()) {
            if (CHANGES.contains(row[1]) && BAD.contains(row[3]) && harmless(Path.of(CORPUS, row[0]))) {
                taken.add(row[0]);
            }
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void permittedUpdatesAccepted() throws IOException {
        List<String> refused = new ArrayList<>();
        for (String[] row : rows()) {
            if (row[3].equals("VALID_WITH_UPDATES") && !harmless(Path.of(CORPUS, row[0]))) {
                refused.add(row[0]);
            }
        }
        assertThat(refused).containsExactlyInAnyOrderElementsOf(TOO_STRICT.keySet());
    }

    /** Whether every signature is in order and what follows it is explained. */
    private static boolean harmless(Path path) throws IOException {
        PdfFile file = PdfFile.read(DocumentSource.of(path), PdfLimits.DEFAULT);
        PdfSignatures signatures = PdfSignatures.find(file);
        LaterChanges changes = LaterChanges.of(file, signatures, Profile.PADES);
        for (PdfSignature signature : signatures.signatures()) {
            ModificationLevel level = changes.after(signature).level();
            if (!signature.defects().isEmpty() || level.compareTo(ModificationLevel.FORM_FILLING) > 0) {
                return false;
            }
        }
        return signatures.strayByteRanges().isEmpty();
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(Path.of(CORPUS, "manifest.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(row -> row[0].endsWith(".pdf"))
                .toList();
    }
}
