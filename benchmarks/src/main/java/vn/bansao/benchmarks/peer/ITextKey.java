package vn.bansao.benchmarks.peer;

import com.itextpdf.signatures.IExternalSignature;
import com.itextpdf.signatures.ISignatureMechanismParams;
import com.itextpdf.signatures.ITSAClient;
import com.itextpdf.signatures.RSASSAPSSMechanismParams;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimestampAuthority;

/** A {@link RawKey}, and the PKI's timestamp authority, as iText wants them. Thread-safe. */
record ITextKey(RawKey key, @Nullable ITSAClient tsa) implements IExternalSignature {

    static ITextKey of(VisibleBlock block, CopyJob job) {
        return new ITextKey(
                RawKey.of(block.signer(), job), job.timestamped() ? new Tsa(TestTsa.inProcess(job.pki())) : null);
    }

    @Override
    public String getDigestAlgorithmName() {
        return key.algorithm().digest().jcaName();
    }

    @Override
    public String getSignatureAlgorithmName() {
        return key.isPss() ? "RSASSA-PSS" : "ECDSA";
    }

    @Override
    public @Nullable ISignatureMechanismParams getSignatureMechanismParameters() {
        return key.isPss() ? RSASSAPSSMechanismParams.createForDigestAlgorithm(getDigestAlgorithmName()) : null;
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        return key.sign(message);
    }

    /** The signer's and the issuing CA's certificates. */
    Certificate[] chain() {
        return key.signer().chain().subList(0, 2).toArray(Certificate[]::new);
    }

    private record Tsa(TimestampAuthority authority) implements ITSAClient {

        @Override
        public int getTokenSizeEstimate() {
            return 4096;
        }

        @Override
        public MessageDigest getMessageDigest() {
            return DigestAlgorithm.SHA256.newDigest();
        }

        @Override
        public byte[] getTimeStampToken(byte[] imprint) {
            return authority.timestamp(DigestAlgorithm.SHA256, imprint).encoded();
        }
    }
}
