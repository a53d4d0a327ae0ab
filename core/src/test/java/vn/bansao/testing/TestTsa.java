package vn.bansao.testing;

import java.io.IOException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.timestamp.TimestampAuthority;

/**
 * A timestamp authority of a test PKI: over HTTP on the loopback interface, or in this process for speed. Its tokens are
 * the same bytes for the same clock, request and number of the request. Thread-safe.
 */
public final class TestTsa extends LoopbackServer<TsaFault> {
    /** The policy of its tokens unless a request names another one below the same arc. */
    public static final String POLICY = TsaAnswers.ARC + ".1";

    private final TsaAnswers answers;

    private TestTsa(TestPki pki) {
        this.answers = new TsaAnswers(pki, pki.tsa());
    }

    /** Starts a server that answers with the PKI's TSA key and clock. */
    public static TestTsa start(TestPki pki) {
        TestTsa tsa = new TestTsa(pki);
        tsa.open();
        return tsa;
    }

    /** An authority without HTTP: the same tokens, a call away. */
    public static TimestampAuthority inProcess(TestPki pki) {
        return inProcess(pki, pki.tsa());
    }

    /** As above, signing as {@code tsa}. */
    public static TimestampAuthority inProcess(TestPki pki, TestIdentity tsa) {
        return new InProcess(new TsaAnswers(pki, tsa), null);
    }

    /** An authority without HTTP and without a check whose tokens have the given fault of content. */
    public static TimestampAuthority inProcess(TestPki pki, TsaFault fault) {
        return new InProcess(new TsaAnswers(pki, pki.tsa()), fault);
    }

    @Override
    Answer answer(String path, byte[] request, @Nullable TsaFault fault) throws IOException {
        byte[] response = answers.response(new TimeStampRequest(request), fault);
        return new Answer(fault == TsaFault.WRONG_CONTENT_TYPE ? "text/html" : "application/timestamp-reply", response);
    }

    private record InProcess(TsaAnswers answers, @Nullable TsaFault fault) implements TimestampAuthority {

        @Override
        public TimeStampToken timestamp(DigestAlgorithm algorithm, byte[] imprint) {
            return answers.token(algorithm, imprint, fault);
        }
    }
}
