package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.timestamp.TimestampAuthority;

/** The signatures of a copy, read back by Bouncy Castle: one method a rule of PAdES baseline. */
class SignatureTest {

    private static byte[] copy(KeyKind kind, PadesLevel level) throws Exception {
        TestPki pki = TestPki.create(kind, Samples.CLOCK);
        return Samples.certifier(pki, level)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();
    }

    private static CMSSignedData cms(ByteRanges signature) throws Exception {
        byte[] contents = signature.contents();
        ASN1InputStream stream = new ASN1InputStream(new ByteArrayInputStream(contents));
        ASN1Primitive first = stream.readObject();
        byte[] der = first.getEncoded("DER");
        assertThat(Arrays.copyOf(contents, der.length)).as("DER").isEqualTo(der);
        assertThat(Arrays.copyOfRange(contents, der.length, contents.length))
                .as("padding")
                .containsOnly(0);
        return new CMSSignedData(new CMSProcessableByteArray(signature.covered()), der);
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void bothSignaturesVerifyWithEveryKeyKind(KeyKind kind) throws Exception {
        byte[] copy = copy(kind, PadesLevel.BASELINE_T);

        List<ByteRanges> signatures = ByteRanges.of(copy);
        assertThat(signatures).hasSize(2);
        assertThat(signatures.get(1).end()).isEqualTo(copy.length);
        for (ByteRanges signature : signatures) {
            CMSSignedData cms = cms(signature);
            SignerInformation signer = cms.getSignerInfos().iterator().next();
            Store<X509CertificateHolder> certificates = cms.getCertificates();
            @SuppressWarnings("unchecked")
            X509CertificateHolder holder = (X509CertificateHolder)
                    certificates.getMatches(signer.getSID()).iterator().next();
            assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(holder)))
                    .isTrue();
        }
    }

    @Test
    void signedAttributesAreTheThreeOfTheBaseline() throws Exception {
        for (ByteRanges signature : ByteRanges.of(copy(KeyKind.P256, PadesLevel.BASELINE_T))) {
            SignerInformation signer =
                    cms(signature).getSignerInfos().iterator().next();
            assertThat(types(signer.getSignedAttributes()))
                    .containsExactlyInAnyOrder(
                            CMSAttributes.contentType.getId(),
                            CMSAttributes.messageDigest.getId(),
                            PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId());
            assertThat(types(signer.getUnsignedAttributes()))
                    .containsExactly(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken.getId());
        }
    }

    private static List<String> types(AttributeTable table) {
        return Arrays.stream(table.toASN1Structure().getAttributes())
                .map(attribute -> attribute.getAttrType().getId())
                .toList();
    }

    @Test
    void levelBHasNoUnsignedAttribute() throws Exception {
        for (ByteRanges signature : ByteRanges.of(copy(KeyKind.P256, PadesLevel.BASELINE_B))) {
            assertThat(cms(signature).getSignerInfos().iterator().next().getUnsignedAttributes())
                    .isNull();
        }
    }

    @Test
    void theChainIsInsideAndTheAnchorOutside() throws Exception {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        byte[] copy = Samples.certifier(pki, PadesLevel.BASELINE_B)
                .build()
                .certify(Samples.scan(1), Samples.record(1))
                .toBytes();

        CMSSignedData cms = cms(ByteRanges.of(copy).get(0));

        List<X509Certificate> expected =
                List.of(pki.certifier().certificate(), pki.issuing().certificate());
        assertThat(cms.getCertificates().getMatches(null))
                .hasSize(2)
                .allMatch(holder -> expected.stream().anyMatch(certificate -> same(certificate, holder)));
        assertThat(cms.getSignedContent()).isNotNull();
    }

    private static boolean same(X509Certificate certificate, X509CertificateHolder holder) {
        try {
            return Arrays.equals(certificate.getEncoded(), holder.getEncoded());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void certifierSignsFirstAndTheSealCoversTheCertifier() throws Exception {
        List<ByteRanges> signatures = ByteRanges.of(copy(KeyKind.P256, PadesLevel.BASELINE_B));

        assertThat(signatures.get(0).end()).isLessThan((int) signatures.get(1).range()[1]);
    }

    @Test
    void aTokenLargerThanTheGapCostsANewTailAndOneMoreSignature() throws Exception {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        TimestampAuthority real = TestTsa.inProcess(pki);
        List<Integer> sizes = new ArrayList<>();
        TimestampAuthority large = (algorithm, imprint) -> {
            TimeStampToken token = real.timestamp(algorithm, imprint);
            byte[] padded = Arrays.copyOf(token.encoded(), 20_000);
            sizes.add(padded.length);
            return new TimeStampToken(padded, token.time());
        };
        CountingKey certifierKey = CountingKey.of(pki.certifierKey());
        CountingKey agencyKey = CountingKey.of(pki.agencyKey());
        CopyCertifier certifier = Samples.certifier(pki, PadesLevel.BASELINE_T)
                .timestamps(large)
                .certifier(certifierKey)
                .agency(agencyKey)
                .build();

        byte[] first = certifier.certify(Samples.scan(1), Samples.record(1)).toBytes();
        assertThat(certifierKey.uses()).hasValue(2);
        assertThat(agencyKey.uses()).hasValue(2);
        certifier.certify(Samples.scan(1), Samples.record(1)).toBytes();
        assertThat(certifierKey.uses()).as("learnt").hasValue(3);
        assertThat(agencyKey.uses()).as("learnt").hasValue(3);

        assertThat(sizes).hasSize(6);
        for (ByteRanges signature : ByteRanges.of(first)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(signature.covered());
            assertThat(signature.contents()).as("the digest of the new tail").containsSequence(digest);
        }
    }

    @Test
    void theGapFollowsTheLargestTokenSeen() throws Exception {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        CopyCertifier certifier = Samples.certifier(pki, PadesLevel.BASELINE_T).build();
        certifier.certify(Samples.scan(1), Samples.record(1)).toBytes();

        byte[] second = certifier.certify(Samples.scan(1), Samples.record(1)).toBytes();

        for (ByteRanges signature : ByteRanges.of(second)) {
            int cms = cms(signature).getEncoded("DER").length;
            assertThat(signature.contents().length - cms).isBetween(0, 100);
        }
    }

    @Test
    void aKeyThatIsNotTheCertificatesOwnIsFoundByItsFirstSignature() throws Exception {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        SigningKey stranger = TestPki.create(KeyKind.P256, Samples.CLOCK).certifierKey();
        SigningKey token = new SwappedKey(pki.certifierKey(), stranger);
        CertifiedCopy copy = Samples.certifier(pki, PadesLevel.BASELINE_B)
                .certifier(token)
                .build()
                .certify(Samples.scan(1), Samples.record(1));

        assertThatThrownBy(copy::toBytes).hasMessageStartingWith("KEY_CERTIFICATE_MISMATCH");
    }

    /** A token whose slot holds another key than its certificate says. */
    private record SwappedKey(SigningKey shown, SigningKey used) implements SigningKey {
        @Override
        public String alias() {
            return shown.alias();
        }

        @Override
        public List<X509Certificate> chain() {
            return shown.chain();
        }

        @Override
        public SignatureAlgorithm algorithm() {
            return shown.algorithm();
        }

        @Override
        public List<byte[]> sign(List<byte[]> toBeSigned) {
            return used.sign(toBeSigned);
        }

        @Override
        public void close() {}
    }
}
