package vn.bansao.verify.tamper;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.crypto.SigningKeys;

/** Signers to whom the bench's real CA gave a certificate that it should not have given. */
final class Issued {
    private static final X509Certificate CERTIFIER = Bench.PKI.certifier().certificate();

    private Issued() {}

    /** A certifier with this name and a good key. */
    static SigningKey named(X500Name subject) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return SigningKeys.of(
                    "issued",
                    pair.getPrivate(),
                    chain(pair.getPublic(), subject),
                    SignatureAlgorithm.ECDSA_P256_SHA256,
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certifier with a key that a laptop can break. */
    static SigningKey shortKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            KeyPair pair = generator.generateKeyPair();
            return new WeakKey(pair, chain(pair.getPublic(), certifier()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of the bench's certifier. */
    static X500Name certifier() {
        return X500Name.getInstance(CERTIFIER.getSubjectX500Principal().getEncoded());
    }

    private static List<X509Certificate> chain(PublicKey key, X500Name subject) throws GeneralSecurityException {
        X509Certificate issuer = Bench.PKI.issuing().certificate();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                BigInteger.TWO,
                Date.from(CERTIFIER.getNotBefore().toInstant()),
                Date.from(CERTIFIER.getNotAfter().toInstant()),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        try {
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(Bench.PKI.issuing().privateKey())));
            return List.of(certificate, issuer);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library itself refuses to sign with such a key. */
    private record WeakKey(KeyPair pair, List<X509Certificate> chain) implements SigningKey {
        @Override
        public String alias() {
            return "weak";
        }

        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.RSA_PKCS1_SHA256;
        }

        @Override
        public List<byte[]> sign(List<byte[]> toBeSigned) {
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(pair.getPrivate());
                signature.update(toBeSigned.get(0));
                return List.of(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
