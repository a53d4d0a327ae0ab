package vn.bansao.internal.cms;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.internal.asn1.Der;

/**
 * A detached PAdES baseline SignedData of one signer, with all that is the same in each of its signatures encoded once
 * (RFC 5652, 5; EN 319 142-1, 6.3). Immutable, thread-safe.
 *
 * <p>Signed attributes: content-type, message-digest, signing-certificate-v2, and nothing else. The chain goes in, the
 * trust anchor (a self-signed certificate) stays out.
 */
public final class SignedDataTemplate {
    private static final int ATTRIBUTES_TAG = 0xA0;
    private static final int UNSIGNED_TAG = 0xA1;
    private static final int EXPLICIT_TAG = 0xA0;
    private static final byte[] SIGNED_DATA = der(CMSObjectIdentifiers.signedData);

    private final DigestAlgorithm digest;
    private final byte[] attributes;
    private final int digestAt;
    private final byte[] beforeSignerInfos;
    private final byte[] beforeAttributes;
    private final byte[] signatureAlgorithm;
    private final byte[] timestampAttributeType;

    /** The template of a signer with {@code chain} (signer first) and {@code algorithm}. */
    public SignedDataTemplate(List<X509Certificate> chain, SignatureAlgorithm algorithm) {
        X509Certificate signer = chain.get(0);
        this.digest = algorithm.digest();
        try {
            byte[] certificate = signer.getEncoded();
            IssuerAndSerialNumber issuer = new IssuerAndSerialNumber(
                    X500Name.getInstance(signer.getIssuerX500Principal().getEncoded()), signer.getSerialNumber());
            // No NULL behind a hash: RFC 5754, 2.
            byte[] digestAlgorithm = der(new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid())));
            byte[] digestAttribute =
                    attribute(CMSAttributes.messageDigest, Der.value(Der.OCTET_STRING, new byte[digest.sizeBytes()]));
            // Their order does not depend on the digest: the attributes differ in length and type before it.
            this.attributes = concatSorted(
                    attribute(CMSAttributes.contentType, der(CMSObjectIdentifiers.data)),
                    digestAttribute,
                    attribute(
                            PKCSObjectIdentifiers.id_aa_signingCertificateV2, signingCertificate(certificate, issuer)));
            this.digestAt = indexOf(attributes, digestAttribute) + digestAttribute.length - digest.sizeBytes();
            this.beforeSignerInfos = concat(
                    der(new ASN1Integer(1)),
                    Der.setOf(Der.SET, digestAlgorithm),
                    Der.sequence(der(CMSObjectIdentifiers.data)),
                    Der.setOf(ATTRIBUTES_TAG, withoutAnchors(chain)));
            this.beforeAttributes = concat(der(new ASN1Integer(1)), der(issuer), digestAlgorithm);
            this.signatureAlgorithm = der(identifier(algorithm));
            this.timestampAttributeType = der(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate without an encoding", e);
        }
    }

    /** The digest of the document and of the attributes. */
    public DigestAlgorithm digest() {
        return digest;
    }

    /** The bytes to be signed for a document digest: the signed attributes as a SET (RFC 5652, 5.4). */
    public byte[] toBeSigned(byte[] documentDigest) {
        byte[] set = new byte[Der.size(attributes.length)];
        writeAttributes(set, 0, Der.SET, documentDigest);
        return set;
    }

    private int writeAttributes(byte[] into, int at, int tag, byte[] documentDigest) {
        int start = Der.writeHeader(into, at, tag, attributes.length);
        int end = put(into, start, attributes);
        put(into, start + digestAt, documentDigest);
        return end;
    }

    /** The whole ContentInfo, with a signature timestamp if there is a {@code token}. */
    public byte[] assemble(byte[] documentDigest, byte[] signature, byte @Nullable [] token) {
        Sizes sizes = sizes(signature.length, token == null ? 0 : token.length);
        byte[] cms = new byte[sizes.contentInfo()];
        int at = Der.writeHeader(cms, 0, Der.SEQUENCE, SIGNED_DATA.length + Der.size(Der.size(sizes.signedData)));
        at = put(cms, at, SIGNED_DATA);
        at = Der.writeHeader(cms, at, EXPLICIT_TAG, Der.size(sizes.signedData));
        at = Der.writeHeader(cms, at, Der.SEQUENCE, sizes.signedData);
        at = put(cms, at, beforeSignerInfos);
        at = Der.writeHeader(cms, at, Der.SET, Der.size(sizes.signerInfo));
        at = Der.writeHeader(cms, at, Der.SEQUENCE, sizes.signerInfo);
        at = put(cms, at, beforeAttributes);
        at = writeAttributes(cms, at, ATTRIBUTES_TAG, documentDigest);
        at = put(cms, at, signatureAlgorithm);
        at = Der.writeHeader(cms, at, Der.OCTET_STRING, signature.length);
        at = put(cms, at, signature);
        if (token != null) {
            at = Der.writeHeader(cms, at, UNSIGNED_TAG, Der.size(sizes.timestamp));
            at = Der.writeHeader(cms, at, Der.SEQUENCE, sizes.timestamp);
            at = put(cms, at, timestampAttributeType);
            at = Der.writeHeader(cms, at, Der.SET, token.length);
            put(cms, at, token);
        }
        return cms;
    }

    private static int put(byte[] into, int at, byte[] part) {
        System.arraycopy(part, 0, into, at, part.length);
        return at + part.length;
    }

    /** The size of the ContentInfo for a signature and a token of the given sizes; 0 for no token. */
    public int sizeBytes(int signatureBytes, int tokenBytes) {
        return sizes(signatureBytes, tokenBytes).contentInfo();
    }

    private Sizes sizes(int signatureBytes, int tokenBytes) {
        int timestamp = tokenBytes == 0 ? 0 : timestampAttributeType.length + Der.size(tokenBytes);
        int signerInfo = beforeAttributes.length
                + Der.size(attributes.length)
                + signatureAlgorithm.length
                + Der.size(signatureBytes)
                + (tokenBytes == 0 ? 0 : Der.size(Der.size(timestamp)));
        return new Sizes(timestamp, signerInfo, beforeSignerInfos.length + Der.size(Der.size(signerInfo)));
    }

    /** The lengths of the contents of the timestamp's attribute, the SignerInfo and the SignedData. */
    private record Sizes(int timestamp, int signerInfo, int signedData) {
        int contentInfo() {
            return Der.size(SIGNED_DATA.length + Der.size(Der.size(signedData)));
        }
    }

    private static byte[] attribute(ASN1ObjectIdentifier type, byte[] value) {
        return Der.sequence(der(type), Der.value(Der.SET, value));
    }

    /** The hash algorithm of the certificate is SHA-256, the default, and so left out (RFC 5035, 4). */
    private static byte[] signingCertificate(byte[] certificate, IssuerAndSerialNumber issuer) {
        byte[] hash = DigestAlgorithm.SHA256.newDigest().digest(certificate);
        IssuerSerial issuerSerial =
                new IssuerSerial(new GeneralNames(new GeneralName(issuer.getName())), issuer.getSerialNumber());
        return der(new SigningCertificateV2(new ESSCertIDv2(hash, issuerSerial)));
    }

    private static byte[][] withoutAnchors(List<X509Certificate> chain) throws CertificateEncodingException {
        byte[][] encoded = new byte[chain.size()][];
        int count = 0;
        for (X509Certificate certificate : chain) {
            boolean anchor = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            if (!anchor || count == 0) {
                encoded[count++] = certificate.getEncoded();
            }
        }
        return Arrays.copyOf(encoded, count);
    }

    private static AlgorithmIdentifier identifier(SignatureAlgorithm algorithm) {
        DigestAlgorithm digest = algorithm.digest();
        return switch (algorithm.scheme()) {
            case ECDSA ->
                new AlgorithmIdentifier(
                        switch (digest) {
                            case SHA256 -> X9ObjectIdentifiers.ecdsa_with_SHA256;
                            case SHA384 -> X9ObjectIdentifiers.ecdsa_with_SHA384;
                            case SHA512 -> X9ObjectIdentifiers.ecdsa_with_SHA512;
                        });
            case RSASSA_PSS -> new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, pss(digest));
            case RSASSA_PKCS1 ->
                new AlgorithmIdentifier(
                        switch (digest) {
                            case SHA256 -> PKCSObjectIdentifiers.sha256WithRSAEncryption;
                            case SHA384 -> PKCSObjectIdentifiers.sha384WithRSAEncryption;
                            case SHA512 -> PKCSObjectIdentifiers.sha512WithRSAEncryption;
                        },
                        DERNull.INSTANCE);
        };
    }

    private static RSASSAPSSparams pss(DigestAlgorithm digest) {
        ASN1ObjectIdentifier oid = switch (digest) {
            case SHA256 -> NISTObjectIdentifiers.id_sha256;
            case SHA384 -> NISTObjectIdentifiers.id_sha384;
            case SHA512 -> NISTObjectIdentifiers.id_sha512;
        };
        AlgorithmIdentifier hash = new AlgorithmIdentifier(oid);
        return new RSASSAPSSparams(
                hash,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash),
                new ASN1Integer(digest.sizeBytes()),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
    }

    private static byte[] der(ASN1Encodable object) {
        try {
            return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalArgumentException("an ASN.1 object without an encoding", e);
        }
    }

    /** The elements of a SET OF, in DER order. */
    private static byte[] concatSorted(byte[]... elements) {
        return contentOf(Der.setOf(Der.SET, elements), elements);
    }

    private static int indexOf(byte[] whole, byte[] part) {
        int at = 0;
        while (!Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }

    private static byte[] concat(byte[]... parts) {
        return contentOf(Der.sequence(parts), parts);
    }

    private static byte[] contentOf(byte[] value, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        return Arrays.copyOfRange(value, value.length - length, value.length);
    }
}
