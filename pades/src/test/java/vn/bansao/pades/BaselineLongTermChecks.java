package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import vn.bansao.pades.BaselineCopy.Signed;
import vn.bansao.testing.BaselineRow;

/** Levels T, LT and LTA: timestamps, the security store, document timestamps. */
final class BaselineLongTermChecks {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private BaselineLongTermChecks() {}

    /** The check of each row, to be made on each copy. */
    static Map<BaselineRow, Consumer<BaselineCopy>> all() {
        Map<BaselineRow, Consumer<BaselineCopy>> checks = new EnumMap<>(BaselineRow.class);
        timestamps(checks);
        store(checks);
        archive(checks);
        return checks;
    }

    // ---- T

    private static void timestamps(Map<BaselineRow, Consumer<BaselineCopy>> checks) {
        checks.put(
                BaselineRow.T01,
                copy -> copy.signatures()
                        .forEach(signed -> assertThat(tokens(signed)).hasSize(copy.stamped() ? 1 : 0)));
        checks.put(
                BaselineRow.T02,
                eachToken((signed, token) -> assertThat(token.getTimeStampInfo().getGenTime())
                        .isBefore(signed.certificate().getNotAfter())));
        checks.put(
                BaselineRow.T03,
                eachToken((signed, token) -> assertThat(token.getTimeStampInfo().getMessageImprintDigest())
                        .isEqualTo(BaselineSignatureChecks.digest(
                                token.getTimeStampInfo()
                                        .getMessageImprintAlgOID()
                                        .getId(),
                                signed.signer().getSignature()))));
        checks.put(BaselineRow.T04, eachToken((signed, token) -> requireSigned(token)));
        checks.put(BaselineRow.T05, eachToken((signed, token) -> {
            Extension purposes = certificate(token).getExtension(Extension.extendedKeyUsage);
            assertThat(purposes.isCritical()).isTrue();
            assertThat(ExtendedKeyUsage.getInstance(purposes.getParsedValue()).getUsages())
                    .containsExactly(KeyPurposeId.id_kp_timeStamping);
        }));
    }

    /** A check of a token, and of what it stands for. */
    @FunctionalInterface
    private interface TokenCheck {
        void on(Signed signed, TimeStampToken token);
    }

    private static Consumer<BaselineCopy> eachToken(TokenCheck check) {
        return copy -> {
            if (copy.stamped()) {
                assertThat(copy.signatures())
                        .allSatisfy(signed -> assertThat(tokens(signed)).isNotEmpty());
            }
            copy.signatures().forEach(signed -> tokens(signed).forEach(token -> check.on(signed, token)));
        };
    }

    private static List<TimeStampToken> tokens(Signed signed) {
        AttributeTable unsigned = signed.signer().getUnsignedAttributes();
        List<TimeStampToken> tokens = new ArrayList<>();
        if (unsigned != null) {
            for (Attribute attribute : unsigned.toASN1Structure().getAttributes()) {
                if (attribute.getAttrType().equals(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
                    tokens.add(token(encoded(attribute.getAttributeValues()[0].toASN1Primitive())));
                }
            }
        }
        return tokens;
    }

    private static TimeStampToken token(byte[] der) {
        try {
            return new TimeStampToken(new CMSSignedData(der));
        } catch (CMSException | TSPException | IOException e) {
            throw new AssertionError("no token", e);
        }
    }

    /** Bouncy Castle also compares the ESS certificate's digest and asks for the extended key usage. */
    private static void requireSigned(TimeStampToken token) {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(certificate(token)));
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new AssertionError("the token does not hold", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static X509CertificateHolder certificate(TimeStampToken token) {
        return (X509CertificateHolder)
                token.getCertificates().getMatches(token.getSID()).iterator().next();
    }

    // ---- LT

    private static Consumer<BaselineCopy> longTerm(Consumer<BaselineCopy> check) {
        return copy -> {
            if (copy.longTerm()) {
                check.accept(copy);
            }
        };
    }

    private static void store(Map<BaselineRow, Consumer<BaselineCopy>> checks) {
        checks.put(
                BaselineRow.L01,
                copy -> assertThat(copy.document()
                                .getDocumentCatalog()
                                .getCOSObject()
                                .containsKey("DSS"))
                        .isEqualTo(copy.longTerm()));
        checks.put(BaselineRow.L02, longTerm(BaselineLongTermChecks::revocation));
        checks.put(
                BaselineRow.L03,
                longTerm(copy -> assertThat(copy.stored("Certs"))
                        .extracting(Arrays::toString)
                        .containsAll(needed(copy)
                                .map(BaselineSignatureChecks::encoded)
                                .toList())));
        checks.put(BaselineRow.L04, longTerm(BaselineLongTermChecks::arrays));
        checks.put(
                BaselineRow.L05,
                longTerm(copy -> assertThat(copy.store().containsKey("VRI")).isFalse()));
        checks.put(
                BaselineRow.L06,
                copy -> copy.signatures()
                        .forEach(signed -> assertThat(unsignedTypes(signed))
                                .isSubsetOf(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken.getId())));
        checks.put(BaselineRow.L07, longTerm(BaselineLongTermChecks::behindTheSeal));
    }

    private static Stream<X509Certificate> needed(BaselineCopy copy) {
        Stream<X509Certificate> signers = copy.signers() == 2
                ? Stream.of(
                        copy.pki().certifier().certificate(),
                        copy.pki().agency().certificate())
                : Stream.of(copy.pki().agency().certificate());
        return Stream.concat(
                signers,
                Stream.of(
                        copy.pki().tsa().certificate(),
                        copy.pki().issuing().certificate(),
                        copy.pki().rootCertificate()));
    }

    /** Each of them but the root is answered for by a list that its issuer signed. */
    private static void revocation(BaselineCopy copy) {
        List<X509CRL> lists =
                copy.stored("CRLs").stream().map(BaselineLongTermChecks::list).toList();
        needed(copy)
                .filter(one -> !one.equals(copy.pki().rootCertificate()))
                .forEach(one -> assertThat(lists)
                        .as("%s", one.getSubjectX500Principal())
                        .anyMatch(list -> {
                            boolean issued = one.getIssuerX500Principal().equals(list.getIssuerX500Principal());
                            return issued && !list.isRevoked(one) && signedBy(list, issuer(copy, one));
                        }));
    }

    private static X509Certificate issuer(BaselineCopy copy, X509Certificate certificate) {
        X509Certificate issuing = copy.pki().issuing().certificate();
        return certificate.equals(issuing) ? copy.pki().rootCertificate() : issuing;
    }

    private static boolean signedBy(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X509CRL list(byte[] der) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void arrays(BaselineCopy copy) {
        Set<COSStream> streams = new LinkedHashSet<>();
        for (String kind : List.of("Certs", "OCSPs", "CRLs")) {
            COSArray array = copy.store().getCOSArray(COSName.getPDFName(kind));
            assertThat(copy.store().containsKey(kind)).isEqualTo(array != null);
            for (int i = 0; array != null && i < array.size(); i++) {
                assertThat(array.getObject(i)).isInstanceOfSatisfying(COSStream.class, streams::add);
            }
            assertThat(copy.stored(kind))
                    .allSatisfy(der -> assertThat(encoded(parsed(der))).isEqualTo(der))
                    .extracting(Arrays::toString)
                    .doesNotHaveDuplicates();
        }
        assertThat(streams).hasSizeGreaterThan(2);
    }

    private static List<String> unsignedTypes(Signed signed) {
        AttributeTable unsigned = signed.signer().getUnsignedAttributes();
        return unsigned == null
                ? List.of()
                : Arrays.stream(unsigned.toASN1Structure().getAttributes())
                        .map(attribute -> attribute.getAttrType().getId())
                        .toList();
    }

    /** What the seal signs to its end still holds (row B10); the store and everything it names stand behind. */
    private static void behindTheSeal(BaselineCopy copy) {
        int end = copy.signatures().get(copy.signers() - 1).range().end();
        String file = new String(copy.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(file.substring(0, end)).endsWith("%%EOF\n").doesNotContain("/DSS");
        assertThat(file.substring(end)).containsOnlyOnce("/Type/DSS").containsOnlyOnce("%%EOF");
    }

    // ---- LTA

    private static void archive(Map<BaselineRow, Consumer<BaselineCopy>> checks) {
        checks.put(BaselineRow.A01, eachArchive((copy, stamp) -> {
            assertThat(stamp.dictionary().getNameAsString("SubFilter")).isEqualTo("ETSI.RFC3161");
            String covered = new String(stamp.range().covered(), StandardCharsets.ISO_8859_1);
            assertThat(covered).contains("/Type/DSS", "/CRLs[", "/Certs[");
        }));
        checks.put(
                BaselineRow.A02,
                eachArchive((copy, stamp) -> assertThat(stamp.text())
                        .contains("/Type/DocTimeStamp", "/Filter/Adobe.PPKLite", "/SubFilter/ETSI.RFC3161")
                        .containsOnlyOnce("/Contents")
                        .containsOnlyOnce("/ByteRange")));
        checks.put(BaselineRow.A03, eachArchive((copy, stamp) -> {
            TimeStampToken token = token(stamp.der());
            requireSigned(token);
            assertThat(token.getTimeStampInfo().getMessageImprintDigest())
                    .isEqualTo(BaselineSignatureChecks.digest(
                            token.getTimeStampInfo().getMessageImprintAlgOID().getId(),
                            stamp.range().covered()));
            assertThat(stamp.range().end()).isEqualTo(copy.bytes().length);
        }));
        checks.put(BaselineRow.A07, copy -> {
            assertThat(copy.signatures()).hasSize(copy.signers());
            assertThat(copy.documentTimestamps()).hasSize(copy.archived() ? 1 : 0);
        });
    }

    /** A check of a document timestamp. */
    @FunctionalInterface
    private interface ArchiveCheck {
        void on(BaselineCopy copy, Signed stamp);
    }

    private static Consumer<BaselineCopy> eachArchive(ArchiveCheck check) {
        return copy -> {
            assertThat(copy.documentTimestamps()).hasSize(copy.archived() ? 1 : 0);
            copy.documentTimestamps().forEach(stamp -> check.on(copy, stamp));
        };
    }

    private static ASN1Primitive parsed(byte[] der) {
        try {
            return ASN1Primitive.fromByteArray(der);
        } catch (IOException e) {
            throw new AssertionError("not DER", e);
        }
    }

    private static byte[] encoded(ASN1Primitive value) {
        try {
            return value.getEncoded("DER");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
