package vn.bansao.internal.cms;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.asn1.TlvScan;

/** The parts of a token's SignedData that its signature does not cover (RFC 5652, 5.1 and 5.3). */
final class TokenEncoding {
    private static final int VERSION = 3; // whenever the content is not id-data

    private TokenEncoding() {}

    static void addFlaws(ParsedToken token, X509Certificate tsa, List<TokenFlaw> flaws) {
        SignedData data = token.signedData();
        SignerInfo signer = token.signer();
        if (token.form() != TlvScan.Form.DER) {
            flaws.add(flaw("BER", "DER"));
        }
        ASN1Integer version = data.getVersion();
        boolean plain = onlyPlainCertificates(data.getCertificates());
        if (!version.hasValue(VERSION) && plain) {
            flaws.add(flaw("SignedData version " + version, "" + VERSION));
        }
        int signerVersion = signer.getSID().isTagged() ? 3 : 1;
        if (!signer.getVersion().hasValue(signerVersion)) {
            flaws.add(flaw("SignerInfo version " + signer.getVersion(), "" + signerVersion));
        }
        if (!isDer(data.getSignerInfos().getObjectAt(0), signer)) {
            flaws.add(flaw("a SignerInfo that is not DER", "DER, with its attributes in order"));
        }
        if (!listsOnly(data.getDigestAlgorithms(), signer.getDigestAlgorithm())) {
            flaws.add(flaw("digestAlgorithms of others", "the signer's digest algorithm and no other"));
        }
        AlgorithmIdentifier signature = signer.getDigestEncryptionAlgorithm();
        boolean pss = PKCSObjectIdentifiers.id_RSASSA_PSS.equals(signature.getAlgorithm());
        if (!withoutParameters(signer.getDigestAlgorithm()) || (!pss && !withoutParameters(signature))) {
            flaws.add(flaw("algorithm parameters", "none, or NULL"));
        }
        if (!signer.getSID().isTagged() && !namesInTheSameBytes(signer, tsa)) {
            flaws.add(flaw("the issuer's name spelt otherwise", "the bytes of the certificate"));
        }
        int encoded =
                data.getCertificates() == null ? 0 : data.getCertificates().size();
        if (plain && encoded != token.certificates().size()) {
            flaws.add(flaw("a certificate that can't be read", "readable certificates"));
        }
    }

    private static TokenFlaw flaw(String actual, String required) {
        return new TokenFlaw(TokenCheck.ENCODING, actual, required);
    }

    /** Bouncy Castle reads attributes in any order, and under any tag; it writes them as they should be. */
    private static boolean isDer(ASN1Encodable raw, SignerInfo signer) {
        try {
            return Arrays.equals(
                    raw.toASN1Primitive().getEncoded(ASN1Encoding.DL), signer.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            return false;
        }
    }

    /** Names are equal under many spellings; one of them is enough. */
    private static boolean namesInTheSameBytes(SignerInfo signer, X509Certificate tsa) {
        try {
            byte[] named = IssuerAndSerialNumber.getInstance(signer.getSID().getId())
                    .getName()
                    .getEncoded();
            return Arrays.equals(named, tsa.getIssuerX500Principal().getEncoded());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean onlyPlainCertificates(@Nullable ASN1Set certificates) {
        if (certificates != null) {
            for (ASN1Encodable one : certificates) {
                if (!(one.toASN1Primitive() instanceof ASN1Sequence)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean listsOnly(ASN1Set algorithms, AlgorithmIdentifier signers) {
        return algorithms.size() == 1
                && AlgorithmIdentifier.getInstance(algorithms.getObjectAt(0))
                        .getAlgorithm()
                        .equals(signers.getAlgorithm())
                && withoutParameters(AlgorithmIdentifier.getInstance(algorithms.getObjectAt(0)));
    }

    private static boolean withoutParameters(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null || algorithm.getParameters() instanceof ASN1Null;
    }
}
