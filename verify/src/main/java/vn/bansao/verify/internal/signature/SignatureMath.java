package vn.bansao.verify.internal.signature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import vn.bansao.internal.RecentValues;
import vn.bansao.verify.internal.signature.SignatureSuite.Scheme;

/**
 * Whether a signature value fits a message and a public key; keys, certificates and their names, read. Thread-safe; uses its own provider instance, registers none.
 *
 * <p>Encodings are strict: ECDSA values are minimal DER, an RSA value is exactly as long as the modulus, and the padding
 * of PKCS#1 v1.5 is compared octet by octet with the one and only encoding (RFC 8017, 9.2). A DigestInfo without its
 * NULL, which some accept, is refused: no signer writes it, and one value has one encoding.
 */
public final class SignatureMath {
    private static final int LONGEST_MODULUS_BITS = 1 << 14; // 16384: more costs seconds and nobody has it
    private static final int LONGEST_EXPONENT_BITS = 64; // a hostile exponent as long as the modulus is slow
    private static final int MOST_KEPT = 256;
    private final List<Provider> providers;
    private final RecentValues<ByteBuffer, Optional<PublicKey>> keys = new RecentValues<>(MOST_KEPT);
    private final RecentValues<ByteBuffer, X509Certificate> certificates = new RecentValues<>(MOST_KEPT);
    private final RecentValues<X509Certificate, CertificateNames> names = new RecentValues<>(MOST_KEPT);
    private final RecentValues<X509Certificate, Optional<List<AlgorithmUse>>> uses = new RecentValues<>(MOST_KEPT);
    private final Provider own = new BouncyCastleProvider();

    /** A checker that asks {@code preferred} providers first and its own Bouncy Castle instance last. */
    public SignatureMath(List<Provider> preferred) {
        this.providers = Stream.concat(preferred.stream(), Stream.of(own)).toList();
    }

    /** What came out. */
    public enum Outcome {
        FITS,
        DOES_NOT_FIT,
        UNSUPPORTED
    }

    /** The signed bytes, sent piece by piece to a receiver. */
    @FunctionalInterface
    public interface Message {
        void sendTo(Receiver receiver) throws IOException, GeneralSecurityException;

        /** Its digest, by the JDK or else by {@code fallback}. */
        default byte[] digest(Hash hash, Provider fallback) throws IOException, GeneralSecurityException {
            MessageDigest digest = hash.newDigest(fallback);
            sendTo(digest::update);
            return digest.digest();
        }

        /** A message in memory. */
        static Message of(byte[] bytes) {
            return receiver -> receiver.take(bytes, 0, bytes.length);
        }
    }

    /** Takes pieces of a message. */
    @FunctionalInterface
    public interface Receiver {
        void take(byte[] bytes, int from, int length) throws GeneralSecurityException;
    }

    /** Bouncy Castle, for what the JDK lacks. */
    public Provider own() {
        return own;
    }

    /**
     * The key of a SubjectPublicKeyInfo as Bouncy Castle reads it, or nothing if it does not or if using it would be slow. The
     * same bytes give the same object: Bouncy Castle keeps multiples of a point with the point.
     */
    public Optional<PublicKey> key(byte[] subjectPublicKeyInfo) {
        return keys.get(ByteBuffer.wrap(subjectPublicKeyInfo.clone()), bytes -> read(subjectPublicKeyInfo));
    }

    /**
     * The certificate of this DER; the same bytes give the same object, so that it is taken apart once.
     *
     * @throws IOException if it is no ASN.1
     */
    X509Certificate certificate(byte[] der) throws CertificateException, IOException {
        ByteBuffer key = ByteBuffer.wrap(der);
        Optional<X509Certificate> known = certificates.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        ASN1Primitive.fromByteArray(der);
        X509Certificate certificate = Certificates.read(der);
        certificates.put(key, certificate);
        return certificate;
    }

    /** What the certificate calls its subject and its issuer. */
    public CertificateNames names(X509Certificate certificate) {
        return names.get(certificate, Certificates::names);
    }

    /** What the certificate's signature and key rest on, or nothing if its signature is of an unknown kind. */
    public Optional<List<AlgorithmUse>> uses(X509Certificate certificate) {
        return uses.get(certificate, this::usesNow);
    }

    private Optional<List<AlgorithmUse>> usesNow(X509Certificate certificate) {
        return SignatureSuite.named(certificate.getSigAlgOID(), certificate.getSigAlgParams())
                .map(suite -> List.copyOf(AlgorithmRules.uses(
                        suite, key(certificate.getPublicKey().getEncoded()))));
    }

    private static Optional<PublicKey> read(byte[] subjectPublicKeyInfo) {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo);
            PublicKey key = BouncyCastleProvider.getPublicKey(info);
            boolean usable = key != null
                    && (!(key instanceof RSAPublicKey rsa)
                            || (rsa.getModulus().bitLength() <= LONGEST_MODULUS_BITS
                                    && rsa.getPublicExponent().bitLength() <= LONGEST_EXPONENT_BITS));
            return usable ? Optional.of(key) : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether {@code value} is a signature of {@code message} under the key. */
    public Outcome verify(SignatureSuite suite, byte[] subjectPublicKeyInfo, Message message, byte[] value)
            throws IOException {
        Optional<PublicKey> key = key(subjectPublicKeyInfo);
        boolean usable = key.isPresent()
                && typeFits(suite.scheme(), key.get())
                && (!(key.get() instanceof RSAPublicKey) || restrictionsFit(suite, subjectPublicKeyInfo));
        if (!usable) {
            return Outcome.UNSUPPORTED;
        }
        try {
            boolean fits = switch (suite.scheme()) {
                case RSA_PKCS1 ->
                    RsaPaddings.pkcs1Fits(
                            (RSAPublicKey) key.get(), suite.hash(), message.digest(suite.hash(), own), value);
                case RSA_PSS ->
                    RsaPaddings.pssFits((RSAPublicKey) key.get(), suite, message.digest(suite.hash(), own), value, own);
                default -> engineFits(suite, key.get(), message, value);
            };
            return fits ? Outcome.FITS : Outcome.DOES_NOT_FIT;
        } catch (GeneralSecurityException | RuntimeException refused) {
            return Outcome.DOES_NOT_FIT; // Engines throw for values that are no encoding at all.
        }
    }

    private static boolean typeFits(Scheme scheme, PublicKey key) {
        return switch (scheme) {
            case ECDSA -> key instanceof ECKey;
            case RSA_PSS, RSA_PSS_SHAKE, RSA_PKCS1 -> key instanceof RSAPublicKey;
            case ED25519 -> key.getAlgorithm().equals("Ed25519");
            case ED448 -> key.getAlgorithm().equals("Ed448");
        };
    }

    /** A key of type id-RSASSA-PSS signs nothing else, and only with the parameters it names (RFC 4055, 1.2 and 3.1). */
    private static boolean restrictionsFit(SignatureSuite suite, byte[] subjectPublicKeyInfo) {
        AlgorithmIdentifier algorithm =
                SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo).getAlgorithm();
        if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            return true;
        }
        if (suite.scheme() != Scheme.RSA_PSS) {
            return false;
        }
        if (algorithm.getParameters() == null) {
            return true;
        }
        Optional<SignatureSuite> allowed = SignatureSuite.of(algorithm, null);
        return allowed.isPresent()
                && allowed.get().hash() == suite.hash()
                && allowed.get().maskHash() == suite.maskHash()
                && allowed.get().saltBytes() <= suite.saltBytes();
    }

    private boolean engineFits(SignatureSuite suite, PublicKey key, Message message, byte[] value)
            throws GeneralSecurityException, IOException {
        Signature engine = engine(suite, key);
        message.sendTo(engine::update);
        return engine.verify(value);
    }

    private Signature engine(SignatureSuite suite, PublicKey key) throws GeneralSecurityException {
        GeneralSecurityException last = null;
        for (Provider provider : providers) {
            try {
                Signature engine = Signature.getInstance(engineName(suite), provider);
                engine.initVerify(key);
                return engine;
            } catch (GeneralSecurityException | RuntimeException e) {
                last = e instanceof GeneralSecurityException known ? known : new GeneralSecurityException(e);
            }
        }
        throw last == null ? new GeneralSecurityException("no provider") : last;
    }

    private static String engineName(SignatureSuite suite) {
        return switch (suite.scheme()) {
            case ECDSA -> suite.hash().policyName().replace("SHA-", "SHA") + "withECDSA";
            case RSA_PSS_SHAKE -> suite.hash().policyName() + "withRSASSA-PSS";
            case RSA_PSS, RSA_PKCS1 -> throw new IllegalStateException("opened by RsaPaddings");
            case ED25519 -> "Ed25519";
            case ED448 -> "Ed448";
        };
    }
}
