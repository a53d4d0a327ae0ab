package vn.bansao.benchmarks.peer;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.RuntimeOperatorException;
import vn.bansao.crypto.DigestAlgorithm;

/** One operation of a {@link RawKey}, as Bouncy Castle wants it. */
final class BcSigner implements ContentSigner {
    private final RawKey key;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream(512);

    BcSigner(RawKey key) {
        this.key = key;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new DefaultSignatureAlgorithmIdentifierFinder().find(name());
    }

    private String name() {
        DigestAlgorithm digest = key.algorithm().digest();
        return key.isPss() ? digest.name() + "withRSAandMGF1" : key.algorithm().jcaName();
    }

    @Override
    public OutputStream getOutputStream() {
        return message;
    }

    @Override
    public byte[] getSignature() {
        try {
            return key.sign(message.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new RuntimeOperatorException("the key can't sign", e);
        }
    }
}
