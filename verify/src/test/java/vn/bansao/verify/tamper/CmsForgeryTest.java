package vn.bansao.verify.tamper;

import static vn.bansao.verify.tamper.CmsForge.attribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.testing.TestIdentity;

/** Seals whose CMS breaks one rule, signed with the agency's own key. */
class CmsForgeryTest {
    private static final String DATA = "1.2.840.113549.1.7.1";
    private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String SIGNING_TIME = "1.2.840.113549.1.9.5";
    static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
    static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
    private static final String SIGNATURE_TIMESTAMP = "1.2.840.113549.1.9.16.2.14";
    private static final String COMMITMENT = "1.2.840.113549.1.9.16.2.16";
    private static final String REVOCATION_VALUES = "1.2.840.113549.1.9.16.2.24";
    private static final int SEAL = Bench.number("/FieldMDP");

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void forged(Attack attack) {
        attack.assertMet("cms");
    }

    static Stream<Attack> vectors() {
        return Stream.of(signedData(), signerInfo(), attributes(), dictionaries())
                .flatMap(attacks -> attacks);
    }

    private static Attack cms(String name, Consumer<CmsForge> edit) {
        return Attack.of(name, () -> sealed(edit));
    }

    static byte[] sealed(Consumer<CmsForge> edit) {
        return sealed(edit, part -> {});
    }

    private static byte[] sealed(Consumer<CmsForge> edit, Consumer<Part> dictionary) {
        Forge forge = Forge.of(Bench.copy());
        CmsForge cms = new CmsForge();
        edit.accept(cms);
        dictionary.accept(forge.second());
        forge.second().sealer = cms;
        return forge.write();
    }

    private static Attack data(String name, Consumer<List<ASN1Encodable>> edit) {
        return cms(name, cms -> cms.signedData = edit);
    }

    private static Attack signer(String name, Consumer<List<ASN1Encodable>> edit) {
        return cms(name, cms -> cms.signerInfo = edit);
    }

    private static Attack attributes(String name, Consumer<List<ASN1Encodable>> edit) {
        return cms(name, cms -> cms.attributes = edit);
    }

    private static Stream<Attack> signedData() {
        ASN1ObjectIdentifier type = new ASN1ObjectIdentifier(DATA);
        return Stream.of(
                data("versionThree", list -> list.set(0, new ASN1Integer(3))),
                cms("indefiniteLength", cms -> cms.encoding = CmsForgeryTest::indefinite),
                data("noDigestListed", list -> list.set(1, new DERSet())),
                data("noSigner", list -> list.set(CmsForge.SIGNERS, new DERSet())),
                data("twoSigners", list -> {
                    ASN1Encodable one = ((DLSet) list.get(CmsForge.SIGNERS)).getObjectAt(0);
                    list.set(CmsForge.SIGNERS, new DERSet(new ASN1Encodable[] {one, one}));
                }),
                data(
                        "contentInside",
                        list -> list.set(CmsForge.CONTENT, new DERSequence(new ASN1Encodable[] {
                            type, new DERTaggedObject(true, 0, new DEROctetString(new byte[9]))
                        }))),
                data(
                        "contentOfAnotherType",
                        list -> list.set(
                                CmsForge.CONTENT, new DERSequence(new ASN1ObjectIdentifier("1.2.840.113549.1.7.2")))),
                data("noCertificate", list -> list.remove(CmsForge.CERTIFICATES)),
                data(
                        "strangersCertificate",
                        list -> certificates(list, encoded(Bench.PKI.stranger().agency()))),
                data("unreadableCertificate", list -> certificates(list, new DERSequence(new ASN1Integer(9)))));
    }

    private static void certificates(List<ASN1Encodable> data, ASN1Encodable more) {
        List<ASN1Encodable> all = CmsForge.tagged(data.get(CmsForge.CERTIFICATES));
        all.add(more);
        data.set(CmsForge.CERTIFICATES, new DERTaggedObject(false, 0, new DERSet(CmsForge.vector(all))));
    }

    private static ASN1Primitive encoded(TestIdentity identity) {
        try {
            return ASN1Primitive.fromByteArray(identity.certificate().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Attack> signerInfo() {
        return Stream.of(
                signer("signerVersionThree", list -> list.set(0, new ASN1Integer(3))),
                signer("issuersNameInAnotherCase", list -> list.set(1, namedInAnotherCase())),
                signer("noSignedAttributes", list -> list.remove(CmsForge.ATTRIBUTES)),
                signer("attributesInAnotherOrder", list -> {
                    List<ASN1Encodable> reversed = CmsForge.tagged(list.get(CmsForge.ATTRIBUTES));
                    Collections.reverse(reversed);
                    list.set(CmsForge.ATTRIBUTES, new DLTaggedObject(false, 0, new DLSet(CmsForge.vector(reversed))));
                }),
                signer("unknownSignatureAlgorithm", list -> algorithm(list, CmsForge.SIGNATURE_ALGORITHM, "1.2.3.4")),
                signer("unknownDigest", list -> algorithm(list, CmsForge.DIGEST_ALGORITHM, "1.2.3.4")),
                signer("sha1Digest", list -> algorithm(list, CmsForge.DIGEST_ALGORITHM, "1.3.14.3.2.26")),
                signer(
                        "signatureWithAnotherDigest",
                        list -> algorithm(list, CmsForge.SIGNATURE_ALGORITHM, "1.2.840.10045.4.3.3")),
                cms("signatureFlipped", cms -> cms.signature = CmsForgeryTest::flipped),
                cms("signatureEmpty", cms -> cms.signature = value -> new byte[0]),
                cms("signatureOfZeros", cms -> cms.signature = value -> zeros()),
                signer("unknownUnsignedAttribute", list -> unsigned(list, attribute("1.2.3.4", DERNull.INSTANCE))),
                signer(
                        "revocationValuesUnsigned",
                        list -> unsigned(list, attribute(REVOCATION_VALUES, new DERSequence()))),
                signer(
                        "moreTimestampsThanAnyoneNeeds",
                        list -> unsigned(
                                list,
                                attribute(
                                        SIGNATURE_TIMESTAMP,
                                        IntStream.range(0, 21)
                                                .mapToObj(i -> new DERSequence(new ASN1Integer(i)))
                                                .toArray(ASN1Encodable[]::new)))),
                signer(
                        "timestampOfGarbage",
                        list -> unsigned(
                                list,
                                attribute(SIGNATURE_TIMESTAMP, new DERSequence(new ASN1Integer(BigInteger.TWO))))));
    }

    private static X500Name issuer() {
        return X500Name.getInstance(
                Bench.PKI.agency().certificate().getIssuerX500Principal().getEncoded());
    }

    /** The same name to everyone who compares names, in bytes that nothing signs. */
    private static IssuerAndSerialNumber namedInAnotherCase() {
        X500NameBuilder name = new X500NameBuilder();
        for (RDN rdn : issuer().getRDNs()) {
            String value = IETFUtils.valueToString(rdn.getFirst().getValue());
            name.addRDN(rdn.getFirst().getType(), new DERUTF8String(value.toUpperCase(Locale.ROOT)));
        }
        return new IssuerAndSerialNumber(
                name.build(), Bench.PKI.agency().certificate().getSerialNumber());
    }

    private static byte[] indefinite(byte[] cms) {
        try {
            ASN1Sequence info = ASN1Sequence.getInstance(cms);
            return new BERSequence(new ASN1Encodable[] {info.getObjectAt(0), info.getObjectAt(1)}).getEncoded("BER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void algorithm(List<ASN1Encodable> signer, int place, String oid) {
        signer.set(place, new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid)));
    }

    private static byte[] flipped(byte[] signature) {
        byte[] other = signature.clone();
        other[other.length - 1] ^= 1;
        return other;
    }

    private static byte[] zeros() {
        return new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0};
    }

    private static void unsigned(List<ASN1Encodable> signer, ASN1Encodable attribute) {
        signer.add(new DERTaggedObject(false, 1, new DERSet(attribute)));
    }

    private static Stream<Attack> attributes() {
        return Stream.of(
                attributes("noMessageDigest", list -> list.removeIf(each -> CmsForge.is(each, MESSAGE_DIGEST))),
                attributes("messageDigestOfOtherBytes", list -> {
                    list.removeIf(each -> CmsForge.is(each, MESSAGE_DIGEST));
                    list.add(attribute(MESSAGE_DIGEST, new DEROctetString(new byte[32])));
                }),
                attributes("messageDigestNotOctets", list -> {
                    list.removeIf(each -> CmsForge.is(each, MESSAGE_DIGEST));
                    list.add(attribute(MESSAGE_DIGEST, new ASN1Integer(9)));
                }),
                attributes(
                        "messageDigestTwice",
                        list -> list.add(attribute(MESSAGE_DIGEST, new DEROctetString(new byte[32])))),
                attributes("contentTypeMissing", list -> list.removeIf(each -> CmsForge.is(each, CONTENT_TYPE))),
                attributes("contentTypeOther", list -> {
                    list.removeIf(each -> CmsForge.is(each, CONTENT_TYPE));
                    list.add(attribute(CONTENT_TYPE, new ASN1ObjectIdentifier("1.2.840.113549.1.7.2")));
                }),
                attributes(
                        "noSigningCertificate",
                        list -> list.removeIf(each -> CmsForge.is(each, SIGNING_CERTIFICATE_V2))),
                attributes("signingCertificateTwice", list -> list.addAll(new ArrayList<>(bindings(list)))),
                attributes("signingCertificateOfAnother", list -> {
                    list.removeIf(each -> CmsForge.is(each, SIGNING_CERTIFICATE_V2));
                    list.add(attribute(SIGNING_CERTIFICATE_V2, binding(new byte[32])));
                }),
                attributes("signingCertificateOfAnotherIssuer", list -> {
                    list.removeIf(each -> CmsForge.is(each, SIGNING_CERTIFICATE_V2));
                    IssuerSerial other = new IssuerSerial(
                            issuer(), Bench.PKI.certifier().certificate().getSerialNumber());
                    list.add(attribute(
                            SIGNING_CERTIFICATE_V2,
                            new SigningCertificateV2(new ESSCertIDv2(null, CmsForge.agencyDigest("SHA-256"), other))));
                }),
                attributes("oldSigningCertificateOfAnother", list -> {
                    list.removeIf(each -> CmsForge.is(each, SIGNING_CERTIFICATE_V2));
                    list.add(attribute(SIGNING_CERTIFICATE, binding(new byte[20])));
                }),
                attributes("signingTime", list -> list.add(attribute(SIGNING_TIME, new Time(new Date(0))))));
    }

    private static List<ASN1Encodable> bindings(List<ASN1Encodable> attributes) {
        return attributes.stream()
                .filter(each -> CmsForge.is(each, SIGNING_CERTIFICATE_V2))
                .toList();
    }

    private static ASN1Sequence binding(byte[] hash) {
        return new DERSequence(new DERSequence(new DERSequence(new DEROctetString(hash))));
    }

    private static Stream<Attack> dictionaries() {
        return Stream.of(
                dictionary("claimedTimeMissing", "/M\\([^)]*\\)", ""),
                dictionary("claimedTimeInvalid", "/M\\([^)]*\\)", "/M(yesterday)"),
                dictionary("certEntry", "/Type/Sig", "/Type/Sig/Cert(x)"),
                dictionary("filterMissing", "/Filter/Adobe.PPKLite", ""),
                dictionary("subFilterMissing", "/SubFilter/ETSI.CAdES.detached", ""),
                dictionary("subFilterUnknown", "/SubFilter/ETSI.CAdES.detached", "/SubFilter/Unknown"),
                dictionary("subFilterOfATimestamp", "/SubFilter/ETSI.CAdES.detached", "/SubFilter/ETSI.RFC3161"),
                dictionary("timestampType", "/Type/Sig", "/Type/DocTimeStamp"),
                dictionary("rangeTwice", "/Type/Sig", "/Type/Sig/ByteRange[0 1 2 3]"),
                dictionary("contentsTwice", "/Type/Sig", "/Type/Sig/Contents<00>"),
                dictionary("rangeByReference", "/ByteRange\\[RANGE]", "/ByteRange 90 0 R/X[RANGE]"),
                dictionary("rangeAString", "/ByteRange\\[RANGE]", "/ByteRange(0 1 2 3)/X[RANGE]"),
                dictionary("rangeMissing", "/ByteRange\\[RANGE]", "/X[RANGE]"),
                dictionary("contentsByReference", "/Contents <GAP>", "/Contents 90 0 R/X <GAP>"),
                dictionary("contentsMissing", "/Contents <GAP>", "/X <GAP>"),
                dictionary("contentsAnArray", "/Contents <GAP>", "/Contents[<GAP>]"),
                Attack.of(
                        "reasonBesideACommitment",
                        () -> sealed(
                                cms -> cms.attributes = list -> list.add(attribute(
                                        COMMITMENT,
                                        new DERSequence(new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.6.1")))),
                                part -> part.edit(SEAL, "/Type/Sig/Filter", "/Type/Sig/Reason(x)/Filter"))));
    }

    private static Attack dictionary(String name, String pattern, String with) {
        return Attack.of(
                "dictionary_" + name,
                () -> sealed(
                        cms -> {},
                        part -> part.objects.computeIfPresent(
                                SEAL, (number, body) -> body.replaceFirst(pattern, with))));
    }
}
