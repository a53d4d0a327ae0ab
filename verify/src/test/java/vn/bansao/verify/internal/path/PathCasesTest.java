package vn.bansao.verify.internal.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.bansao.verify.AcceptedAlgorithms;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.Certificates;
import vn.bansao.verify.internal.signature.SignatureMath;

/**
 * The path and OCSP cases of NIST's PKITS and of OpenSSL, read in place. Each goes as its list says, or stands in {@code
 * path-differences.tsv} with the reason; what must be rejected is never accepted for any other reason than that the path
 * room is not asked the question.
 */
class PathCasesTest {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (?:TRUSTED )?CERTIFICATE-----([^-]*)-----END", Pattern.DOTALL);
    private static final SignatureMath MATH = new SignatureMath(List.of());
    // PKITS lives from 2001-04-19 to 2011-04-19; bad dates are set to 1999, 2002 and 2047.
    private static final Instant PKITS_TIME = Instant.parse("2005-06-01T00:00:00Z");
    private static final Instant OPENSSL_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static VerificationPolicy oldAlgorithms() {
        AcceptedAlgorithms old =
                AcceptedAlgorithms.V2026.with("digest.SHA-1", "always").with("rsa.1024", "always");
        return VerificationPolicy.V2026.withAlgorithms("OLD", old);
    }

    @TestFactory
    Stream<DynamicTest> eachCaseOfPkits() throws IOException {
        List<String[]> cases = lines("pkits-cases-shared.tsv");
        assertThat(cases).hasSizeGreaterThan(120);
        return tests("pkits", cases, line -> line[1], (line, differences) -> {
            Path folder = corpus().resolve("pkits/cert-path");
            List<X509Certificate> others = new ArrayList<>();
            for (String name : words(line[3])) {
                others.addAll(certificates(folder.resolve(name)));
            }
            List<RevocationItem> crls = new ArrayList<>();
            crls.add(RevocationItem.given(crl(folder.resolve("TrustAnchorRootCRL.crl"))));
            for (String name : words(line[4])) {
                crls.add(RevocationItem.given(crl(folder.resolve(name))));
            }
            Findings findings = check(
                    certificates(folder.resolve(line[2])),
                    certificates(folder.resolve("TrustAnchorRootCertificate.crt")),
                    others,
                    new RevocationCheck(crls, new Trust(Set.of()), MATH, oldAlgorithms(), PKITS_TIME),
                    new Question(oldAlgorithms(), policies(line[9]), PKITS_TIME));
            differences.judge(line[1], line[5].equals("VALID"), findings.passed(), findings.list());
            if (!findings.passed() && line[5].equals("INVALID")) {
                assertThat(findings.list())
                        .as(line[6])
                        .anyMatch(finding -> named(line[6]).contains(finding.code()));
            }
        });
    }

    /** The codes that fit the reason PKITS gives, so that no case is refused for another one only. */
    private static List<FindingCode> named(String reason) {
        if (reason.startsWith("CRL indicates") || reason.contains("revocation")) {
            return List.of(
                    FindingCode.CERT_REVOKED_NO_PROOF,
                    FindingCode.CERT_ON_HOLD,
                    FindingCode.CERT_AUTHORITY_REVOKED,
                    FindingCode.REVOCATION_DATA_MISSING);
        }
        return List.of(FindingCode.CERT_CHAIN_NOT_FOUND, FindingCode.CERT_OUT_OF_VALIDITY);
    }

    @TestFactory
    Stream<DynamicTest> eachCaseOfOpensslVerify() throws IOException {
        List<String[]> cases = lines("openssl-verify-cases-shared.tsv");
        assertThat(cases).hasSizeGreaterThan(80);
        return tests("openssl-verify", cases, line -> line[6], (line, differences) -> {
            Question question = question(line[4]);
            Findings findings = check(
                    openssl(line[0]),
                    openssl(line[2]),
                    openssl(line[3]),
                    new RevocationCheck(List.of(), new Trust(Set.of()), MATH, question.policy, question.control),
                    question);
            boolean accepted =
                    findings.list().stream().allMatch(finding -> finding.code() == FindingCode.REVOCATION_DATA_MISSING);
            differences.judge(line[6], line[5].equals("OK"), accepted, findings.list());
        });
    }

    private static List<X509Certificate> openssl(String names) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        for (String name : words(names)) {
            found.addAll(certificates(corpus().resolve("openssl/cert-path/certs__" + name + ".pem")));
        }
        return found;
    }

    /** What is asked beside the certificates. */
    private record Question(VerificationPolicy policy, CertificatePolicies certificatePolicies, Instant control) {}

    /** {@code -partial_chain} is how we always ask; {@code -allow_proxy_certs} is nothing we have. */
    private static Question question(String options) {
        VerificationPolicy base = VerificationPolicy.V2026;
        Map<String, String> values = new HashMap<>();
        String[] words = options.split(" ");
        for (int i = 0; i < words.length; i++) {
            boolean valued = i + 1 < words.length && !words[i + 1].startsWith("-");
            values.put(words[i], valued ? words[i + 1] : "");
        }
        // NIST SP 800-57: level 2 is 2048 bits, level 3 is 3072.
        AcceptedAlgorithms algorithms = values.getOrDefault("-auth_level", "2").equals("3")
                ? base.algorithms()
                        .with("rsa.2048", "never")
                        .with("rsa.3000", "never")
                        .with("rsa.3072", "always")
                : base.algorithms();
        VerificationPolicy policy = new VerificationPolicy(
                base.name(),
                base.listed(),
                algorithms,
                Integer.parseInt(values.getOrDefault("-verify_depth", String.valueOf(base.longestPath()))),
                base.clockSkew(),
                base.stampStatusAge());
        String initial = values.get("-policy");
        String time = values.get("-attime");
        return new Question(
                policy,
                new CertificatePolicies(
                        initial == null ? Set.of() : Set.of(initial), values.containsKey("-explicit_policy"), false),
                time == null ? OPENSSL_TIME : Instant.ofEpochSecond(Long.parseLong(time)));
    }

    @TestFactory
    Stream<DynamicTest> eachCaseOfOpensslOcsp() throws IOException {
        List<String[]> cases = lines("openssl-ocsp-cases-shared.tsv");
        assertThat(cases).hasSizeGreaterThan(29);
        return tests("openssl-ocsp", cases, line -> line[1] + " " + line[2], (line, differences) -> {
            Path folder = corpus().resolve("openssl/ocsp-path");
            BasicOCSPResp response = ocsp(folder.resolve("ocsp-tests__" + line[1]));
            X509Certificate subject = subject(folder, line[1]);
            X509Certificate issuer =
                    certificates(folder.resolve("ocsp-tests__" + line[2])).get(0);
            Instant at = response.getResponses()[0].getThisUpdate().toInstant().plusSeconds(60);
            RevocationItem item = new RevocationItem(new RevocationItem.Ocsp(response), -1);
            Status status = new RevocationCheck(List.of(item), new Trust(Set.of()), MATH, oldAlgorithms(), at)
                    .status(subject, issuer, new Moment(at, false));
            differences.judge(line[1] + " " + line[2], line[4].equals("0"), status instanceof Status.Good, status);
        });
    }

    /** The certificate that the unbroken answer of the same series is about. */
    private static X509Certificate subject(Path folder, String answer) throws IOException, OCSPException {
        String series = answer.replaceAll("^.*_|\\.ors$", "");
        var serial = ocsp(folder.resolve("ocsp-tests__" + series + ".ors"))
                .getResponses()[0]
                .getCertID()
                .getSerialNumber();
        List<X509Certificate> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".pem"))
                    .filter(each -> !each.getFileName().toString().contains("IC_")) // broken issuers
                    .sorted()
                    .toList()) {
                all.addAll(certificates(file));
            }
        }
        return all.stream()
                .filter(each -> each.getSerialNumber().equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private static BasicOCSPResp ocsp(Path file) throws IOException, OCSPException {
        return (BasicOCSPResp)
                new OCSPResp(Base64.getMimeDecoder().decode(Files.readAllBytes(file))).getResponseObject();
    }

    private static Findings check(
            List<X509Certificate> ends,
            List<X509Certificate> anchors,
            List<X509Certificate> others,
            RevocationCheck revocation,
            Question question) {
        Findings findings = new Findings();
        if (ends.isEmpty()) {
            findings.add(FindingCode.CERT_CHAIN_NOT_FOUND, "reason", "unreadable");
            return findings;
        }
        List<X509Certificate> candidates = new ArrayList<>(others);
        candidates.add(ends.get(0));
        CertificatePool pool = CertificatePool.of(new Trust(Set.copyOf(anchors)), candidates);
        new ChainCheck(pool, revocation, MATH, question.policy, question.certificatePolicies, Map.of())
                .check(ends.get(0), new Moment(question.control, false), findings);
        return findings;
    }

    private static CertificatePolicies policies(String json) throws IOException {
        JsonNode parameters = new ObjectMapper().readTree(json).path("params");
        Set<String> initial = new HashSet<>();
        parameters.path("user_initial_policy_set").forEach(each -> initial.add(each.asText()));
        return new CertificatePolicies(
                initial,
                parameters.path("initial_explicit_policy").asBoolean(),
                parameters.path("initial_policy_mapping_inhibit").asBoolean());
    }

    /** The certificates of a file that a verification would read at all. */
    private static List<X509Certificate> certificates(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> encoded = new ArrayList<>();
        Matcher pem = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (pem.find()) {
            // OpenSSL's trusted certificates carry its own settings behind the certificate.
            try (ASN1InputStream stream =
                    new ASN1InputStream(Base64.getMimeDecoder().decode(pem.group(1)))) {
                encoded.add(stream.readObject().getEncoded());
            }
        }
        if (encoded.isEmpty()) {
            encoded.add(bytes);
        }
        List<X509Certificate> read = new ArrayList<>();
        for (byte[] der : encoded) {
            try {
                read.add(Certificates.read(der));
            } catch (CertificateException unreadable) {
                // As in a file: what can't be read is not used.
            }
        }
        return read;
    }

    private static X509CRL crl(Path file) throws IOException, CertificateException, CRLException {
        return (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private interface Case {
        void run(String[] line, Differences differences) throws Exception;
    }

    private static Stream<DynamicTest> tests(
            String list, List<String[]> cases, java.util.function.Function<String[], String> name, Case body)
            throws IOException {
        Differences differences = Differences.of(list);
        Set<String> names = new HashSet<>();
        cases.forEach(line ->
                assertThat(names.add(name.apply(line))).as(name.apply(line)).isTrue());
        assertThat(differences.strangers(names)).isEmpty();
        return cases.stream()
                .map(line -> DynamicTest.dynamicTest(name.apply(line), () -> {
                    try {
                        body.run(line, differences);
                    } catch (NoSuchFileException absent) {
                        differences.absent(name.apply(line));
                    }
                }));
    }

    private static List<String[]> lines(String file) throws IOException {
        return Files.readAllLines(corpus().resolve(file)).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.trim().split(" "));
    }

    private static Path corpus() {
        String corpus = System.getProperty("bansao.corpus", "");
        assumeTrue(!corpus.isEmpty(), "skipped: -Dbansao.corpus is not set");
        return Path.of(corpus);
    }
}
