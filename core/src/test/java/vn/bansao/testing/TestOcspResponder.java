package vn.bansao.testing;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * A loopback OCSP responder of a test PKI's issuing CA (RFC 6960), asked by POST or GET. It starts empty, since the
 * certificates name its address: {@code start}, make the PKI with {@link TestPki.Builder#ocsp}, {@code answerFor}.
 * Thread-safe.
 */
public final class TestOcspResponder extends LoopbackServer<OcspFault> {
    private final List<Revocation> revoked = new CopyOnWriteArrayList<>();
    private volatile @Nullable OcspAnswers answers;

    private TestOcspResponder() {}

    /** A responder that knows nobody yet. */
    public static TestOcspResponder start() {
        TestOcspResponder server = new TestOcspResponder();
        server.open();
        return server;
    }

    /** Answers for what the issuing CA of {@code pki} has issued, by its clock. */
    public TestOcspResponder answerFor(TestPki pki) {
        this.answers = new OcspAnswers(pki, revoked);
        return this;
    }

    /** Who signs in {@link OcspFault#SIGNER_WITHOUT_NOCHECK}. */
    public TestIdentity withoutNoCheck() {
        return Objects.requireNonNull(answers).withoutNoCheck();
    }

    /** Revokes a certificate. */
    public void revoke(Revocation revocation) {
        revoked.add(revocation);
    }

    @Override
    @Nullable
    Answer answer(String path, byte[] request, @Nullable OcspFault fault) throws IOException {
        OcspAnswers known = answers;
        if (known == null) {
            return null;
        }
        // GET carries the request in the path (RFC 6960, A.1).
        byte[] asked = request.length == 0 ? Base64.getDecoder().decode(path.substring(1)) : request;
        try {
            return new Answer("application/ocsp-response", known.response(new OCSPReq(asked), fault));
        } catch (OCSPException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }
}
