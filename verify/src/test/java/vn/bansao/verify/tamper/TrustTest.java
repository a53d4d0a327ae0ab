package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.SubIndication;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Signers and authorities that were not, or no longer, to be trusted. */
class TrustTest {
    private static byte[] certifiedBy(TestIdentity certifier) {
        return SignedAnewTest.signedBy(certifier, Bench.PKI.agency());
    }

    private static byte[] stampedWith(TsaFault fault) {
        Forge forge = Forge.of(Bench.copy());
        forge.first().sealer = Sealer.of(Bench.PKI.certifier(), TestTsa.inProcess(Bench.PKI, fault));
        forge.second().sealer = Sealer.of(Bench.PKI.agency(), TestTsa.inProcess(Bench.PKI, fault));
        return forge.write();
    }

    @ParameterizedTest
    @CsvSource({
        "UNTRUSTED_TSA, INDETERMINATE, CERT_CHAIN_NOT_FOUND",
        "EXPIRED_TSA, INDETERMINATE, CERT_OUT_OF_VALIDITY",
        "MISSING_EKU, INDETERMINATE, TST_CERTIFICATE_USAGE_UNFIT",
        "UNCRITICAL_EKU, INDETERMINATE, TST_CERTIFICATE_USAGE_UNFIT",
        "MORE_EKUS, INDETERMINATE, TST_CERTIFICATE_USAGE_UNFIT",
        "WRONG_IMPRINT, INVALID, TST_IMPRINT_WRONG",
        "WRONG_VERSION, INVALID, TST_MALFORMED",
        "BAD_SIGNATURE, INVALID, CMS_SIGNATURE_WRONG",
        "WRONG_ESS, INVALID, CMS_SIGNING_CERTIFICATE_WRONG",
        "NO_CERTIFICATE, INDETERMINATE, CMS_SIGNER_CERTIFICATE_MISSING",
        "CLOCK_OFF, INDETERMINATE, TST_TIME_IN_FUTURE"
    })
    void timestampRejected(TsaFault fault, Verdict verdict, FindingCode code) {
        Bench.assertRejected(stampedWith(fault), verdict, code);
    }

    @Test
    void expiredCertifierRejected() {
        Bench.assertRejected(
                certifiedBy(Bench.PKI.expiredCertifier()), Verdict.INDETERMINATE, FindingCode.CERT_OUT_OF_VALIDITY);
    }

    @Test
    void certifierOfTomorrowRejected() {
        Bench.assertRejected(certifiedBy(Bench.PKI.futureCertifier()), Verdict.INVALID, FindingCode.CERT_NOT_YET_VALID);
    }

    @Test
    void certifierWhoMayOnlyEncryptRejected() {
        Bench.assertRejected(
                certifiedBy(Bench.PKI.encryptingCertifier()), Verdict.INDETERMINATE, FindingCode.CERT_KEY_USAGE_UNFIT);
    }

    @Test
    void certifierNamedByTheAgencyRejected() {
        Bench.assertRejected(
                certifiedBy(Bench.PKI.certifierOfNoAuthority()),
                Verdict.INDETERMINATE,
                FindingCode.CERT_CHAIN_NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"P384", "RSA2048"})
    void certifierWithAnotherKindOfKeyAccepted(KeyKind kind) {
        Bench.assertValid(certifiedBy(Bench.PKI.certifierWith(kind)));
    }

    @Test
    void revokedBeforeSigningRejected() {
        ValidationReport report = revoked(Bench.copy(), Duration.ofDays(-1));
        Bench.assertRejected(report, Verdict.INVALID, FindingCode.CERT_REVOKED);
    }

    @Test
    void revokedBeforeSigningWithoutTimestampRejected() {
        ValidationReport report = revoked(Bench.copyWithoutTimestamps(), Duration.ofDays(-1));
        Bench.assertRejected(report, Verdict.INDETERMINATE, FindingCode.CERT_REVOKED_NO_PROOF);
    }

    private static ValidationReport revoked(byte[] copy, Duration when) {
        Instant at = Bench.CLOCK.instant().plus(when);
        Revocation revocation = Revocation.of(Bench.PKI.certifier().certificate(), at);
        return Bench.verify(Bench.verifier(revocation).build(), copy);
    }

    /** Looked at two days later, with CRLs of that day. */
    @ParameterizedTest
    @CsvSource({"true, VALID", "false, INDETERMINATE"})
    void revokedAfterSigningCountsOnlyWithoutTimestamp(boolean timestamped, Verdict verdict) {
        Instant later = Bench.CLOCK.instant().plus(Duration.ofDays(2));
        Revocation revocation = Revocation.of(
                Bench.PKI.certifier().certificate(), Bench.CLOCK.instant().plus(Duration.ofDays(1)));
        CopyVerifier verifier = Bench.verifier()
                .material(new vn.bansao.trust.ValidationMaterial(
                        List.of(), Bench.PKI.crls(later.minusSeconds(60), List.of(revocation))))
                .at(later)
                .build();
        byte[] copy = timestamped ? Bench.copy() : Bench.copyWithoutTimestamps();
        ValidationReport report = Bench.verify(verifier, copy);
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(verdict);
    }

    @Test
    void revokedAuthorityRejected() {
        Revocation revocation = Revocation.of(
                Bench.PKI.issuing().certificate(), Bench.CLOCK.instant().minus(Duration.ofDays(1)));
        Bench.assertRejected(
                Bench.verify(Bench.verifier(revocation).build(), Bench.copy()),
                Verdict.INDETERMINATE,
                FindingCode.CERT_AUTHORITY_REVOKED);
    }

    @Test
    void suspendedCertifierRejected() {
        Revocation hold = Revocation.of(
                Bench.PKI.certifier().certificate(), Bench.CLOCK.instant().minus(Duration.ofDays(1)), 6);
        Bench.assertRejected(
                Bench.verify(Bench.verifier(hold).build(), Bench.copy()),
                Verdict.INDETERMINATE,
                FindingCode.CERT_ON_HOLD);
    }

    @Test
    void staleRevocationListsRejected() {
        Instant later = Bench.CLOCK.instant().plus(Duration.ofDays(30));
        ValidationReport report = Bench.verify(Bench.verifier().at(later).build(), Bench.copyWithoutTimestamps());
        Bench.assertRejected(report, Verdict.INDETERMINATE, FindingCode.REVOCATION_DATA_MISSING);
        assertThat(report.signatures().get(0).subIndication()).contains(SubIndication.TRY_LATER);
    }

    @Test
    void controlTimeBeforeTheSignaturesRejected() {
        Instant before = Bench.CLOCK.instant().minus(Duration.ofDays(1));
        ValidationReport report = Bench.verify(Bench.verifier().at(before).build(), Bench.copy());
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.INDETERMINATE);
    }

    /** A key that the agency's real CA certified, and that a laptop can break. */
    @Test
    void shortKeyRejected() throws GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair pair = generator.generateKeyPair();
        X509Certificate model = Bench.PKI.certifier().certificate();
        X509Certificate issuer = Bench.PKI.issuing().certificate();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                org.bouncycastle.asn1.x500.X500Name.getInstance(
                        issuer.getSubjectX500Principal().getEncoded()),
                BigInteger.TWO,
                Date.from(model.getNotBefore().toInstant()),
                Date.from(model.getNotAfter().toInstant()),
                org.bouncycastle.asn1.x500.X500Name.getInstance(
                        model.getSubjectX500Principal().getEncoded()),
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(Bench.PKI.issuing().privateKey())));
        Forge forge = Forge.of(Bench.copy());
        forge.first().sealer = Sealer.of(new WeakKey(pair, List.of(certificate, issuer)), TestTsa.inProcess(Bench.PKI));
        Bench.assertRejected(forge.write(), Verdict.INVALID, FindingCode.CRYPTO_KEY_TOO_SHORT);
    }

    private record WeakKey(KeyPair pair, List<X509Certificate> chain) implements SigningKey {
        @Override
        public String alias() {
            return "weak";
        }

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.RSA_PKCS1_SHA256;
        }

        @Override
        public List<byte[]> sign(List<byte[]> toBeSigned) {
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(pair.getPrivate());
                signature.update(toBeSigned.get(0));
                return List.of(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
