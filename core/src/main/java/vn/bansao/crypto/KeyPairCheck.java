package vn.bansao.crypto;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** Tells whether a private key belongs to a certificate, as far as the key lets itself be looked at. */
final class KeyPairCheck {

    private KeyPairCheck() {}

    /** Keys of tokens show nothing; for them the first signature is checked instead. */
    static void requirePair(PrivateKey key, X509Certificate certificate) {
        boolean other = false;
        if (key instanceof RSAKey mine) {
            other = !(certificate.getPublicKey() instanceof RSAKey its)
                    || !mine.getModulus().equals(its.getModulus());
        } else if (key instanceof ECPrivateKey mine) {
            other = !(certificate.getPublicKey() instanceof ECPublicKey its) || !isPair(mine, its);
        }
        if (other) {
            throw new PolicyException(
                    Problem.of(CoreProblem.KEY_CERTIFICATE_MISMATCH, "subject", certificate.getSubjectX500Principal()));
        }
    }

    private static boolean isPair(ECPrivateKey mine, ECPublicKey its) {
        return EC5Util.convertPoint(EC5Util.convertSpec(mine.getParams())
                        .getG()
                        .multiply(mine.getS())
                        .normalize())
                .equals(its.getW());
    }
}
