package vn.bansao.verify.internal.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.SignatureMath.Message;
import vn.bansao.verify.internal.signature.SignatureMath.Outcome;
import vn.bansao.verify.internal.signature.SignatureSuite.Scheme;

/**
 * The rules of one SignedData, for signatures and time-stamp tokens alike (RFC 5652, 5; EN 319 142-1, 6.3): what each
 * rule finds goes to the findings; nothing is thrown for what the CMS holds.
 */
public final class CmsCheck {
    private final SignatureMath math;
    private final Findings findings;
    private final List<AlgorithmUse> algorithms = new ArrayList<>();

    /** A check of one CMS that reports to {@code findings}. */
    public CmsCheck(SignatureMath math, Findings findings) {
        this.math = math;
        this.findings = findings;
    }

    /** A signature's CMS: {@code contents} as in the dictionary, {@code document} the bytes it stands for. */
    public CmsFacts detached(byte[] contents, Message document) throws IOException {
        Optional<SignedCms> read = SignedCms.read(contents, math, findings);
        if (read.isEmpty()) {
            return CmsFacts.NONE;
        }
        baselineAttributes(read.get());
        if (read.get().contentOrNull() != null) {
            findings.add(FindingCode.CMS_CONTENT_NOT_DETACHED);
            return CmsFacts.NONE;
        }
        return guarded(read.get(), Oids.DATA, document);
    }

    /** The CMS of a token, whose content is inside. */
    CmsFacts enveloping(SignedCms cms, byte[] content) throws IOException {
        return guarded(cms, Oids.TST_INFO, Message.of(content));
    }

    private CmsFacts guarded(SignedCms cms, String contentType, Message content) throws IOException {
        try {
            return check(cms, contentType, content);
        } catch (GeneralSecurityException | RuntimeException e) {
            findings.add(FindingCode.CMS_MALFORMED, "reason", SignedCms.reason(e));
            return CmsFacts.NONE;
        }
    }

    private CmsFacts check(SignedCms cms, String contentType, Message content)
            throws IOException, GeneralSecurityException {
        contentType(cms.contentType(), contentType);
        attributes(cms);
        Optional<Hash> digest = SignatureSuite.hash(cms.signer().getDigestAlgorithm());
        AlgorithmIdentifier signatureAlgorithm = cms.signer().getDigestEncryptionAlgorithm();
        Optional<SignatureSuite> suite = SignatureSuite.of(signatureAlgorithm, digest.orElse(null));
        if (digest.isEmpty() || suite.isEmpty()) {
            ASN1ObjectIdentifier unknown = digest.isEmpty()
                    ? cms.signer().getDigestAlgorithm().getAlgorithm()
                    : signatureAlgorithm.getAlgorithm();
            findings.add(FindingCode.CMS_ALGORITHM_UNSUPPORTED, "algorithm", unknown.getId());
        }
        Optional<X509Certificate> signer = cms.signerCertificate(findings);
        if (signer.isEmpty()) {
            findings.add(FindingCode.CMS_SIGNER_CERTIFICATE_MISSING);
        }
        if (digest.isPresent()) {
            algorithms.add(AlgorithmUse.of(digest.get()));
            messageDigest(cms, contentType, digest.get(), content);
        }
        String algorithm = null;
        if (signer.isPresent()) {
            if (!cms.signed().list().isEmpty()) {
                new SigningCertificateRule(signer.get(), math.own(), findings).check(cms.signed());
            }
            if (suite.isPresent()) {
                algorithm = signature(cms, suite.get(), digest, signer.get(), content);
            }
        }
        return new CmsFacts(
                cms.certificates(),
                signer.orElse(null),
                algorithm,
                cms.signer().getEncryptedDigest().getOctets(),
                tokens(cms.unsigned()),
                cms.signed().count(Oids.COMMITMENT_TYPE) + cms.signed().count(Oids.SIGNATURE_POLICY) > 0,
                algorithms);
    }

    private void contentType(String actual, String required) {
        if (!actual.equals(required)) {
            findings.add(FindingCode.CMS_CONTENT_TYPE_WRONG, "actual", actual, "required", required);
        }
    }

    private void attributes(SignedCms cms) throws IOException {
        for (Map.Entry<String, String> single : Oids.SINGLE.entrySet()) {
            int attributes = cms.signed().count(single.getKey());
            if (attributes > 1
                    || (attributes == 1 && cms.signed().single(single.getKey()).isEmpty())) {
                findings.add(FindingCode.CMS_ATTRIBUTE_REPEATED, "attribute", single.getValue());
            }
        }
        for (Attribute attribute : cms.unsigned().list()) {
            String oid = attribute.getAttrType().getId();
            if (Oids.LONG_TERM.containsKey(oid)) {
                findings.add(FindingCode.CMS_ATTRIBUTE_NOT_BASELINE, "attribute", Oids.LONG_TERM.get(oid));
            } else if (!Oids.KNOWN_UNSIGNED.contains(oid)) {
                findings.add(FindingCode.CMS_UNSIGNED_ATTRIBUTE_UNKNOWN, "attribute", oid);
            }
        }
        if (!Arrays.equals(cms.signedStored(), cms.signedDer())) {
            findings.add(FindingCode.CMS_SIGNED_ATTRIBUTES_NOT_DER);
        }
    }

    private void messageDigest(SignedCms cms, String contentType, Hash hash, Message content)
            throws IOException, GeneralSecurityException {
        if (cms.signer().getAuthenticatedAttributes() == null) {
            findings.add(FindingCode.CMS_SIGNED_ATTRIBUTES_MISSING);
            return; // The signature value itself stands for the content.
        }
        String type = cms.signed()
                .single(Oids.CONTENT_TYPE)
                .map(value -> ASN1ObjectIdentifier.getInstance(value).getId())
                .orElse("missing");
        contentType(type, contentType);
        Optional<ASN1Encodable> stated = cms.signed().single(Oids.MESSAGE_DIGEST);
        if (stated.isEmpty()) {
            findings.add(FindingCode.CMS_MESSAGE_DIGEST_MISSING);
            return;
        }
        byte[] actual = content.digest(hash, math.own());
        if (!Arrays.equals(actual, ASN1OctetString.getInstance(stated.get()).getOctets())) {
            findings.add(FindingCode.CMS_MESSAGE_DIGEST_WRONG);
        }
    }

    /** Checks the signature value; the answer is the suite's name. */
    private String signature(
            SignedCms cms, SignatureSuite suite, Optional<Hash> digest, X509Certificate signer, Message content)
            throws IOException {
        byte[] key = signer.getPublicKey().getEncoded();
        String name = suite.displayName(suite.scheme() == Scheme.ECDSA ? AlgorithmRules.curve(key) : "");
        if (digest.isEmpty() || digest.get() != suite.hash()) {
            findings.add(
                    FindingCode.CMS_ALGORITHMS_DISAGREE,
                    "digest",
                    digest.map(Hash::policyName).orElse("?"),
                    "signature",
                    name);
        }
        algorithms.addAll(AlgorithmRules.uses(suite, math.key(key)));
        if (!AlgorithmRules.listedInTt15(suite)) {
            findings.add(FindingCode.CRYPTO_OUTSIDE_TT15, "algorithm", name);
        }
        ASN1Set signed = cms.signer().getAuthenticatedAttributes();
        Message message = signed == null ? content : Message.of(cms.signedDer());
        byte[] value = cms.signer().getEncryptedDigest().getOctets();
        Outcome outcome = math.verify(suite, key, message, value);
        if (outcome == Outcome.DOES_NOT_FIT && signed != null) {
            // Some signers hash the order they store: intact, but reported as not DER and never valid.
            outcome = math.verify(suite, key, Message.of(cms.signedStored()), value);
        }
        if (outcome == Outcome.DOES_NOT_FIT) {
            findings.add(FindingCode.CMS_SIGNATURE_WRONG);
        } else if (outcome == Outcome.UNSUPPORTED) {
            findings.add(FindingCode.CMS_ALGORITHM_UNSUPPORTED, "algorithm", name + " / " + keyName(signer));
        }
        return name;
    }

    private static @Nullable String keyName(X509Certificate signer) {
        return signer.getPublicKey().getAlgorithm();
    }

    private static List<byte[]> tokens(Attributes unsigned) throws IOException {
        List<byte[]> tokens = new ArrayList<>();
        for (ASN1Encodable value : unsigned.values(Oids.SIGNATURE_TIMESTAMP)) {
            tokens.add(value.toASN1Primitive().getEncoded(ASN1Encoding.DL));
        }
        return tokens;
    }

    /** What only a PAdES baseline signature must or must not have among its signed attributes (EN 319 142-1, 6.3). */
    private void baselineAttributes(SignedCms cms) {
        if (cms.signed().count(Oids.SIGNING_TIME) > 0) {
            findings.add(FindingCode.CMS_SIGNING_TIME_PRESENT);
        }
        for (Map.Entry<String, String> attribute : Oids.LONG_TERM.entrySet()) {
            if (cms.signed().count(attribute.getKey()) > 0) {
                findings.add(FindingCode.CMS_ATTRIBUTE_NOT_BASELINE, "attribute", attribute.getValue());
            }
        }
    }
}
