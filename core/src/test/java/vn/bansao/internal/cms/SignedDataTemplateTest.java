package vn.bansao.internal.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;

class SignedDataTemplateTest {
    private static final byte[] DOCUMENT = "bản sao".getBytes(StandardCharsets.UTF_8);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));
    private static final TestPki PKI = TestPki.create(KeyKind.P256, CLOCK);
    private static final Map<KeyKind, TestIdentity> SIGNERS = new EnumMap<>(KeyKind.class);

    /** One signature, and what it was made of. */
    private record Signed(
            TestIdentity signer,
            SignedDataTemplate template,
            byte[] digest,
            byte[] signature,
            byte[] token,
            byte[] cms) {

        SignedData signedData() {
            return SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
        }

        SignerInfo signerInfo() {
            return SignerInfo.getInstance(signedData().getSignerInfos().getObjectAt(0));
        }

        List<Attribute> signedAttributes() {
            List<Attribute> attributes = new ArrayList<>();
            for (ASN1Encodable one : signerInfo().getAuthenticatedAttributes()) {
                attributes.add(Attribute.getInstance(one));
            }
            return attributes;
        }
    }

    private static TestIdentity signer(KeyKind kind) {
        return SIGNERS.computeIfAbsent(kind, PKI::certifierWith);
    }

    private static Signed sign(KeyKind kind, boolean withToken) {
        TestIdentity signer = signer(kind);
        try (SigningKey key = signer.signingKey("officer")) {
            SignedDataTemplate template = new SignedDataTemplate(key.chain(), key.algorithm());
            byte[] digest = template.digest().newDigest().digest(DOCUMENT);
            byte[] signature = key.sign(List.of(template.toBeSigned(digest))).get(0);
            byte[] token = withToken
                    ? TestTsa.inProcess(PKI)
                            .timestamp(
                                    template.digest(),
                                    template.digest().newDigest().digest(signature))
                            .encoded()
                    : null;
            return new Signed(signer, template, digest, signature, token, template.assemble(digest, signature, token));
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void bouncyCastleAcceptsAndWritesTheSameDer(KeyKind kind) throws Exception {
        for (boolean withToken : new boolean[] {false, true}) {
            Signed signed = sign(kind, withToken);
            assertThat(ContentInfo.getInstance(signed.cms()).getEncoded(ASN1Encoding.DER))
                    .isEqualTo(signed.cms());
            CMSSignedData judge = new CMSSignedData(new CMSProcessableByteArray(DOCUMENT), signed.cms());
            assertThat(judge.getSignerInfos().size()).isEqualTo(1);
            SignerInformation information = judge.getSignerInfos().iterator().next();
            assertThat(information.verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(signed.signer().certificate())))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void sizeIsPredictedExactly(KeyKind kind) {
        for (boolean withToken : new boolean[] {false, true}) {
            Signed signed = sign(kind, withToken);
            int tokenBytes = withToken ? signed.token().length : 0;
            assertThat(signed.template().sizeBytes(signed.signature().length, tokenBytes))
                    .isEqualTo(signed.cms().length);
        }
    }

    @Test
    void sizeIsPredictedWhereverALengthNeedsOneByteMore() {
        Signed signed = sign(KeyKind.P256, false);
        List<Integer> sizes = new ArrayList<>();
        for (int edge : new int[] {1, 0x80, 0x100, 0x10000}) {
            for (int size = Math.max(1, edge - 60); size < edge + 10; size++) {
                sizes.add(size);
            }
        }
        for (int size : sizes) {
            byte[] cms = signed.template().assemble(signed.digest(), signed.signature(), new byte[size]);
            assertThat(signed.template().sizeBytes(signed.signature().length, size))
                    .isEqualTo(cms.length);
            cms = signed.template().assemble(signed.digest(), new byte[size], null);
            assertThat(signed.template().sizeBytes(size, 0)).isEqualTo(cms.length);
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void whatASignerReservesIsEnoughAndLittleMore(KeyKind kind) {
        try (SigningKey key = signer(kind).signingKey("officer")) {
            CmsSigner plain = new CmsSigner(key, CryptoPolicy.TT15_2025, null, CLOCK.instant());
            for (int i = 0; i < 30; i++) {
                byte[] digest = plain.template().digest().newDigest().digest(new byte[] {(byte) i});
                assertThat(plain.turn().sign(digest, Stages.NONE, BatchStage.SIGN).length)
                        .isBetween(plain.reservedBytes() - 12, plain.reservedBytes());
            }
            CmsSigner timed = new CmsSigner(key, CryptoPolicy.TT15_2025, TestTsa.inProcess(PKI), CLOCK.instant());
            byte[] digest = new byte[timed.template().digest().sizeBytes()];
            assertThat(timed.turn().sign(digest, Stages.NONE, BatchStage.SIGN).length)
                    .isLessThan(timed.reservedBytes());
            assertThat(timed.turn().sign(digest, Stages.NONE, BatchStage.SIGN).length)
                    .isBetween(timed.reservedBytes() - 100, timed.reservedBytes());
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void toBeSignedIsTheAttributesAsASet(KeyKind kind) throws Exception {
        Signed signed = sign(kind, false);
        assertThat(signed.template().toBeSigned(signed.digest()))
                .isEqualTo(signed.signerInfo().getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER));
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void signedAttributesAreTheThreeOfTheBaselineAndSorted(KeyKind kind) throws Exception {
        Signed signed = sign(kind, false);
        assertThat(signed.signedAttributes())
                .extracting(Attribute::getAttrType)
                .containsExactlyInAnyOrder(
                        CMSAttributes.contentType,
                        CMSAttributes.messageDigest,
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        List<byte[]> encoded = new ArrayList<>();
        for (Attribute attribute : signed.signedAttributes()) {
            encoded.add(attribute.getEncoded());
            assertThat(attribute.getAttrValues().size()).isEqualTo(1);
        }
        List<byte[]> sorted = new ArrayList<>(encoded);
        sorted.sort(Arrays::compareUnsigned);
        assertThat(encoded).isEqualTo(sorted);
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void digestAlgorithmsHaveNoNull(KeyKind kind) throws Exception {
        Signed signed = sign(kind, false);
        DigestAlgorithm digest = kind.algorithm().digest();
        List<AlgorithmIdentifier> found = new ArrayList<>();
        for (ASN1Encodable one : signed.signedData().getDigestAlgorithms()) {
            found.add(AlgorithmIdentifier.getInstance(one));
        }
        found.add(signed.signerInfo().getDigestAlgorithm());
        assertThat(found).hasSize(2).allSatisfy(algorithm -> {
            assertThat(algorithm.getAlgorithm().getId()).isEqualTo(digest.oid());
            assertThat(algorithm.getParameters()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void signingCertificateIsNamedByHashIssuerAndSerial(KeyKind kind) throws Exception {
        Signed signed = sign(kind, false);
        X509Certificate certificate = signed.signer().certificate();
        Attribute attribute = signed.signedAttributes().stream()
                .filter(one -> one.getAttrType().equals(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .findFirst()
                .orElseThrow();
        SigningCertificateV2 named =
                SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0));
        assertThat(named.getCerts()).hasSize(1);
        assertThat(named.getPolicies()).isNull();
        ESSCertIDv2 id = named.getCerts()[0];
        assertThat(id.getHashAlgorithm().getAlgorithm()).isEqualTo(NISTObjectIdentifiers.id_sha256);
        assertThat(id.getCertHash())
                .isEqualTo(DigestAlgorithm.SHA256.newDigest().digest(certificate.getEncoded()));
        X500Name issuer =
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        assertThat(id.getIssuerSerial().getSerial().getValue()).isEqualTo(certificate.getSerialNumber());
        assertThat(id.getIssuerSerial().getIssuer().getNames()[0].getName()).isEqualTo(issuer);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"RSA2048", "RSA3072"})
    void pssParametersAreExplicit(KeyKind kind) {
        AlgorithmIdentifier algorithm = sign(kind, false).signerInfo().getDigestEncryptionAlgorithm();
        assertThat(algorithm.getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.id_RSASSA_PSS);
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
        assertThat(parameters.getHashAlgorithm().getAlgorithm()).isEqualTo(NISTObjectIdentifiers.id_sha256);
        assertThat(parameters.getMaskGenAlgorithm().getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.id_mgf1);
        assertThat(AlgorithmIdentifier.getInstance(
                                parameters.getMaskGenAlgorithm().getParameters())
                        .getAlgorithm())
                .isEqualTo(NISTObjectIdentifiers.id_sha256);
        assertThat(parameters.getSaltLength()).isEqualTo(32);
        assertThat(parameters.getTrailerField()).isEqualTo(1);
    }

    @Test
    void chainGoesInAndTheAnchorStaysOut() throws Exception {
        Signed signed = sign(KeyKind.P256, false);
        List<String> found = new ArrayList<>();
        for (ASN1Encodable one : signed.signedData().getCertificates()) {
            found.add(HexFormat.of().formatHex(one.toASN1Primitive().getEncoded()));
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        HexFormat.of().formatHex(signed.signer().certificate().getEncoded()),
                        HexFormat.of().formatHex(PKI.issuing().certificate().getEncoded()));
        assertThat(signed.signedData().getCRLs()).isNull();
        assertThat(signed.signedData().getEncapContentInfo().getContent()).isNull();
    }

    @Test
    void signerWhoIsHisOwnAnchorGoesIn() {
        SignedDataTemplate template = new SignedDataTemplate(List.of(PKI.rootCertificate()), KeyKind.P256.algorithm());
        ContentInfo cms = ContentInfo.getInstance(template.assemble(new byte[32], new byte[70], null));
        assertThat(SignedData.getInstance(cms.getContent()).getCertificates().size())
                .isEqualTo(1);
    }

    @Test
    void timestampIsTheOnlyUnsignedAttribute() throws Exception {
        Signed signed = sign(KeyKind.P256, true);
        ASN1Set unsigned = signed.signerInfo().getUnauthenticatedAttributes();
        assertThat(unsigned.size()).isEqualTo(1);
        Attribute attribute = Attribute.getInstance(unsigned.getObjectAt(0));
        assertThat(attribute.getAttrType()).isEqualTo(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        assertThat(attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded(ASN1Encoding.DER))
                .isEqualTo(signed.token());
        assertThat(sign(KeyKind.P256, false).signerInfo().getUnauthenticatedAttributes())
                .isNull();
    }

    @Test
    void longChainsAreNoProblem() throws Exception {
        Signed signed = sign(KeyKind.P256, false);
        List<X509Certificate> chain = new ArrayList<>(signed.signer().chain());
        chain.addAll(1, Collections.nCopies(150, PKI.issuing().certificate())); // more than 0xFFFF bytes
        byte[] cms = new SignedDataTemplate(chain, KeyKind.P256.algorithm())
                .assemble(signed.digest(), signed.signature(), null);
        assertThat(cms.length).isGreaterThan(0x10000);
        CMSSignedData judge = new CMSSignedData(new CMSProcessableByteArray(DOCUMENT), cms);
        assertThat(judge.getSignerInfos()
                        .iterator()
                        .next()
                        .verify(new JcaSimpleSignerInfoVerifierBuilder()
                                .build(signed.signer().certificate())))
                .isTrue();
    }
}
