package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSink;
import vn.bansao.PolicyException;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.copy.StatementTemplate.LastPageOverlay;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKeys;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;

/** What is refused before a key is used; each refusal by its code. */
class RefusalTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);

    private static CopyCertifier.Builder builder() {
        return Samples.certifier(PKI, PadesLevel.BASELINE_B);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PolicyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void assertRecordRefused(String code, CopyRecord record) {
        assertRefused(code, () -> builder().build().certify(Samples.scan(1), record));
    }

    @Test
    void scanThatTheGateRefusesRejectedBeforeAKeyIsUsed() throws IOException {
        CountingKey key = CountingKey.of(PKI.certifierKey());
        CopyCertifier certifier =
                builder().certifier(key).gate(ScanGate.of(ScanPolicy.ND30_2020)).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertRefused(
                "SCAN_REFUSED",
                () -> certifier
                        .certify(Samples.scan(1), Samples.record(1)) // of 100 dpi
                        .writeTo(DocumentSink.of(out)));
        assertThat(key.uses()).hasValue(0);
        assertThat(out.size()).isZero();
    }

    @Test
    void scanThatTheGateOnlyWarnsOfAccepted() throws IOException {
        ScanGate gate = ScanGate.of(ScanPolicy.LENIENT).withPixels();

        assertThat(gate.check(Samples.scan(1), Samples.record(1))).isNotEmpty();
        assertThat(builder()
                        .gate(gate)
                        .build()
                        .certify(Samples.scan(1), Samples.record(1))
                        .toBytes())
                .isNotEmpty();
    }

    @Test
    void missingAgencyRejected() {
        assertRefused("AGENCY_KEY_MISSING", () -> CopyCertifier.builder().build());
    }

    @Test
    void levelTWithoutAuthorityRejected() {
        assertRefused(
                "TIMESTAMP_AUTHORITY_MISSING",
                () -> builder().level(PadesLevel.BASELINE_T).build());
    }

    @Test
    void expiredCertifierRejected() {
        TestIdentity expired = PKI.expiredCertifier();
        assertRefused(
                "KEY_CERTIFICATE_EXPIRED",
                () -> builder().certifier(expired.signingKey("test")).build());
    }

    @Test
    void futureCertifierRejected() {
        assertRefused(
                "KEY_CERTIFICATE_NOT_YET_VALID",
                () -> builder()
                        .certifier(PKI.futureCertifier().signingKey("test"))
                        .build());
    }

    @Test
    void certificateThatExpiresWhileTheServiceRunsRejected() {
        InstantSource late = InstantSource.fixed(Samples.CLOCK.instant().plus(Duration.ofDays(4 * 365)));
        boolean[] later = {false};
        CopyCertifier certifier = builder()
                .clock(() -> later[0] ? late.instant() : Samples.CLOCK.instant())
                .build();
        later[0] = true;

        assertRefused("KEY_CERTIFICATE_EXPIRED", () -> certifier.certify(Samples.scan(1), Samples.record(1)));
    }

    @Test
    void statementOfLongAgoRejected() {
        CopyCertifier certifier = builder()
                .clock(InstantSource.fixed(Samples.CLOCK.instant().plus(Duration.ofDays(40))))
                .build();

        assertRefused("RECORD_MISMATCH", () -> certifier.certify(Samples.scan(1), Samples.record(1)));
    }

    @Test
    void encryptionCertificateRejected() {
        assertRefused(
                "KEY_USAGE_UNFIT",
                () -> builder()
                        .certifier(PKI.encryptingCertifier().signingKey("test"))
                        .build());
    }

    @Test
    void keyOfAnotherCertificateRejected() {
        assertRefused(
                "KEY_CERTIFICATE_MISMATCH",
                () -> SigningKeys.of(
                        "mixed",
                        PKI.agency().privateKey(),
                        PKI.certifier().chain(),
                        SignatureAlgorithm.ECDSA_P256_SHA256,
                        null));
    }

    @Test
    void rsaPkcs1IsForCompatibilityPoliciesOnly() throws IOException {
        TestPki rsa = TestPki.create(KeyKind.RSA2048, Samples.CLOCK);
        var pkcs1 = SigningKeys.of(
                "pkcs1",
                rsa.certifier().privateKey(),
                rsa.certifier().chain(),
                SignatureAlgorithm.RSA_PKCS1_SHA256,
                null);
        CopyCertifier.Builder builder =
                Samples.certifier(rsa, PadesLevel.BASELINE_B).certifier(pkcs1);

        assertRefused("CRYPTO_ALGORITHM_NOT_PERMITTED", builder::build);

        builder.policy(CryptoPolicy.TT15_2025_RSA_PKCS1_COMPATIBILITY)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();
    }

    @Test
    void sealOfAnotherAgencyRejected() {
        CopyCertifier certifier =
                builder().agency(PKI.otherAgency().signingKey("test")).build();

        assertRefused("RECORD_MISMATCH", () -> certifier.certify(Samples.scan(1), Samples.record(1)));
    }

    @Test
    void certifierOfAnotherAgencyRejected() {
        CopyCertifier certifier =
                builder().certifier(PKI.otherCertifier().signingKey("test")).build();

        assertRefused("RECORD_MISMATCH", () -> certifier.certify(Samples.scan(1), Samples.record(1)));
    }

    @Test
    void officerWhoIsNotTheSignerRejected() {
        Officer other = new Officer("Lê Văn Khác", "Chủ tịch", TestPki.AGENCY_NAME, "CHỦ TỊCH", "");

        assertRecordRefused("RECORD_MISMATCH", Samples.record(1, StatementTemplate.VN_2025_11, other));
    }

    @Test
    void declaredPagesThatAreNotScannedRejectedBeforeAnyKeyIsUsed() throws IOException {
        CountingKey key = CountingKey.of(PKI.certifierKey());
        CertifiedCopy copy = builder().certifier(key).build().certify(Samples.scan(2), Samples.record(3));

        assertRefused("RECORD_MISMATCH", copy::toBytes);
        assertThat(key.uses()).hasValue(0);
    }

    @Test
    void scannedPagesThatAreNotDeclaredRejected() {
        assertRefused("RECORD_MISMATCH", () -> builder().build().certify(Samples.scan(2), Samples.record(1)));
    }

    @Test
    void statementOfAnotherTemplateRejected() {
        StatementTemplate template = StatementTemplate.VN_2025_11;
        StatementTemplate other = new StatementTemplate(
                "OTHER", "1", template.heading(), template.capacity(), template.signedBy(), template.placement());

        assertRecordRefused("RECORD_MISMATCH", Samples.record(1, other, Samples.OFFICER));
    }

    @Test
    void kindCNeedsTheAgencyAlone() {
        assertRecordRefused("RECORD_MISMATCH", Samples.official(1));
    }

    @Test
    void letterThatTheFontLacksRejected() {
        StatementTemplate template = withHeading("Chứng thực 副本");

        assertRefused(
                "FONT_GLYPH_MISSING",
                () -> builder()
                        .statementTemplate(template)
                        .build()
                        .certify(Samples.scan(1), Samples.record(1, template, Samples.OFFICER)));
    }

    @Test
    void statementThatDoesNotFitRejected() {
        StatementTemplate template = withHeading("Chứng thực bản sao đúng với bản chính ".repeat(50));

        assertRefused(
                "TEXT_DOES_NOT_FIT",
                () -> builder()
                        .statementTemplate(template)
                        .build()
                        .certify(Samples.scan(1), Samples.record(1, template, Samples.OFFICER)));
    }

    @Test
    void overlayThatDoesNotFitItsBoxRejectedBeforeAnyKeyIsUsed() throws IOException {
        CountingKey key = CountingKey.of(PKI.certifierKey());
        StatementTemplate template = StatementTemplate.VN_2025_11.withPlacement(new LastPageOverlay(10, 10, 85, 40));
        CertifiedCopy copy = builder()
                .certifier(key)
                .statementTemplate(template)
                .build()
                .certify(Samples.scan(1), Samples.record(1, template, Samples.OFFICER));

        assertRefused("TEXT_DOES_NOT_FIT", copy::toBytes);
        assertThat(key.uses()).hasValue(0);
    }

    private static StatementTemplate withHeading(String text) {
        StatementTemplate.Line line = new StatementTemplate.Line(text, 14, StatementTemplate.Alignment.LEFT, 0);
        return new StatementTemplate(
                "TEST", "1", List.of(line), List.of(line), List.of(line), new StatementTemplate.AppendedPage());
    }
}
