package vn.bansao.verify.internal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;

/**
 * One SignedData with its only SignerInfo, taken apart (RFC 5652, 5). Immutable.
 *
 * @param contentType the type of the signed content, dotted
 * @param contentOrNull the content, if it is inside
 * @param signer the SignerInfo
 * @param signed the signed attributes
 * @param signedStored their encoding in the order they are stored in; empty if there are none
 * @param signedDer their DER encoding, which is what the signature stands for: the same array where that is the stored one
 * @param unsigned the unsigned attributes
 * @param certificates the certificates that can be read
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only, never leaves the package
record SignedCms(
        String contentType,
        byte @Nullable [] contentOrNull,
        SignerInfo signer,
        Attributes signed,
        byte[] signedStored,
        byte[] signedDer,
        Attributes unsigned,
        List<X509Certificate> certificates) {
    private static final int MOST_CERTIFICATES = 100;

    /**
     * Takes {@code contents} apart: cut where the value ends, the rest must be zeros.
     *
     * @return nothing if it is not a SignedData with one signer; the findings say why
     */
    static Optional<SignedCms> read(byte[] contents, SignatureMath math, Findings findings) {
        try {
            DerScan.Result scan = DerScan.scan(contents);
            if (scan.defectOrNull() != null) {
                findings.add(FindingCode.CMS_NOT_DER, "reason", scan.defectOrNull());
            }
            for (int i = scan.length(); i < contents.length; i++) {
                if (contents[i] != 0) {
                    findings.add(FindingCode.SIG_CONTENTS_PADDING_NOT_ZERO);
                    break;
                }
            }
            boolean der = scan.defectOrNull() == null;
            return takeApart(contents, scan.length(), der, math, findings);
        } catch (DerScan.NotAsn1Exception | IOException | RuntimeException e) {
            findings.add(FindingCode.CMS_MALFORMED, "reason", reason(e));
            return Optional.empty();
        }
    }

    static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * DER is parsed as far as it is asked for, the SignerInfo at once: the certificates are mostly known already, and their
     * bytes are all that is needed to find them. What is not DER may only be parsed whole.
     */
    private static Optional<SignedCms> takeApart(
            byte[] contents, int length, boolean der, SignatureMath math, Findings findings) throws IOException {
        ASN1Sequence whole;
        try (ASN1InputStream stream = new ASN1InputStream(new ByteArrayInputStream(contents, 0, length), length, der)) {
            whole = ASN1Sequence.getInstance(stream.readObject());
        }
        ContentInfo info = ContentInfo.getInstance(whole);
        if (!info.getContentType().equals(CMSObjectIdentifiers.signedData)) {
            findings.add(FindingCode.CMS_MALFORMED, "reason", "not a SignedData");
            return Optional.empty();
        }
        SignedData data = SignedData.getInstance(info.getContent());
        ASN1Set signers = data.getSignerInfos();
        if (signers.size() != 1) {
            findings.add(FindingCode.CMS_SIGNER_COUNT_WRONG, "actual", signers.size());
            return Optional.empty();
        }
        ASN1Sequence only = ASN1Sequence.getInstance(parsed(signers.getObjectAt(0), der));
        SignerInfo signer = SignerInfo.getInstance(only);
        CmsTags.require(whole, only);
        String contentType = data.getEncapContentInfo().getContentType().getId();
        checkVersions(data, signer, contentType, findings);
        ASN1Encodable inside = data.getEncapContentInfo().getContent();
        if (inside != null && !(inside instanceof ASN1OctetString)) {
            findings.add(FindingCode.CMS_MALFORMED, "reason", "eContent is not an OCTET STRING");
            return Optional.empty();
        }
        byte[] stored = encoded(signer.getAuthenticatedAttributes(), ASN1Encoding.DL);
        return Optional.of(new SignedCms(
                contentType,
                inside instanceof ASN1OctetString octets ? octets.getOctets() : null,
                signer,
                new Attributes(signer.getAuthenticatedAttributes()),
                stored,
                SurelyDer.is(stored) ? stored : encoded(signer.getAuthenticatedAttributes(), ASN1Encoding.DER),
                new Attributes(signer.getUnauthenticatedAttributes()),
                certificates(data.getCertificates(), der, math, findings)));
    }

    /** A part of what was parsed lazily, parsed to its last element. */
    private static ASN1Primitive parsed(ASN1Encodable part, boolean lazy) throws IOException {
        ASN1Primitive primitive = part.toASN1Primitive();
        return lazy ? ASN1Primitive.fromByteArray(primitive.getEncoded()) : primitive;
    }

    /** RFC 5652, 5.1 and 5.3: nothing signs these fields, so they must be what the content makes them. */
    private static void checkVersions(SignedData data, SignerInfo signer, String contentType, Findings findings) {
        boolean byKeyIdentifier = signer.getSID().getId() instanceof ASN1OctetString;
        int signerVersion = byKeyIdentifier ? 3 : 1;
        boolean plain = contentType.equals(CMSObjectIdentifiers.data.getId()) && !byKeyIdentifier;
        if (!signer.getVersion().hasValue(signerVersion) || !data.getVersion().hasValue(plain ? 1 : 3)) {
            findings.add(
                    FindingCode.CMS_VERSION_WRONG,
                    "actual",
                    data.getVersion() + " and " + signer.getVersion(),
                    "required",
                    (plain ? 1 : 3) + " and " + signerVersion);
        }
        ASN1Set digests = data.getDigestAlgorithms();
        boolean listed = digests.size() == 1
                && AlgorithmIdentifier.getInstance(digests.getObjectAt(0))
                        .getAlgorithm()
                        .equals(signer.getDigestAlgorithm().getAlgorithm())
                && SignatureSuite.hash(AlgorithmIdentifier.getInstance(digests.getObjectAt(0)))
                        .isPresent();
        if (!listed) {
            findings.add(FindingCode.CMS_DIGEST_LIST_WRONG);
        }
        if (data.getCRLs() != null) {
            findings.add(FindingCode.CMS_ATTRIBUTE_NOT_BASELINE, "attribute", "SignedData.crls");
        }
    }

    private static List<X509Certificate> certificates(
            @Nullable ASN1Set set, boolean der, SignatureMath math, Findings findings) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        if (set == null) {
            return certificates;
        }
        for (ASN1Encodable element : set) {
            ASN1Primitive primitive = element.toASN1Primitive();
            if (certificates.size() >= MOST_CERTIFICATES) {
                findings.add(FindingCode.CMS_CERTIFICATE_UNREADABLE, "reason", "more than " + MOST_CERTIFICATES);
                break;
            }
            try {
                if (!(primitive instanceof ASN1Sequence)) {
                    throw new CertificateException("not an X.509 certificate");
                }
                certificates.add(math.certificate(primitive.getEncoded(der ? ASN1Encoding.BER : ASN1Encoding.DL)));
            } catch (CertificateException e) {
                findings.add(FindingCode.CMS_CERTIFICATE_UNREADABLE, "reason", reason(e));
            }
        }
        return certificates;
    }

    private static byte[] encoded(@Nullable ASN1Set attributes, String encoding) throws IOException {
        return attributes == null ? new byte[0] : attributes.getEncoded(encoding);
    }

    /** The certificate the SignerInfo names. */
    Optional<X509Certificate> signerCertificate(Findings findings) throws IOException {
        SignerIdentifier sid = signer.getSID();
        for (X509Certificate certificate : certificates) {
            if (sid.getId() instanceof ASN1OctetString keyIdentifier) {
                byte[] extension = certificate.getExtensionValue("2.5.29.14");
                if (extension != null
                        && Arrays.equals(
                                ASN1OctetString.getInstance(ASN1OctetString.getInstance(extension)
                                                .getOctets())
                                        .getOctets(),
                                keyIdentifier.getOctets())) {
                    return Optional.of(certificate);
                }
            } else {
                IssuerAndSerialNumber name = IssuerAndSerialNumber.getInstance(sid.getId());
                X500Principal actual = certificate.getIssuerX500Principal();
                if (name.getSerialNumber().hasValue(certificate.getSerialNumber())) {
                    byte[] issuer = name.getName().getEncoded(ASN1Encoding.DER);
                    if (Certificates.sameName(issuer, actual)) {
                        if (!Arrays.equals(issuer, actual.getEncoded())) {
                            // Equal as names, but nothing signs these bytes: they must be the certificate's own.
                            findings.add(FindingCode.CMS_SIGNING_CERTIFICATE_ISSUER_DIFFERS);
                        }
                        return Optional.of(certificate);
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "SignedCms[" + contentType + "]";
    }
}
