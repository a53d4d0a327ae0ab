package vn.bansao.verify.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.bansao.verify.internal.signature.SignatureMath.Message;
import vn.bansao.verify.internal.signature.SignatureMath.Outcome;
import vn.bansao.verify.internal.signature.SignatureSuite.Scheme;

/** Project Wycheproof's vectors, read in place: every valid one is accepted, every other one is not, nor what is
 * "acceptable" for another reason than weak parameters. */
class WycheproofTest {
    /** Parts of the names of the files that are not run, and why; every other file must be. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "_p1363_", "CMS encodes ECDSA values in DER (RFC 5753, 7.2)",
            "mldsa_", "ML-DSA is not supported");

    private static final SignatureMath MATH = new SignatureMath(List.of());

    @TestFactory
    Stream<DynamicTest> eachValidVectorAcceptedAndEachOtherRejected() throws IOException {
        String corpus = System.getProperty("bansao.corpus", "");
        assumeTrue(!corpus.isEmpty(), "skipped: -Dbansao.corpus is not set");
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(corpus, "wycheproof", "crypto-vector"))) {
            files = all.filter(file -> NOT_RUN.keySet().stream()
                            .noneMatch(part -> file.getFileName().toString().contains(part)))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(25);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        JsonNode suiteFile = new ObjectMapper().readTree(file.toFile());
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonNode group : suiteFile.get("testGroups")) {
            byte[] key = HexFormat.of()
                    .parseHex(group.get(group.has("publicKeyDer") ? "publicKeyDer" : "keyDer")
                            .asText());
            SignatureSuite suite = suite(suiteFile.get("algorithm").asText(), group);
            for (JsonNode test : group.get("tests")) {
                count++;
                byte[] message = HexFormat.of().parseHex(test.get("msg").asText());
                byte[] value = HexFormat.of().parseHex(test.get("sig").asText());
                Outcome outcome = MATH.verify(suite, key, Message.of(message), value);
                boolean expected = test.get("result").asText().equals("valid") || onlyWeakParameters(test);
                if ((outcome == Outcome.FITS) != expected) {
                    wrong.add(suite + " " + test.get("tcId") + " " + test.get("comment") + " " + test.get("result")
                            + " but " + outcome);
                }
            }
        }
        assertThat(count).isPositive();
        assertThat(wrong).isEmpty();
    }

    /** Right by arithmetic: hashes are for the dated policy to judge, and values are compared whole, so that e = 3 does no harm. */
    private static boolean onlyWeakParameters(JsonNode test) {
        JsonNode flags = test.path("flags");
        return test.get("result").asText().equals("acceptable")
                && flags.size() == 1
                && Set.of("WeakHash", "SmallPublicKey").contains(flags.get(0).asText());
    }

    private static SignatureSuite suite(String algorithm, JsonNode group) {
        if (algorithm.equals("EDDSA")) {
            return SignatureSuite.of(Scheme.ED25519, Hash.SHA512);
        }
        String sha = group.get("sha").asText();
        if (sha.startsWith("SHAKE")) {
            return SignatureSuite.of(Scheme.RSA_PSS_SHAKE, Hash.valueOf(sha));
        }
        Hash hash = Hash.ofName(sha).orElseThrow();
        return switch (algorithm) {
            case "ECDSA" -> SignatureSuite.of(Scheme.ECDSA, hash);
            case "RSASSA-PSS" ->
                SignatureSuite.pss(
                        hash,
                        Hash.ofName(group.get("mgfSha").asText()).orElseThrow(),
                        group.get("sLen").asInt());
            default -> SignatureSuite.of(Scheme.RSA_PKCS1, hash);
        };
    }
}
