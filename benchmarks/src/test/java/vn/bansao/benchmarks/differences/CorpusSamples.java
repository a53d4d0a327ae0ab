package vn.bansao.benchmarks.differences;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.verify.dss.DssQuestion;

/** Signed and attacked files of others; each file's own certificates are its anchors, so that integrity is the question. */
final class CorpusSamples {
    private static final Set<String> BAD = Set.of("MODIFIED", "NOT_WHOLE", "BROKEN", "MIXED", "NOT_ACCEPTED");
    private static final Instant AT = Instant.parse("2026-11-22T02:05:07Z");

    private CorpusSamples() {}

    static List<Sample> all() throws IOException {
        String corpus = System.getProperty("bansao.corpus", "");
        Assumptions.assumeFalse(corpus.isEmpty(), "skipped: -Dbansao.corpus is not set");
        Path root = Path.of(corpus);
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("manifest.tsv"))) {
            String[] cells = line.split("\t", -1);
            boolean signed = cells[1].startsWith("sig-") || cells[1].equals("mdp");
            if (signed && cells[0].toLowerCase(Locale.ROOT).endsWith(".pdf")) {
                byte[] bytes = Files.readAllBytes(root.resolve(cells[0]));
                samples.add(new Sample(cells[0], BAD.contains(cells[3]), bytes, input(bytes)));
            }
        }
        return samples;
    }

    private static JudgeInput input(byte[] bytes) {
        return new JudgeInput(List.copyOf(certificates(bytes)), List.of(), AT, new Expected(Level.T, 1, 0, false));
    }

    private static Set<X509Certificate> certificates(byte[] bytes) {
        Set<X509Certificate> found = new LinkedHashSet<>();
        try {
            DssQuestion question = new DssQuestion(List.of(), List.of(), List.of(), AT);
            for (AdvancedSignature signature :
                    question.validator(new InMemoryDocument(bytes)).getSignatures()) {
                signature.getCertificates().stream()
                        .map(CertificateToken::getCertificate)
                        .forEach(found::add);
                signature.getAllTimestamps().stream()
                        .flatMap(stamp -> stamp.getCertificates().stream())
                        .map(CertificateToken::getCertificate)
                        .forEach(found::add);
            }
        } catch (RuntimeException unreadable) {
            // What can't be read has no anchors.
        }
        return found;
    }
}
