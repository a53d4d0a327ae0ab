package vn.bansao.internal.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.bansao.internal.asn1.Asn1FormatException;

/** The tokens of the corpus, judged for integrity; {@code token-corpus.tsv} says which are judged otherwise, and why. */
class TokenCorpusTest {
    private static final String CORPUS = System.getProperty("bansao.corpus", "");

    @TestFactory
    Stream<DynamicTest> everyTokenOfTheCorpusIsJudgedAsItsSourceSays() throws IOException {
        Assumptions.assumeFalse(CORPUS.isEmpty(), "skipped: -Dbansao.corpus names no folder");
        List<Row> rows = rows();
        List<X509Certificate> candidates = candidates(rows);
        assertThat(rows).hasSizeGreaterThan(20);
        return rows.stream()
                .map(row -> dynamicTest(row.file().getFileName() + " " + row.expected(), () -> judge(row, candidates)));
    }

    private record Row(Path file, String expected) {}

    private static List<Row> rows() throws IOException {
        Map<String, String> special = special();
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(CORPUS, "manifest.tsv"))) {
            String[] columns = line.split("\t", -1);
            Path file = Path.of(CORPUS, columns[0]);
            String name = file.getFileName().toString();
            if (columns[1].equals("token")) {
                String outOfScope = name.endsWith(".ers") ? "NO_TOKEN" : columns[3];
                rows.add(new Row(file, special.getOrDefault(name, outOfScope)));
            }
        }
        return rows;
    }

    private static void judge(Row row, List<X509Certificate> candidates) throws Exception {
        byte[] bytes = Files.readAllBytes(row.file());
        switch (row.expected()) {
            case "VALID", "INTACT" -> assertThat(flaws(bytes, candidates)).isEmpty();
            case "NOT_ACCEPTED" -> assertThat(flaws(bytes, candidates)).isNotEmpty();
            case "NO_TOKEN" ->
                assertThatThrownBy(() -> TimeStampTokens.parse(bytes)).isInstanceOf(Asn1FormatException.class);
            case "NO_CRASH" -> assertThat(flaws(bytes, candidates)).isNotNull();
            case "REFERENCE" -> assertThat(bytes).isNotEmpty();
            default ->
                assertThat(flaws(bytes, candidates))
                        .containsExactly(row.expected().split(" "));
        }
    }

    /** The checks that fail, or why the bytes are no token. */
    private static List<String> flaws(byte[] bytes, List<X509Certificate> candidates) {
        try {
            ParsedToken token = TimeStampTokens.parse(tokenOf(bytes));
            X509Certificate tsa = token.tsaCertificate()
                    .or(() -> token.tsaCertificateAmong(candidates))
                    .orElse(null);
            return TimeStampTokens.flaws(token, tsa).stream()
                    .map(flaw -> flaw.check().name())
                    .distinct()
                    .toList();
        } catch (Asn1FormatException e) {
            return List.of(e.reason());
        }
    }

    /** The certificates of all tokens: some came without their own. */
    private static List<X509Certificate> candidates(List<Row> rows) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        for (Row row : rows) {
            try {
                found.addAll(TimeStampTokens.parse(tokenOf(Files.readAllBytes(row.file())))
                        .certificates());
            } catch (Asn1FormatException noToken) {
                continue;
            }
        }
        return found;
    }

    private static byte[] tokenOf(byte[] bytes) {
        try {
            return TimeStampResp.getInstance(bytes).getTimeStampToken().getEncoded();
        } catch (IOException | RuntimeException notAResponse) {
            return bytes;
        }
    }

    private static Map<String, String> special() throws IOException {
        Map<String, String> special = new LinkedHashMap<>();
        try (InputStream list = TokenCorpusTest.class.getResourceAsStream("token-corpus.tsv")) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(row -> special.put(row[0], row[1]));
        }
        return special;
    }
}
