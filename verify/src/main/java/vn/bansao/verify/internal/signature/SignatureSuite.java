package vn.bansao.verify.internal.signature;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A signature scheme with all its parameters. Immutable.
 *
 * @param scheme the family
 * @param hash the hash of the message
 * @param maskHash the hash of MGF1; RSASSA-PSS only, else the same as {@code hash}
 * @param saltBytes the length of the salt; RSASSA-PSS only, else 0
 */
public record SignatureSuite(Scheme scheme, Hash hash, Hash maskHash, int saltBytes) {
    private static final int LONGEST_SALT_BYTES = 1 << 11; // 2048: no modulus we accept holds more

    /** The family of a signature scheme. */
    public enum Scheme {
        ECDSA,
        RSA_PSS,
        /** RSASSA-PSS with SHAKE as hash and mask (RFC 8702): all parameters are fixed. */
        RSA_PSS_SHAKE,
        RSA_PKCS1,
        ED25519,
        ED448
    }

    /** A scheme with one hash and no parameters. */
    public static SignatureSuite of(Scheme scheme, Hash hash) {
        return new SignatureSuite(scheme, hash, hash, 0);
    }

    /** RSASSA-PSS. */
    public static SignatureSuite pss(Hash hash, Hash maskHash, int saltBytes) {
        return new SignatureSuite(Scheme.RSA_PSS, hash, maskHash, saltBytes);
    }

    /**
     * The suite of a SignerInfo, certificate or OCSP answer, or nothing if it is unknown or its parameters are odd.
     *
     * @param signature the signature algorithm
     * @param digest the digest algorithm beside it, which some identifiers leave to it
     */
    public static Optional<SignatureSuite> of(AlgorithmIdentifier signature, @Nullable Hash digest) {
        String oid = signature.getAlgorithm().getId();
        if (oid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId())) {
            return pssSuite(signature.getParameters());
        }
        boolean bare = signature.getParameters() == null;
        boolean bareOrNull = bare || signature.getParameters() instanceof ASN1Null;
        return switch (oid) {
            case "1.2.840.113549.1.1.1" ->
                digest == null || !bareOrNull ? Optional.empty() : Optional.of(of(Scheme.RSA_PKCS1, digest));
            case "1.2.840.10045.2.1" ->
                digest == null || !bare ? Optional.empty() : Optional.of(of(Scheme.ECDSA, digest));
            case "1.3.101.112" -> bare ? Optional.of(of(Scheme.ED25519, Hash.SHA512)) : Optional.empty();
            case "1.3.101.113" -> bare ? Optional.of(of(Scheme.ED448, Hash.SHAKE256)) : Optional.empty();
            case "1.3.6.1.5.5.7.6.30" -> bare ? Optional.of(of(Scheme.RSA_PSS_SHAKE, Hash.SHAKE128)) : Optional.empty();
            case "1.3.6.1.5.5.7.6.31" -> bare ? Optional.of(of(Scheme.RSA_PSS_SHAKE, Hash.SHAKE256)) : Optional.empty();
            default -> hashed(oid).filter(suite -> suite.scheme == Scheme.ECDSA ? bare : bareOrNull);
        };
    }

    /** The suite of a certificate or CRL, whose parameters are DER. */
    public static Optional<SignatureSuite> named(String oid, byte @Nullable [] parameters) {
        try {
            ASN1Primitive parsed = parameters == null ? null : ASN1Primitive.fromByteArray(parameters);
            return of(new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), parsed), null);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The identifiers that name scheme and hash together (RFC 8017, RFC 5758, NIST). */
    private static Optional<SignatureSuite> hashed(String oid) {
        return Optional.ofNullable(
                switch (oid) {
                    case "1.2.840.113549.1.1.4" -> of(Scheme.RSA_PKCS1, Hash.MD5);
                    case "1.2.840.113549.1.1.5", "1.3.14.3.2.29" -> of(Scheme.RSA_PKCS1, Hash.SHA1);
                    case "1.2.840.113549.1.1.14" -> of(Scheme.RSA_PKCS1, Hash.SHA224);
                    case "1.2.840.113549.1.1.11" -> of(Scheme.RSA_PKCS1, Hash.SHA256);
                    case "1.2.840.113549.1.1.12" -> of(Scheme.RSA_PKCS1, Hash.SHA384);
                    case "1.2.840.113549.1.1.13" -> of(Scheme.RSA_PKCS1, Hash.SHA512);
                    case "1.2.840.113549.1.1.16" -> of(Scheme.RSA_PKCS1, Hash.SHA512_256);
                    case "2.16.840.1.101.3.4.3.13" -> of(Scheme.RSA_PKCS1, Hash.SHA3_224);
                    case "2.16.840.1.101.3.4.3.14" -> of(Scheme.RSA_PKCS1, Hash.SHA3_256);
                    case "2.16.840.1.101.3.4.3.15" -> of(Scheme.RSA_PKCS1, Hash.SHA3_384);
                    case "2.16.840.1.101.3.4.3.16" -> of(Scheme.RSA_PKCS1, Hash.SHA3_512);
                    case "1.3.36.3.3.1.2" -> of(Scheme.RSA_PKCS1, Hash.RIPEMD160);
                    case "1.2.840.10045.4.1" -> of(Scheme.ECDSA, Hash.SHA1);
                    case "1.2.840.10045.4.3.1" -> of(Scheme.ECDSA, Hash.SHA224);
                    case "1.2.840.10045.4.3.2" -> of(Scheme.ECDSA, Hash.SHA256);
                    case "1.2.840.10045.4.3.3" -> of(Scheme.ECDSA, Hash.SHA384);
                    case "1.2.840.10045.4.3.4" -> of(Scheme.ECDSA, Hash.SHA512);
                    case "2.16.840.1.101.3.4.3.9" -> of(Scheme.ECDSA, Hash.SHA3_224);
                    case "2.16.840.1.101.3.4.3.10" -> of(Scheme.ECDSA, Hash.SHA3_256);
                    case "2.16.840.1.101.3.4.3.11" -> of(Scheme.ECDSA, Hash.SHA3_384);
                    case "2.16.840.1.101.3.4.3.12" -> of(Scheme.ECDSA, Hash.SHA3_512);
                    default -> null;
                });
    }

    private static Optional<SignatureSuite> pssSuite(@Nullable ASN1Encodable encoded) {
        if (encoded == null) {
            return Optional.empty(); // In a signature the parameters must be present (RFC 4055, 3.1).
        }
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(encoded);
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        int salt = parameters.getSaltLength().intValueExact();
        boolean regular = mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && parameters.getTrailerField().intValueExact() == 1
                && salt >= 0
                && salt <= LONGEST_SALT_BYTES;
        if (!regular) {
            return Optional.empty();
        }
        Optional<Hash> hash = hash(parameters.getHashAlgorithm());
        Optional<Hash> maskHash = hash(AlgorithmIdentifier.getInstance(mask.getParameters()));
        return hash.isPresent() && maskHash.isPresent()
                ? Optional.of(pss(hash.get(), maskHash.get(), salt))
                : Optional.empty();
    }

    /** A hash whose parameters are absent or NULL. */
    static Optional<Hash> hash(AlgorithmIdentifier identifier) {
        ASN1Encodable parameters = identifier.getParameters();
        return parameters == null || parameters instanceof ASN1Null
                ? Hash.ofOid(identifier.getAlgorithm().getId())
                : Optional.empty();
    }

    /** A digest by its identifier, for what is only compared: the identifiers in OCSP answers. */
    public static Optional<MessageDigest> digest(String oid) {
        return Hash.ofOid(oid).flatMap(hash -> {
            try {
                return Optional.of(MessageDigest.getInstance(hash.jcaName()));
            } catch (NoSuchAlgorithmException e) {
                return Optional.empty();
            }
        });
    }

    /** The name in reports, such as {@code ECDSA_P256_SHA256}; {@code curve} is used by ECDSA only. */
    String displayName(String curve) {
        return switch (scheme) {
            case ECDSA -> "ECDSA_" + curve + "_" + hash;
            case RSA_PSS, RSA_PSS_SHAKE -> "RSA_PSS_" + hash;
            case RSA_PKCS1 -> "RSA_PKCS1_" + hash;
            case ED25519 -> "ED25519";
            case ED448 -> "ED448";
        };
    }
}
