package vn.bansao.internal.cms;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;

/** The CMS of a token: signed attributes, the certificate they name, the signature over them. */
final class TokenSignature {

    private TokenSignature() {}

    static void addFlaws(ParsedToken token, X509Certificate tsa, List<TokenFlaw> flaws) {
        try {
            attributesFlaw(token).ifPresent(flaws::add);
            signingCertificateFlaw(token, tsa).ifPresent(flaws::add);
            if (!verifies(token, tsa)) {
                flaws.add(
                        new TokenFlaw(TokenCheck.SIGNATURE, "not made by the certificate's key", "a valid signature"));
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // A hostile key or attribute may end in any of them; none of them is a valid signature.
            flaws.add(new TokenFlaw(
                    TokenCheck.SIGNATURE, "not verifiable: " + e.getMessage(), "a signature that can be verified"));
        }
    }

    private static Optional<TokenFlaw> attributesFlaw(ParsedToken token) throws GeneralSecurityException {
        ASN1Encodable contentType = onlyValue(token, CMSAttributes.contentType);
        if (contentType == null || !PKCSObjectIdentifiers.id_ct_TSTInfo.equals(contentType.toASN1Primitive())) {
            return attributes("content-type " + contentType, "content-type " + PKCSObjectIdentifiers.id_ct_TSTInfo);
        }
        ASN1Encodable digest = onlyValue(token, CMSAttributes.messageDigest);
        if (digest == null) {
            return attributes("no single message-digest", "one message-digest");
        }
        byte[] actual = MessageDigest.getInstance(SignatureEngines.digestName(
                        token.signer().getDigestAlgorithm().getAlgorithm()))
                .digest(token.content());
        return Arrays.equals(actual, ASN1OctetString.getInstance(digest).getOctets())
                ? Optional.empty()
                : attributes("a message-digest of something else", "the digest of the content");
    }

    private static Optional<TokenFlaw> attributes(String actual, String required) {
        return Optional.of(new TokenFlaw(TokenCheck.ATTRIBUTES, actual, required));
    }

    /** Both versions of the attribute may be there; each that is there must name the certificate. */
    static Optional<TokenFlaw> signingCertificateFlaw(ParsedToken token, X509Certificate tsa) {
        try {
            ASN1Encodable v1 = onlyValue(token, PKCSObjectIdentifiers.id_aa_signingCertificate);
            ASN1Encodable v2 = onlyValue(token, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
            if (v1 == null && v2 == null) {
                return signingCertificate("absent");
            }
            boolean named = (v1 == null || namedByV1(SigningCertificate.getInstance(v1), tsa))
                    && (v2 == null || namedByV2(SigningCertificateV2.getInstance(v2), tsa));
            return named ? Optional.empty() : signingCertificate("of another certificate");
        } catch (GeneralSecurityException | RuntimeException e) {
            return signingCertificate("not readable");
        }
    }

    private static Optional<TokenFlaw> signingCertificate(String actual) {
        return Optional.of(new TokenFlaw(
                TokenCheck.SIGNING_CERTIFICATE,
                actual,
                "a signing-certificate attribute that names the TSA's certificate"));
    }

    private static boolean namedByV1(SigningCertificate attribute, X509Certificate tsa)
            throws GeneralSecurityException {
        ESSCertID first = attribute.getCerts()[0]; // The first names the signer (RFC 2634, 5.4).
        return hashes(OIWObjectIdentifiers.idSHA1, first.getCertHash(), tsa) && fits(first.getIssuerSerial(), tsa);
    }

    private static boolean namedByV2(SigningCertificateV2 attribute, X509Certificate tsa)
            throws GeneralSecurityException {
        ESSCertIDv2 first = attribute.getCerts()[0];
        return hashes(first.getHashAlgorithm().getAlgorithm(), first.getCertHash(), tsa)
                && fits(first.getIssuerSerial(), tsa);
    }

    private static boolean hashes(ASN1ObjectIdentifier algorithm, byte[] hash, X509Certificate tsa)
            throws GeneralSecurityException {
        byte[] actual = MessageDigest.getInstance(SignatureEngines.digestName(algorithm))
                .digest(tsa.getEncoded());
        return Arrays.equals(actual, hash);
    }

    private static boolean fits(@Nullable IssuerSerial issuerSerial, X509Certificate tsa) {
        if (issuerSerial == null) {
            return true;
        }
        X500Name issuer = X500Name.getInstance(tsa.getIssuerX500Principal().getEncoded());
        return issuerSerial.getSerial().hasValue(tsa.getSerialNumber())
                && Arrays.asList(issuerSerial.getIssuer().getNames()).contains(new GeneralName(issuer));
    }

    private static boolean verifies(ParsedToken token, X509Certificate tsa)
            throws GeneralSecurityException, IOException {
        Signature engine = SignatureEngines.verifying(
                token.signer().getDigestEncryptionAlgorithm(), token.signer().getDigestAlgorithm(), tsa.getPublicKey());
        engine.update(token.signer().getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER));
        return engine.verify(token.signer().getEncryptedDigest().getOctets());
    }

    /** The value of an attribute that is there once with one value, or null if it is not there. */
    private static @Nullable ASN1Encodable onlyValue(ParsedToken token, ASN1ObjectIdentifier type)
            throws SignatureException {
        ASN1EncodableVector all = token.signedAttributes().getAll(type);
        if (all.size() == 0) {
            return null;
        }
        Attribute attribute = Attribute.getInstance(all.get(0));
        if (all.size() > 1 || attribute.getAttrValues().size() != 1) {
            throw new SignatureException("the signed attribute " + type + " has not exactly one value");
        }
        return attribute.getAttrValues().getObjectAt(0);
    }
}
