package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;

class TestPkiTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07.5Z");
    private final TestPki pki = TestPki.create(KeyKind.P256, InstantSource.fixed(NOW));

    @Test
    void everyEndCertificateLeadsToTheRootWithCurrentCrls() throws Exception {
        for (TestIdentity one : List.of(pki.certifier(), pki.agency(), pki.tsa(), pki.ocsp(), pki.otherAgency())) {
            validate(one, pki, pki.crls());
        }
    }

    @Test
    void revokedSignerRejected() {
        X509Certificate certificate = pki.certifier().certificate();
        List<X509CRL> crls = pki.crls(Revocation.of(certificate, NOW.minusSeconds(600)));
        assertThatThrownBy(() -> validate(pki.certifier(), pki, crls)).hasMessageContaining("revoked");
        assertThat(crls.get(0).getRevokedCertificates()).isNull();
    }

    @Test
    void signersThatAreWrongInOneWayRejected() {
        assertThatThrownBy(() -> validate(pki.expiredCertifier(), pki, pki.crls()))
                .hasMessageContaining("validity");
        assertThatThrownBy(() -> validate(pki.futureCertifier(), pki, pki.crls()))
                .hasMessageContaining("validity");
        assertThatThrownBy(() -> validate(pki.certifierOfNoAuthority(), pki, pki.crls()))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> validate(pki.stranger().certifier(), pki, pki.crls()))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aStrangerHasTheSameNames() {
        assertThat(pki.stranger().rootCertificate().getSubjectX500Principal())
                .isEqualTo(pki.rootCertificate().getSubjectX500Principal());
        assertThat(pki.stranger().rootCertificate()).isNotEqualTo(pki.rootCertificate());
    }

    @Test
    void certifierIsNamedInVietnamese() {
        String subject = pki.certifier().certificate().getSubjectX500Principal().getName();
        assertThat(subject).contains("CN=Nguyễn Thị Ánh Tuyết").contains("O=Ủy ban nhân dân phường Bến Nghé");
    }

    @Test
    void tsaHasTheCriticalTimestampingPurposeOnly() throws Exception {
        assertThat(pki.tsa().certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.8");
        assertThat(pki.tsa().certificate().getCriticalExtensionOIDs()).contains("2.5.29.37");
        assertThat(pki.tsaWithUncriticalPurpose().certificate().getCriticalExtensionOIDs())
                .doesNotContain("2.5.29.37");
    }

    @Test
    void anchorsFileHoldsTheRootAndTwoCrls(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("anchors.pem");
        pki.writeAnchors(file);
        assertThat(TrustAnchors.from(file).certificates()).containsExactly(pki.rootCertificate());
        assertThat(ValidationMaterial.from(List.of(file)).crls())
                .hasSize(2)
                .allSatisfy(crl -> assertThat(crl.getNextUpdate().toInstant()).isAfter(NOW.plus(Duration.ofDays(6))));
        assertThat(Files.readString(file, StandardCharsets.US_ASCII).lines()).allMatch(line -> line.length() <= 64);
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void everyKindOfKeySignsAndDeterministicallySo(KeyKind kind) throws Exception {
        TestIdentity certifier = pki.certifierWith(kind);
        byte[] message = "lời chứng".getBytes(StandardCharsets.UTF_8);
        try (SigningKey key = certifier.signingKey("a");
                SigningKey same = certifier.deterministicKey("b")) {
            byte[] repeated = same.sign(List.of(message)).get(0);
            assertThat(same.sign(List.of(message)).get(0)).isEqualTo(repeated);
            assertThat(verifies(certifier, message, repeated)).isTrue();
            assertThat(verifies(certifier, message, key.sign(List.of(message)).get(0)))
                    .isTrue();
            repeated[repeated.length - 1] ^= 1;
            assertThat(verifies(certifier, message, repeated)).isFalse();
        }
    }

    @Test
    void authoritiesMayHaveRsaKeys() throws Exception {
        TestPki rsa = TestPki.builder(KeyKind.P256, InstantSource.fixed(NOW))
                .authorityKeys(KeyKind.RSA2048)
                .build();
        validate(rsa.certifier(), rsa, rsa.crls());
    }

    @Test
    void pkcs12OpensWithThePin() throws Exception {
        char[] pin = "1234".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new java.io.ByteArrayInputStream(pki.agency().pkcs12("seal", pin)), pin);
        assertThat(store.getCertificateChain("seal"))
                .containsExactly(pki.agency().chain().toArray(X509Certificate[]::new));
    }

    private static boolean verifies(TestIdentity signer, byte[] message, byte[] signature) throws Exception {
        SignatureAlgorithm algorithm = signer.kind().algorithm();
        Signature verifier = Signature.getInstance(algorithm.jcaName());
        CmsSigner.configure(verifier, algorithm);
        verifier.initVerify(signer.certificate().getPublicKey());
        verifier.update(message);
        try {
            return verifier.verify(signature);
        } catch (java.security.SignatureException malformed) {
            return false;
        }
    }

    private static void validate(TestIdentity who, TestPki by, List<X509CRL> crls) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(by.rootCertificate(), null)));
        parameters.setDate(Date.from(NOW));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
        List<X509Certificate> path = who.chain().subList(0, who.chain().size() - 1);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }
}
