package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;
import vn.bansao.pades.BaselineCopy.Signed;
import vn.bansao.testing.BaselineRow;

/** Level B: the signature dictionary and its CMS. */
final class BaselineSignatureChecks {
    private static final ASN1ObjectIdentifier SIGNER_ATTRIBUTES_V2 = new ASN1ObjectIdentifier("0.4.0.19122.1.1");

    private BaselineSignatureChecks() {}

    /** The check of each row, to be made on each copy. */
    static Map<BaselineRow, Consumer<BaselineCopy>> all() {
        Map<BaselineRow, Consumer<BaselineCopy>> checks = new EnumMap<>(BaselineRow.class);
        dictionary(checks);
        cms(checks);
        algorithms(checks);
        ranges(checks);
        return checks;
    }

    private static Consumer<BaselineCopy> each(Consumer<Signed> check) {
        return copy -> {
            assertThat(copy.signatures()).hasSize(copy.signers());
            copy.signatures().forEach(check);
        };
    }

    private static void dictionary(Map<BaselineRow, Consumer<BaselineCopy>> checks) {
        checks.put(
                BaselineRow.B04,
                each(signed -> assertThat(signed.dictionary().getNameAsString("SubFilter"))
                        .isEqualTo("ETSI.CAdES.detached")));
        checks.put(
                BaselineRow.B05,
                each(signed -> assertThat(signed.text())
                        .containsOnlyOnce("/Filter")
                        .containsOnlyOnce("/SubFilter")
                        .containsOnlyOnce("/Contents")
                        .containsOnlyOnce("/ByteRange")));
        checks.put(
                BaselineRow.B06,
                each(signed -> assertThat(signed.dictionary().getString(COSName.M))
                        .matches("D:\\d{14}(Z|[+-]\\d\\d'\\d\\d'?)")));
        checks.put(
                BaselineRow.B07,
                each(signed -> assertThat(signed.dictionary().containsKey(COSName.CERT))
                        .isFalse()));
        checks.put(
                BaselineRow.B17,
                each(signed -> assertThat(signed.dictionary().containsKey(COSName.REASON)
                                && Stream.of(
                                                PKCSObjectIdentifiers.id_aa_ets_commitmentType,
                                                PKCSObjectIdentifiers.id_aa_ets_sigPolicyId)
                                        .anyMatch(type -> count(signed, type) > 0))
                        .isFalse()));
        checks.put(
                BaselineRow.B25,
                each(signed ->
                        assertThat(signed.dictionary().getValues()).noneMatch(value -> value instanceof COSObject)));
        checks.put(BaselineRow.B26, BaselineSignatureChecks::fields);
        checks.put(
                BaselineRow.B27,
                copy -> assertThat(copy.document().getSignatureFields())
                        .extracting(field -> field.getSignature().getCOSObject())
                        .doesNotHaveDuplicates());
    }

    private static void fields(BaselineCopy copy) {
        assertThat(copy.document().getDocumentCatalog().getAcroForm().getFields())
                .as(copy.name())
                .hasSize(copy.signers() + copy.documentTimestamps().size());
        assertThat(copy.document().getSignatureFields())
                .hasSize(copy.signers() + copy.documentTimestamps().size())
                .allSatisfy(field -> {
                    assertThat(field.getFieldType()).isEqualTo("Sig");
                    assertThat(field.getSignature()).isNotNull();
                });
    }

    private static void cms(Map<BaselineRow, Consumer<BaselineCopy>> checks) {
        checks.put(BaselineRow.B01, each(BaselineSignatureChecks::signedData));
        checks.put(
                BaselineRow.B02,
                each(signed -> assertThat(signed.cms().getSignerInfos().size()).isEqualTo(1)));
        checks.put(
                BaselineRow.B03,
                each(signed -> assertThat(signed.cms().getSignedContent()).isNull()));
        checks.put(
                BaselineRow.B08,
                each(signed ->
                        assertThat(count(signed, CMSAttributes.signingTime)).isZero()));
        checks.put(
                BaselineRow.B09,
                each(signed ->
                        assertThat(value(signed, CMSAttributes.contentType)).isEqualTo(CMSObjectIdentifiers.data)));
        checks.put(BaselineRow.B10, each(BaselineSignatureChecks::messageDigest));
        checks.put(
                BaselineRow.B11,
                each(signed -> assertThat(count(signed, PKCSObjectIdentifiers.id_aa_signingCertificate)
                                + count(signed, PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                        .isEqualTo(1)));
        checks.put(
                BaselineRow.B12,
                each(signed -> assertThat(
                                essCertificate(signed).getHashAlgorithm().getAlgorithm())
                        .isEqualTo(NISTObjectIdentifiers.id_sha256)));
        checks.put(BaselineRow.B13, each(BaselineSignatureChecks::signersCertificate));
        checks.put(
                BaselineRow.B14,
                copy -> assertThat(copy.signatures())
                        .last()
                        .satisfies(seal -> assertThat(encoded(seal.certificate()))
                                .isEqualTo(encoded(copy.pki().agency().certificate()))));
        checks.put(
                BaselineRow.B15,
                copy -> copy.signatures()
                        .forEach(signed -> assertThat(certificates(signed))
                                .contains(encoded(copy.pki().issuing().certificate()))));
        checks.put(BaselineRow.B16, each(BaselineSignatureChecks::atMostOnce));
        checks.put(BaselineRow.B28, BaselineSignatureChecks::anchor);
    }

    private static void signedData(Signed signed) {
        try {
            ContentInfo content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(signed.der()));
            assertThat(content.getContentType()).isEqualTo(CMSObjectIdentifiers.signedData);
            assertThat(SignedData.getInstance(content.getContent()).getSignerInfos())
                    .isNotNull();
            assertThat(content.getEncoded("DER")).isEqualTo(signed.der());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void messageDigest(Signed signed) {
        ASN1OctetString stated = (ASN1OctetString) value(signed, CMSAttributes.messageDigest);
        assertThat(stated.getOctets())
                .isEqualTo(
                        digest(signed.signer().getDigestAlgOID(), signed.range().covered()));
    }

    private static void signersCertificate(Signed signed) {
        ESSCertIDv2 named = essCertificate(signed);
        assertThat(named.getCertHash())
                .isEqualTo(digest(named.getHashAlgorithm().getAlgorithm().getId(), bytes(signed.certificate())));
        if (named.getIssuerSerial() != null) {
            assertThat(named.getIssuerSerial().getSerial().getValue())
                    .isEqualTo(signed.certificate().getSerialNumber());
            assertThat(named.getIssuerSerial().getIssuer().getNames()[0].getName())
                    .isEqualTo(signed.certificate().getIssuer());
        }
    }

    private static void atMostOnce(Signed signed) {
        for (ASN1ObjectIdentifier type : List.of(
                PKCSObjectIdentifiers.id_aa_ets_sigPolicyId,
                PKCSObjectIdentifiers.id_aa_ets_signerAttr,
                SIGNER_ATTRIBUTES_V2)) {
            assertThat(count(signed, type)).isLessThanOrEqualTo(1);
        }
    }

    private static void anchor(BaselineCopy copy) {
        String root = encoded(copy.pki().rootCertificate());
        copy.signatures().forEach(signed -> assertThat(certificates(signed)).doesNotContain(root));
        if (copy.longTerm()) {
            assertThat(copy.stored("Certs")).extracting(Arrays::toString).contains(root);
        }
    }

    private static void algorithms(Map<BaselineRow, Consumer<BaselineCopy>> checks) {
        checks.put(
                BaselineRow.B18,
                each(signed -> assertThat(List.of(
                                signed.signer().getDigestAlgOID(),
                                signed.signer().getEncryptionAlgOID()))
                        .isSubsetOf(
                                NISTObjectIdentifiers.id_sha256.getId(),
                                X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
                                PKCSObjectIdentifiers.id_RSASSA_PSS.getId())));
        checks.put(BaselineRow.B19, each(BaselineSignatureChecks::order));
        checks.put(BaselineRow.B20, each(BaselineSignatureChecks::agreement));
    }

    /** X.690, 11.6: ascending by their encodings. */
    private static void order(Signed signed) {
        ASN1Set attributes = signed.signer().toASN1Structure().getAuthenticatedAttributes();
        List<byte[]> encodings = Arrays.stream(attributes.toArray())
                .map(BaselineSignatureChecks::encoding)
                .toList();
        assertThat(encodings).hasSizeGreaterThan(1).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    private static void agreement(Signed signed) {
        SignerInformation signer = signed.signer();
        AlgorithmIdentifier scheme = signer.toASN1Structure().getDigestEncryptionAlgorithm();
        if (scheme.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(scheme.getParameters());
            assertThat(parameters.getHashAlgorithm().getAlgorithm().getId()).isEqualTo(signer.getDigestAlgOID());
            assertThat(AlgorithmIdentifier.getInstance(
                                    parameters.getMaskGenAlgorithm().getParameters())
                            .getAlgorithm()
                            .getId())
                    .isEqualTo(signer.getDigestAlgOID());
            assertThat(parameters.getSaltLength().intValue()).isEqualTo(32); // the length of SHA-256
        } else {
            assertThat(scheme.getAlgorithm()).isEqualTo(X9ObjectIdentifiers.ecdsa_with_SHA256);
            assertThat(signer.getDigestAlgOID()).isEqualTo(NISTObjectIdentifiers.id_sha256.getId());
        }
    }

    private static void ranges(Map<BaselineRow, Consumer<BaselineCopy>> checks) {
        checks.put(BaselineRow.B21, each(signed -> {
            assertThat(signed.dictionary().getCOSArray(COSName.BYTERANGE).size())
                    .isEqualTo(4);
            assertThat(signed.range().range()[0]).isZero();
            assertThat(Arrays.stream(signed.range().range())).allMatch(number -> number >= 0);
        }));
        checks.put(
                BaselineRow.B22,
                each(signed -> assertThat(
                                ((COSString) signed.dictionary().getDictionaryObject(COSName.CONTENTS)).getBytes())
                        .as("hexadecimal from bracket to bracket")
                        .isEqualTo(signed.range().contents())));
        checks.put(BaselineRow.B23, BaselineSignatureChecks::reach);
        checks.put(BaselineRow.B24, each(signed -> {
            int padding = signed.contents().length - signed.der().length;
            assertThat(signed.contents()).startsWith(signed.der()).endsWith(new byte[padding]);
        }));
    }

    private static void reach(BaselineCopy copy) {
        Signed last = copy.signatures().get(copy.signatures().size() - 1);
        for (Signed signed : copy.signatures()) {
            String revision = new String(copy.bytes(), 0, signed.range().end(), StandardCharsets.ISO_8859_1);
            assertThat(revision).endsWith("%%EOF\n");
        }
        if (!copy.longTerm()) {
            assertThat(last.range().end()).isEqualTo(copy.bytes().length);
        }
    }

    // ---- What they look at

    private static int count(Signed signed, ASN1ObjectIdentifier type) {
        AttributeTable attributes = signed.signer().getSignedAttributes();
        return attributes.getAll(type).size();
    }

    private static ASN1Encodable value(Signed signed, ASN1ObjectIdentifier type) {
        assertThat(count(signed, type)).as(type.getId()).isEqualTo(1);
        Attribute attribute = signed.signer().getSignedAttributes().get(type);
        assertThat(attribute.getAttributeValues()).as(type.getId()).hasSize(1);
        return attribute.getAttributeValues()[0];
    }

    private static ESSCertIDv2 essCertificate(Signed signed) {
        return SigningCertificateV2.getInstance(value(signed, PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .getCerts()[0];
    }

    private static Set<String> certificates(Signed signed) {
        return signed.cms().getCertificates().getMatches(null).stream()
                .map(BaselineSignatureChecks::encoded)
                .collect(Collectors.toSet());
    }

    static byte[] digest(String algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm).digest(data);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(X509CertificateHolder certificate) {
        return Arrays.toString(bytes(certificate));
    }

    static String encoded(X509Certificate certificate) {
        try {
            return Arrays.toString(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] encoding(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
