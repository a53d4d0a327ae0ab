package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.bansao.internal.CoreProblem.REVOCATION_ANSWER_MALFORMED;
import static vn.bansao.internal.CoreProblem.REVOCATION_ANSWER_WRONG;
import static vn.bansao.internal.CoreProblem.REVOCATION_CERTIFICATE_REVOKED;
import static vn.bansao.internal.CoreProblem.REVOCATION_CRL_TOO_LARGE;
import static vn.bansao.internal.CoreProblem.REVOCATION_CRL_UNSUPPORTED;

import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import vn.bansao.PolicyException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;

/** Lists of every shape, given off line: complete ones tell, all others say why they don't. */
class RevocationListsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07Z");
    private static final URI PUBLISHED = URI.create("http://crl.example/");
    private static final TestPki PKI = TestPki.builder(KeyKind.P256, InstantSource.fixed(NOW))
            .published(PUBLISHED)
            .build();
    private static final X509Certificate CERTIFIER = PKI.certifier().certificate();
    private static final String SHA256 = "SHA256withECDSA";

    private static X509v2CRLBuilder list(TestIdentity issuer) {
        X500Name name = X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded());
        return new X509v2CRLBuilder(name, Date.from(NOW.minusSeconds(60)))
                .setNextUpdate(Date.from(NOW.plus(Duration.ofDays(7))));
    }

    private static X509v2CRLBuilder list() {
        return list(PKI.issuing());
    }

    private static X509CRL signed(X509v2CRLBuilder list, TestIdentity issuer, String algorithm) throws Exception {
        return new JcaX509CRLConverter()
                .getCRL(list.build(new JcaContentSignerBuilder(algorithm).build(issuer.privateKey())));
    }

    private static RevocationData collect(X509CRL list) {
        return RevocationSource.of(new ValidationMaterial(List.of(), List.of(list)))
                .collect(List.of(CERTIFIER), List.of(PKI.issuing().certificate()), NOW);
    }

    private static PolicyException refusal(X509v2CRLBuilder list) throws Exception {
        X509CRL crl = signed(list, PKI.issuing(), SHA256);
        return catchThrowableOfType(PolicyException.class, () -> collect(crl));
    }

    private static void assertRefused(X509v2CRLBuilder list, CoreProblem code, String reason) throws Exception {
        PolicyException refusal = refusal(list);
        assertThat(refusal.code()).isEqualTo(code.name());
        assertThat(refusal).hasMessageContaining(reason);
    }

    private static X509v2CRLBuilder withPoint(IssuingDistributionPoint point) throws Exception {
        return list().addExtension(Extension.issuingDistributionPoint, true, point);
    }

    private static DistributionPointName at(String file) {
        return new DistributionPointName(new GeneralNames(new GeneralName(
                GeneralName.uniformResourceIdentifier, PUBLISHED.resolve(file).toString())));
    }

    private static IssuingDistributionPoint point(boolean users, boolean authorities, boolean indirect) {
        return new IssuingDistributionPoint(null, users, authorities, null, indirect, false);
    }

    @Test
    void completeListsTell() throws Exception {
        assertThat(collect(signed(list(), PKI.issuing(), SHA256)).crls()).hasSize(1);
        assertThat(collect(signed(withPoint(point(true, false, false)), PKI.issuing(), SHA256))
                        .crls())
                .hasSize(1);
        X509v2CRLBuilder samePoint = withPoint(new IssuingDistributionPoint(at("/issuing.crl"), false, false));
        assertThat(collect(signed(samePoint, PKI.issuing(), SHA256)).crls()).hasSize(1);
    }

    @Test
    void deltasDoNotTellThatACertificateIsInOrder() throws Exception {
        X509v2CRLBuilder delta = list().addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE));
        assertRefused(delta, REVOCATION_CRL_UNSUPPORTED, "delta");
        delta.addCRLEntry(CERTIFIER.getSerialNumber(), Date.from(NOW.minusSeconds(90)), 1);
        assertRefused(delta, REVOCATION_CERTIFICATE_REVOKED, "keyCompromise");
    }

    @Test
    void listsOfAnotherScopeAreRefusedWithTheReason() throws Exception {
        assertRefused(withPoint(point(false, false, true)), REVOCATION_CRL_UNSUPPORTED, "indirect");
        assertRefused(withPoint(point(false, true, false)), REVOCATION_CRL_UNSUPPORTED, "scope");
        assertRefused(
                withPoint(new IssuingDistributionPoint(
                        null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false)),
                REVOCATION_CRL_UNSUPPORTED,
                "some reasons");
        assertRefused(
                withPoint(new IssuingDistributionPoint(at("/other.crl"), false, false)),
                REVOCATION_CRL_UNSUPPORTED,
                "another distribution point");
    }

    @Test
    void whatIsNotUnderstoodIsNotPassedOver() throws Exception {
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
        assertRefused(
                list().addExtension(unknown, true, DERNull.INSTANCE), REVOCATION_CRL_UNSUPPORTED, unknown.getId());
        assertThat(collect(signed(list().addExtension(unknown, false, DERNull.INSTANCE), PKI.issuing(), SHA256))
                        .crls())
                .hasSize(1);
        Extensions ofAnother = new Extensions(new Extension(
                Extension.certificateIssuer,
                true,
                new GeneralNames(new GeneralName(new X500Name("CN=Another CA"))).getEncoded()));
        assertRefused(
                list().addCRLEntry(BigInteger.TEN, Date.from(NOW), ofAnother), REVOCATION_CRL_UNSUPPORTED, "indirect");
    }

    @Test
    void listWithoutNextUpdateIsRefused() throws Exception {
        X509v2CRLBuilder open = new X509v2CRLBuilder(
                X500Name.getInstance(
                        PKI.issuing().certificate().getSubjectX500Principal().getEncoded()),
                Date.from(NOW.minusSeconds(60)));
        assertRefused(open, REVOCATION_ANSWER_MALFORMED, "nextUpdate");
    }

    @Test
    void weakAlgorithmsAreRefused() throws Exception {
        X509CRL weak = signed(list(), PKI.issuing(), "SHA1withECDSA");
        PolicyException refusal = catchThrowableOfType(PolicyException.class, () -> collect(weak));
        assertThat(refusal.code()).isEqualTo(REVOCATION_ANSWER_WRONG.name());
        assertThat(refusal.problem().values()).containsEntry("check", "algorithm");
    }

    @Test
    void listsSignedWithRsaTell() throws Exception {
        TestPki rsa = TestPki.builder(KeyKind.P256, InstantSource.fixed(NOW))
                .authorityKeys(KeyKind.RSA2048)
                .build();
        RevocationSource given = RevocationSource.of(new ValidationMaterial(List.of(), rsa.crls()));
        assertThat(given.collect(rsa.certifier().chain(), NOW).crls()).hasSize(2);

        X509CRL pss = new JcaX509CRLConverter()
                .getCRL(list(rsa.issuing())
                        .build(new JcaContentSignerBuilder("SHA256withRSAandMGF1")
                                .setProvider(new BouncyCastleProvider())
                                .build(rsa.issuing().privateKey())));
        assertThat(pss.getSigAlgName()).isEqualTo("RSASSA-PSS");
        RevocationData data = RevocationSource.of(new ValidationMaterial(List.of(), List.of(pss)))
                .collect(rsa.certifier().chain(), List.of(rsa.issuing().certificate()), NOW);
        assertThat(data.crls()).containsExactly(pss.getEncoded());
    }

    @Test
    void issuerWithoutPermissionToSignListsIsRefused() throws Exception {
        TestIdentity agency = PKI.agency();
        TestIdentity certifier = PKI.certifierOfNoAuthority();
        X509CRL list = signed(list(agency), agency, SHA256);
        RevocationSource source = RevocationSource.of(new ValidationMaterial(List.of(), List.of(list)));
        PolicyException refusal = catchThrowableOfType(
                PolicyException.class,
                () -> source.collect(List.of(certifier.certificate()), List.of(agency.certificate()), NOW));
        assertThat(refusal).hasMessageContaining("cRLSign");
    }

    @Test
    void longListsAreReadToTheirEndButNotPutIntoCopiesUnasked() {
        List<Revocation> many = new ArrayList<>();
        for (int i = 1; i <= 40_000; i++) {
            many.add(new Revocation(
                    CERTIFIER.getIssuerX500Principal(), BigInteger.valueOf(i).setBit(120), NOW, 0));
        }
        List<X509CRL> lists = PKI.crls(NOW.minusSeconds(60), many);
        RevocationSource source = RevocationSource.of(new ValidationMaterial(List.of(), lists));
        PolicyException tooLarge = catchThrowableOfType(
                PolicyException.class, () -> source.collect(PKI.certifier().chain(), NOW));
        assertThat(tooLarge.code()).isEqualTo(REVOCATION_CRL_TOO_LARGE.name());
        RevocationData data = source.largest(1 << 22).collect(PKI.certifier().chain(), NOW);
        assertThat(data.sizeBytes()).isGreaterThan(1 << 20);

        many.add(Revocation.of(CERTIFIER, NOW));
        RevocationSource revoked =
                RevocationSource.of(new ValidationMaterial(List.of(), PKI.crls(NOW.minusSeconds(60), many)));
        assertThat(catchThrowableOfType(
                                PolicyException.class,
                                () -> revoked.collect(PKI.certifier().chain(), NOW))
                        .code())
                .isEqualTo(REVOCATION_CERTIFICATE_REVOKED.name());
    }

    @Test
    void damagedListsAreRefusedAndNothingElseHappens() throws Exception {
        byte[] good = PKI.crls(Revocation.of(PKI.agency().certificate(), NOW, 1))
                .get(1)
                .getEncoded();
        StatusQuestion question = new StatusQuestion(CERTIFIER, PKI.issuing().certificate(), NOW);
        Random random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = round % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int i = 0; i <= round % 4 && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            if (!Arrays.equals(good, damaged)) {
                refused += refuses(damaged, question) ? 1 : 0;
            } else {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(3000);
    }

    private static boolean refuses(byte[] list, StatusQuestion question) {
        try {
            SignedList read = SignedList.of(list);
            read.entry(BigInteger.TEN);
            ListCheck.requireSigned(read, question);
            ListCheck.answer(read, question);
            return false;
        } catch (UnfitException e) {
            return Set.of(
                            CoreProblem.REVOCATION_ANSWER_MALFORMED,
                            CoreProblem.REVOCATION_ANSWER_WRONG,
                            CoreProblem.REVOCATION_CRL_UNSUPPORTED)
                    .contains(e.code());
        }
    }
}
