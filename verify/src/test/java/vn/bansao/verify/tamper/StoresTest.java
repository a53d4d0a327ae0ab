package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.VerificationPolicy;

/** Security stores that hold another file's proofs. The verifier has nothing else to go by, unless a test gives it more. */
class StoresTest {
    private static final Instant NOW = Bench.CLOCK.instant();
    private static final TestPki STRANGER = Bench.PKI.stranger();

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void transplanted(Vector vector) {
        vector.assertMet("stores");
    }

    static Stream<Vector> vectors() {
        Revocation certifier = Revocation.of(Bench.PKI.certifier().certificate(), NOW.minus(Duration.ofDays(1)));
        return Stream.of(
                Situation.of("storeOfAStranger", bare(), () -> copyWith(store(STRANGER.crls()))),
                Situation.of(
                        "storeOfLastMonth",
                        bare(),
                        () -> copyWith(store(Bench.PKI.crls(NOW.minus(Duration.ofDays(30)), List.of())))),
                Situation.of(
                        "storeOfTheRootsListOnly",
                        bare(),
                        () -> copyWith(store(Bench.PKI.crls().subList(0, 1)))),
                Situation.of(
                        "storeWithTheAnswerForAnotherCertificate",
                        bare(),
                        () -> copyWith("CRLs", List.of(encoded(root())), "OCSPs", List.of(answerForTheOther()))),
                Situation.of(
                        "storeThatDoesNotKnowOfTheRevocation",
                        Bench.verifier(certifier),
                        () -> copyWith(store(Bench.PKI.crls(NOW.minus(Duration.ofDays(2)), List.of())))),
                Situation.of(
                        "storeWithAStrangersRoot",
                        bare(),
                        () -> with(
                                SignedAnewTest.signedBy(STRANGER.certifier(), STRANGER.agency()),
                                "Certs",
                                List.of(encoded(STRANGER.rootCertificate())),
                                "CRLs",
                                store(STRANGER.crls()))));
    }

    /** Without any revocation data but the file's. */
    static CopyVerifier.Builder bare() {
        return Bench.verifier().material(ValidationMaterial.NONE);
    }

    private static byte[] copyWith(List<byte[]> lists) {
        return copyWith("CRLs", lists, "Certs", List.of());
    }

    private static byte[] copyWith(String kind, List<byte[]> items, String otherKind, List<byte[]> otherItems) {
        return with(Bench.copy(), kind, items, otherKind, otherItems);
    }

    private static byte[] with(
            byte[] copy, String kind, List<byte[]> items, String otherKind, List<byte[]> otherItems) {
        return with(copy, 90, kind, items, otherKind, otherItems);
    }

    /** A copy with a store in place of one it may have, its items numbered from {@code first} on. */
    static byte[] with(
            byte[] copy, int first, String kind, List<byte[]> items, String otherKind, List<byte[]> otherItems) {
        Part part = Forge.update(copy);
        String store = "/DSS<<" + put(part, first, kind, items) + put(part, first + items.size(), otherKind, otherItems)
                + ">>>>";
        String catalog = Forge.body(copy, 8).replaceAll("/DSS<<.*>>(?=>>)", "");
        return part.put(8, catalog.substring(0, catalog.length() - 2) + store).behind(copy);
    }

    private static String put(Part part, int first, String kind, List<byte[]> items) {
        for (int i = 0; i < items.size(); i++) {
            String data = Forge.text(items.get(i));
            part.put(first + i, "<</Length " + data.length() + ">>\nstream\n" + data + "\nendstream");
        }
        return IntStream.range(first, first + items.size())
                .mapToObj(number -> number + " 0 R")
                .collect(Collectors.joining(" ", "/" + kind + "[", "]"));
    }

    static List<byte[]> store(List<X509CRL> lists) {
        return lists.stream().map(StoresTest::encoded).toList();
    }

    private static X509CRL root() {
        return Bench.PKI.crls().get(0);
    }

    private static byte[] encoded(X509CRL list) {
        try {
            return list.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] answerForTheOther() {
        return answer(Bench.PKI.otherCertifier().certificate());
    }

    /** The real responder's word on one certificate: good. */
    private static byte[] answer(X509Certificate... certificates) {
        try {
            X509Certificate responder = Bench.PKI.ocsp().certificate();
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(
                    X500Name.getInstance(responder.getSubjectX500Principal().getEncoded())));
            for (X509Certificate certificate : certificates) {
                CertificateID id = new CertificateID(
                        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(Bench.PKI.issuing().certificate()),
                        certificate.getSerialNumber());
                Date from = Date.from(NOW.minus(Duration.ofMinutes(5)));
                builder.addResponse(id, CertificateStatus.GOOD, from, Date.from(NOW.plus(Duration.ofDays(7))), null);
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(Bench.PKI.ocsp().privateKey()),
                                    new X509CertificateHolder[] {new JcaX509CertificateHolder(responder)},
                                    Date.from(NOW.minus(Duration.ofMinutes(5)))))
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the vectors differ from. */
    @Test
    void storeOfItsOwnAccepted() {
        assertLongTerm(copyWith(store(Bench.PKI.crls())));
        assertLongTerm(copyWith(
                "CRLs",
                List.of(encoded(root())),
                "OCSPs",
                List.of(answer(
                        Bench.PKI.certifier().certificate(),
                        Bench.PKI.agency().certificate(),
                        Bench.PKI.tsa().certificate()))));
    }

    /** The signers' certificates have expired, so that today's lists tell nothing of them; the authority's has not. */
    @Test
    void listsOfTheProvedTimeAreFreshForItForEver() {
        assertLongTerm(later(Duration.ofDays(1300)), copyWith(store(Bench.PKI.crls())));
    }

    /** Nobody asks anything: the status of the authority is believed as far as the policy lets it, and no further. */
    @Test
    void agedStatusOfAnAuthorityCountsAsThePolicySays() {
        assertLongTerm(aYearOn(), ownStore());
        CopyVerifier.Builder strict =
                aYearOn().policy(VerificationPolicy.V2026.withStampStatusAge("STRICT", Duration.ofDays(364)));
        Bench.assertRejected(
                Bench.verify(strict.build(), ownStore()), Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
    }

    /** Data that were out of date when the timestamp was made say nothing of it, however young they are. */
    @Test
    void statusFromBeforeTheTimestampIsNoStatus() {
        byte[] file = copyWith(store(Bench.PKI.crls(NOW.minus(Duration.ofDays(30)), List.of())));
        Bench.assertRejected(
                Bench.verify(aYearOn().build(), file), Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
    }

    /** An authority whose certificate has expired proves nothing by itself. */
    @Test
    void agedStatusDoesNotOutliveTheCertificate() {
        Instant end = Bench.PKI.tsa().certificate().getNotAfter().toInstant();
        ValidationReport report =
                Bench.verify(bare().at(end.plus(Duration.ofDays(1))).build(), ownStore());
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    static CopyVerifier.Builder aYearOn() {
        return bare().at(NOW.plus(Duration.ofDays(365)));
    }

    static byte[] ownStore() {
        return copyWith(store(Bench.PKI.crls()));
    }

    /** What was signed before stays good, and the data that show it are still in the file. */
    @Test
    void laterRevocationLowersNoLevel() {
        Revocation agency = Revocation.of(Bench.PKI.agency().certificate(), NOW.plus(Duration.ofDays(1)));
        assertLongTerm(later(Duration.ofDays(2), agency), copyWith(store(Bench.PKI.crls())));
    }

    private static CopyVerifier.Builder later(Duration time, Revocation... revoked) {
        Instant at = NOW.plus(time);
        List<X509CRL> lists = Bench.PKI.crls(at.minus(Duration.ofMinutes(5)), List.of(revoked));
        return bare().material(new ValidationMaterial(List.of(), lists)).at(at);
    }

    private static void assertLongTerm(byte[] file) {
        assertLongTerm(bare(), file);
    }

    private static void assertLongTerm(CopyVerifier.Builder verifier, byte[] file) {
        ValidationReport report = Bench.verify(verifier.build(), file);
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        assertThat(levels(report)).containsOnly(SignatureLevel.BASELINE_LT);
    }

    /** Even where the verifier knows better from elsewhere, a stranger's store raises no level. */
    @Test
    void storeOfAStrangerRaisesNoLevel() {
        ValidationReport report = Bench.verify(Bench.verifier().build(), copyWith(store(STRANGER.crls())));
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        assertThat(levels(report)).containsOnly(SignatureLevel.BASELINE_T);
    }

    private static List<SignatureLevel> levels(ValidationReport report) {
        return report.signatures().stream().map(SignatureVerdict::level).toList();
    }
}
