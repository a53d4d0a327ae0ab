package vn.bansao.internal.cms;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's engine for the algorithm identifiers of a SignerInfo. No policy: SHA-1 is known here too, and whoever asks
 * decides about it; what the identifiers contradict each other in is refused (RFC 5652, 5.3).
 */
public final class SignatureEngines {
    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(
            OIWObjectIdentifiers.idSHA1, "SHA-1",
            NISTObjectIdentifiers.id_sha224, "SHA-224",
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512",
            NISTObjectIdentifiers.id_sha3_256, "SHA3-256",
            NISTObjectIdentifiers.id_sha3_384, "SHA3-384",
            NISTObjectIdentifiers.id_sha3_512, "SHA3-512");

    private static final Map<ASN1ObjectIdentifier, String> RSA = Map.of(
            PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA-1",
            PKCSObjectIdentifiers.sha224WithRSAEncryption, "SHA-224",
            PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA-256",
            PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA-384",
            PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA-512",
            NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_256, "SHA3-256",
            NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_384, "SHA3-384",
            NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_512, "SHA3-512");

    private static final Map<ASN1ObjectIdentifier, String> ECDSA = Map.of(
            X9ObjectIdentifiers.ecdsa_with_SHA1, "SHA-1",
            X9ObjectIdentifiers.ecdsa_with_SHA224, "SHA-224",
            X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA-256",
            X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA-384",
            X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA-512",
            NISTObjectIdentifiers.id_ecdsa_with_sha3_256, "SHA3-256",
            NISTObjectIdentifiers.id_ecdsa_with_sha3_384, "SHA3-384",
            NISTObjectIdentifiers.id_ecdsa_with_sha3_512, "SHA3-512");

    private SignatureEngines() {}

    /**
     * The JDK's name of a digest.
     *
     * @throws NoSuchAlgorithmException if it is not known here
     */
    public static String digestName(ASN1ObjectIdentifier digest) throws NoSuchAlgorithmException {
        String name = DIGESTS.get(digest);
        if (name == null) {
            throw new NoSuchAlgorithmException("digest " + digest);
        }
        return name;
    }

    /**
     * The JDK's name of the digest that a signature algorithm names itself, as those of certificates, CRLs and OCSP answers
     * do.
     *
     * @throws NoSuchAlgorithmException if it names none that is known here
     */
    public static String digestName(AlgorithmIdentifier signature) throws NoSuchAlgorithmException {
        ASN1ObjectIdentifier scheme = signature.getAlgorithm();
        String name = RSA.getOrDefault(scheme, ECDSA.get(scheme));
        if (name != null) {
            return name;
        }
        if (!scheme.equals(PKCSObjectIdentifiers.id_RSASSA_PSS) || signature.getParameters() == null) {
            throw new NoSuchAlgorithmException("signature algorithm " + scheme);
        }
        try {
            return digestName(RSASSAPSSparams.getInstance(signature.getParameters())
                    .getHashAlgorithm()
                    .getAlgorithm());
        } catch (IllegalArgumentException e) {
            throw new NoSuchAlgorithmException("RSASSA-PSS parameters that can't be read", e);
        }
    }

    /**
     * An engine ready for the signed bytes, for an algorithm that names its digest itself.
     *
     * @throws GeneralSecurityException if the identifier is unknown, or the key is of another type
     */
    public static Signature verifying(AlgorithmIdentifier signature, PublicKey key) throws GeneralSecurityException {
        return engine(signature, digestName(signature), key);
    }

    /**
     * An engine ready for the signed bytes.
     *
     * @throws GeneralSecurityException if an identifier is unknown, the two disagree, or the key is of another type
     */
    public static Signature verifying(AlgorithmIdentifier signature, AlgorithmIdentifier digest, PublicKey key)
            throws GeneralSecurityException {
        return engine(signature, digestName(digest.getAlgorithm()), key);
    }

    private static Signature engine(AlgorithmIdentifier signature, String hash, PublicKey key)
            throws GeneralSecurityException {
        ASN1ObjectIdentifier scheme = signature.getAlgorithm();
        Signature engine;
        if (scheme.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            engine = Signature.getInstance("RSASSA-PSS");
            engine.setParameter(pss(signature, hash));
        } else if (scheme.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            engine = Signature.getInstance(engineName(hash) + "withRSA");
        } else if (RSA.containsKey(scheme)) {
            requireSame(RSA.get(scheme), hash);
            engine = Signature.getInstance(engineName(hash) + "withRSA");
        } else if (ECDSA.containsKey(scheme)) {
            requireSame(ECDSA.get(scheme), hash);
            engine = Signature.getInstance(engineName(hash) + "withECDSA");
        } else {
            throw new NoSuchAlgorithmException("signature algorithm " + scheme);
        }
        engine.initVerify(key);
        return engine;
    }

    private static String engineName(String hash) {
        return hash.startsWith("SHA-") ? "SHA" + hash.substring(4) : hash;
    }

    private static void requireSame(@Nullable String named, String hash) throws NoSuchAlgorithmException {
        if (!hash.equals(named)) {
            throw new NoSuchAlgorithmException(
                    "the signature algorithm hashes with " + named + ", the signer with " + hash);
        }
    }

    private static PSSParameterSpec pss(AlgorithmIdentifier signature, String hash) throws GeneralSecurityException {
        try {
            if (signature.getParameters() == null) {
                throw new NoSuchAlgorithmException("RSASSA-PSS without parameters");
            }
            RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(signature.getParameters());
            AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
            if (!mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
                throw new NoSuchAlgorithmException("mask generation " + mask.getAlgorithm());
            }
            requireSame(digestName(parameters.getHashAlgorithm().getAlgorithm()), hash);
            ASN1Encodable maskParameters = mask.getParameters();
            if (maskParameters == null) {
                throw new NoSuchAlgorithmException("mask generation without a hash");
            }
            String maskHash =
                    digestName(AlgorithmIdentifier.getInstance(maskParameters).getAlgorithm());
            return new PSSParameterSpec(
                    hash,
                    "MGF1",
                    new MGF1ParameterSpec(maskHash),
                    parameters.getSaltLength().intValueExact(),
                    parameters.getTrailerField().intValueExact());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new NoSuchAlgorithmException("RSASSA-PSS parameters that can't be read", e);
        }
    }
}
