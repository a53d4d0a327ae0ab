package vn.bansao.benchmarks.peer;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationSource;

/**
 * An OCSP responder for end certificates and a server of CRLs for those of CAs, on the loopback interface of this process.
 * Answers for the PKI that was made last. Thread-safe.
 */
public final class Responders implements AutoCloseable {
    private final TestOcspResponder ocsp = TestOcspResponder.start();
    private final TestCrlServer crls = TestCrlServer.start();

    private Responders() {}

    /** Responders that know nobody yet. */
    public static Responders start() {
        return new Responders();
    }

    /** A PKI whose certificates name these responders. */
    public TestPki pki(KeyKind signerKeys, InstantSource clock) {
        TestPki pki = TestPki.builder(signerKeys, clock)
                .published(crls.address())
                .ocsp(ocsp.address())
                .build();
        ocsp.answerFor(pki);
        crls.publish(pki);
        return pki;
    }

    /** A source that asks them, with a memory of its own. */
    public static RevocationSource source() {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return RevocationSource.online(OnlineAccess.PUBLIC.allowing(List.of(host)));
    }

    /** How often the OCSP responder was asked. */
    public int ocspRequests() {
        return ocsp.requests();
    }

    /** How often the CRLs were asked for. */
    public int crlRequests() {
        return crls.requests();
    }

    @Override
    public void close() {
        ocsp.close();
        crls.close();
    }
}
