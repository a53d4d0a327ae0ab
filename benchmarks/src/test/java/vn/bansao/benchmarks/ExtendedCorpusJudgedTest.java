package vn.bansao.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.pades.CopyExtender;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.Profile;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.dss.DssQuestion;

/**
 * Files of many makers, each archived under a document timestamp or refused for a typed reason. DSS says of an archived
 * file what it said before, and that the new timestamp is good; each file's own certificates are its anchors.
 */
class ExtendedCorpusJudgedTest {
    private static final Instant AT = Instant.parse("2026-11-22T02:05:07Z");
    private static final TestPki PKI = TestPki.create(KeyKind.P256, InstantSource.fixed(AT));
    private static final Set<String> GROUPS = Set.of("sign-input", "sig-ok", "sig-level", "sig-encrypted", "mdp");

    /** A lock of all fields but some covers the new timestamp's field, too: DSS warns, and passes the signature. */
    private static final Map<String, Set<String>> ACCEPTED = Map.of(
            "test-with-vri.pdf", Set.of("BBB_FC_ISVAFMDPD_ANS", "BBB_FC_ISVASFLD_ANS"),
            "dss-2554__fieldmdp-exclude-signed.pdf", Set.of("BBB_FC_ISVASFLD_ANS"),
            "pdfsigning__dict-bool.pdf", Set.of("BBB_FC_ISVAFMDPD_ANS", "BBB_FC_ISVASFLD_ANS"));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyFileIsExtendedOrRefused() throws IOException {
        String corpus = System.getProperty("bansao.corpus", "");
        Assumptions.assumeFalse(corpus.isEmpty(), "skipped: -Dbansao.corpus is not set");
        Path root = Path.of(corpus);
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("manifest.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (GROUPS.contains(cells[1])) {
                Path file = root.resolve(cells[0]);
                tests.add(DynamicTest.dynamicTest(cells[0], () -> extendedOrRefused(file, cells[3])));
            }
        }
        assertThat(tests).hasSizeGreaterThan(40);
        return tests.stream();
    }

    private void extendedOrRefused(Path file, String expected) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        CopyExtender.Receipt receipt;
        try {
            receipt = extender().build().extend(DocumentSource.of(file), DocumentSink.of(written));
        } catch (CertifiedCopyException refusal) {
            assertThat(refusal.code()).matches("EXTEND_.*|PDF_.*");
            assertThat(written.size()).as("nothing is written").isZero();
            if (!refusal.code().equals("EXTEND_NO_CHANGE_PERMITTED")) {
                return;
            }
            // ISO 32000-2 permits it all the same, and so does DSS.
            receipt = extender().evenFinal().build().extend(DocumentSource.of(file), DocumentSink.of(written));
            assertExtended(file, written.toByteArray(), receipt);
            return;
        }
        assertThat(expected).isNotEqualTo("SIGN_REFUSED");
        assertExtended(file, written.toByteArray(), receipt);
    }

    private static CopyExtender.Builder extender() {
        return CopyExtender.builder()
                .timestamps(TestTsa.inProcess(PKI))
                .revocation(RevocationSource.of(new ValidationMaterial(List.of(), PKI.crls())), PKI.anchors())
                .level(PadesLevel.BASELINE_LTA)
                .clock(PKI.clock());
    }

    private void assertExtended(Path file, byte[] after, CopyExtender.Receipt receipt) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
        assertThat(receipt.updates()).isEqualTo(1);
        assertThat(receipt.sizeBytes()).isEqualTo(after.length);
        Set<X509Certificate> anchors = anchors(before);
        SimpleReport old = report(before, anchors);
        SimpleReport now = report(after, anchors);
        assertSignaturesAsBefore(
                old, now, ACCEPTED.getOrDefault(file.getFileName().toString(), Set.of()));
        assertNewTimestampPassed(old, now);
        assertNotMoreClaimedThanDssFinds(now, receipt);
        assertSyntaxAsGoodAsBefore(file, after);
        assertNothingOpenToOurVerifier(before, after, anchors);
    }

    /** What was added is explained: no finding of ours that was not there before, no change worse than that of a level. */
    private static void assertNothingOpenToOurVerifier(byte[] before, byte[] after, Set<X509Certificate> anchors)
            throws IOException {
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(TrustAnchors.of(anchors))
                .profile(Profile.PADES)
                .at(AT.plus(Duration.ofMinutes(1)))
                .build();
        ValidationReport old = verifier.verify(DocumentSource.of("before.pdf", before));
        ValidationReport now = verifier.verify(DocumentSource.of("after.pdf", after));
        assertThat(now.signatures()).hasSameSizeAs(old.signatures());
        for (int i = 0; i < old.signatures().size(); i++) {
            ModificationLevel was = old.signatures().get(i).modifications();
            ModificationLevel is = now.signatures().get(i).modifications();
            assertThat(is)
                    .isLessThanOrEqualTo(
                            was.compareTo(ModificationLevel.LTA_UPDATES) > 0 ? was : ModificationLevel.LTA_UPDATES);
            assertThat(codes(now.signatures().get(i)))
                    .isSubsetOf(codes(old.signatures().get(i)));
        }
    }

    private static Set<String> codes(SignatureVerdict verdict) {
        return verdict.findings().stream().map(finding -> finding.code().name()).collect(Collectors.toSet());
    }

    private static void assertSignaturesAsBefore(SimpleReport old, SimpleReport now, Set<String> accepted) {
        List<String> signatures = old.getSignatureIdList();
        assertThat(now.getSignatureIdList()).hasSameSizeAs(signatures);
        for (int i = 0; i < signatures.size(); i++) {
            String was = signatures.get(i);
            String is = now.getSignatureIdList().get(i);
            if (old.getIndication(was) != Indication.TOTAL_FAILED) {
                assertThat(now.getIndication(is)).isIn(old.getIndication(was), Indication.TOTAL_PASSED);
            }
            Set<String> known = keys(old.getAdESValidationErrors(was), old.getAdESValidationWarnings(was));
            known.addAll(accepted);
            assertThat(keys(now.getAdESValidationErrors(is), now.getAdESValidationWarnings(is)))
                    .as("nothing that DSS had not said before")
                    .isSubsetOf(known);
        }
    }

    private static void assertNewTimestampPassed(SimpleReport old, SimpleReport now) {
        Map<String, Indication> stamps = timestamps(now);
        assertThat(stamps).hasSize(timestamps(old).size() + 1);
        stamps.keySet().removeAll(timestamps(old).keySet());
        assertThat(stamps.values()).containsOnly(Indication.PASSED);
    }

    /** DSS trusts the file's own certificates, the extender does not: it finds at least what the receipt says. */
    private static void assertNotMoreClaimedThanDssFinds(SimpleReport now, CopyExtender.Receipt receipt) {
        List<String> ids = now.getSignatureIdList();
        assertThat(receipt.signatures()).hasSizeGreaterThanOrEqualTo(ids.size());
        if (receipt.signatures().size() == ids.size()) {
            for (int i = 0; i < ids.size(); i++) {
                PadesLevel claimed = receipt.signatures().get(i).levelOrNull();
                String found = now.getSignatureFormat(ids.get(i)).toString();
                assertThat(claimed == null || rank(found) >= rank(claimed.name()))
                        .as("%s, DSS %s", claimed, found)
                        .isTrue();
            }
        }
    }

    private static int rank(String level) {
        return List.of("B", "T", "LT", "LTA").indexOf(level.replaceAll(".*[-_]", ""));
    }

    private static Set<String> keys(List<Message> errors, List<Message> warnings) {
        Set<String> keys = new TreeSet<>();
        Stream.concat(errors.stream(), warnings.stream()).forEach(message -> keys.add(message.getKey()));
        return keys;
    }

    private static Map<String, Indication> timestamps(SimpleReport report) {
        Map<String, Indication> stamps = new HashMap<>();
        Set<String> ids = new HashSet<>(report.getTimestampIdList());
        ids.forEach(id -> stamps.put(id, report.getIndication(id)));
        for (String signature : report.getSignatureIdList()) {
            report.getSignatureTimestamps(signature).forEach(one -> stamps.put(one.getId(), one.getIndication()));
        }
        return stamps;
    }

    private static SimpleReport report(byte[] file, Set<X509Certificate> anchors) {
        DssQuestion question =
                new DssQuestion(List.copyOf(anchors), List.of(), List.of(), AT.plus(Duration.ofMinutes(1)));
        return question.validatorWithoutPictures(new InMemoryDocument(file, "file.pdf"))
                .validateDocument()
                .getSimpleReport();
    }

    private static Set<X509Certificate> anchors(byte[] file) {
        Set<X509Certificate> found = new LinkedHashSet<>(PKI.anchors().certificates());
        PDFDocumentValidator validator =
                new DssQuestion(List.of(), List.of(), List.of(), AT).validator(new InMemoryDocument(file, "file.pdf"));
        for (AdvancedSignature signature : validator.getSignatures()) {
            signature.getCertificates().stream()
                    .map(CertificateToken::getCertificate)
                    .forEach(found::add);
        }
        return found;
    }

    private void assertSyntaxAsGoodAsBefore(Path file, byte[] after) throws IOException {
        JudgeInput input = new JudgeInput(List.of(), List.of(), AT, new Expected(Level.LTA, 1, 1, false));
        if (Judges.qpdf().judge(file, input).isAccepted()) {
            Path extended = Files.write(folder.resolve("extended.pdf"), after);
            Judges.qpdf().judge(extended, input).requireAccepted();
        }
    }
}
