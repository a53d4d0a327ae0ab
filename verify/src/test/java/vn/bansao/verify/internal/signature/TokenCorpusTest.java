package vn.bansao.verify.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.SignatureMath.Message;

/**
 * The corpus group {@code token} through the token check. What the tokens stamp is not in the corpus, so that each must be
 * found to be over something else; a good one has no other fault.
 */
class TokenCorpusTest {
    private static final SignatureMath MATH = new SignatureMath(List.of());
    /** Ends of names of good tokens that have faults all the same, and why. */
    private static final Map<String, String> FAULTY = Map.of(
            ".ers", "an evidence record (RFC 4998) is no token",
            "tst-two-refs.tst", "its signing-certificate attributes name other certificates",
            "sample.tsr", "SHA-1, and the authority's certificate is not in the token",
            "without_embedded_certs.tsr", "the authority's certificate is not in the token");

    @TestFactory
    Stream<DynamicTest> goodTokensHaveNoFaultButTheImprintAndOthersHave() throws IOException {
        String corpus = System.getProperty("bansao.corpus", "");
        assumeTrue(!corpus.isEmpty(), "skipped: -Dbansao.corpus is not set");
        List<String[]> rows = Files.readAllLines(Path.of(corpus, "manifest.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[1].equals("token"))
                .filter(cells -> !cells[3].equals("REFERENCE") && !cells[0].endsWith(".tsq"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20);
        return rows.stream()
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> judge(Path.of(corpus, cells[0]), cells[3])));
    }

    private static void judge(Path file, String expected) throws IOException {
        Set<String> faults = faults(token(Files.readAllBytes(file)));
        String name = file.getFileName().toString();
        String reason = FAULTY.entrySet().stream()
                .filter(each -> name.endsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        boolean good = Set.of("VALID", "INTACT").contains(expected) && reason.isEmpty();
        if (good) {
            assertThat(faults).as(name).containsExactly(FindingCode.TST_IMPRINT_WRONG.name());
        } else if (!expected.equals("NO_CRASH")) {
            faults.remove(FindingCode.TST_IMPRINT_WRONG.name());
            assertThat(faults).as("%s %s", name, reason).isNotEmpty();
        }
    }

    /** The codes that stand against passing. */
    private static Set<String> faults(byte[] token) throws IOException {
        Findings findings = new Findings();
        TokenCheck.Token read = new TokenCheck(MATH, findings).check(token, Message.of(new byte[] {1}));
        Instant now = Instant.parse("2026-11-22T02:05:07Z");
        AlgorithmRules.check(
                read.cms().algorithms(),
                new AlgorithmRules.Existence(now, Instant.MIN),
                VerificationPolicy.V2026,
                findings);
        return findings.list().stream()
                .map(finding -> (FindingCode) finding.code())
                .filter(code -> !Set.of(FindingCode.Effect.NOTES, FindingCode.Effect.LOWERS)
                        .contains(code.effect()))
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The token in a response of a TSA (RFC 3161, 2.4.2), else the bytes as they are. */
    private static byte[] token(byte[] bytes) throws IOException {
        try {
            ASN1Sequence outer = ASN1Sequence.getInstance(bytes);
            boolean response = outer.size() == 2 && !(outer.getObjectAt(0) instanceof ASN1ObjectIdentifier);
            return response ? outer.getObjectAt(1).toASN1Primitive().getEncoded() : bytes;
        } catch (IllegalArgumentException noSequence) {
            return bytes;
        }
    }
}
