package vn.bansao.testing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A loopback server of a test PKI's CRLs ({@code /root.crl}, {@code /issuing.crl}) and CA certificates ({@code /root.cer},
 * {@code /issuing.cer}). It starts empty, since the certificates name its address: {@code start}, make the PKI with
 * {@link TestPki.Builder#published}, {@code publish}. Thread-safe.
 */
public final class TestCrlServer extends LoopbackServer<CrlFault> {
    private static final Duration AGE = Duration.ofMinutes(5);
    private static final Duration STALE_AGE = Duration.ofDays(10);

    private final List<Revocation> revoked = new CopyOnWriteArrayList<>();
    private volatile @Nullable TestPki pki;
    private volatile @Nullable TestPki stranger;
    private volatile boolean bundled;

    private TestCrlServer() {}

    /** A server that has nothing to say yet. */
    public static TestCrlServer start() {
        TestCrlServer server = new TestCrlServer();
        server.open();
        return server;
    }

    /** Serves the lists and CA certificates of {@code published}. */
    public TestCrlServer publish(TestPki published) {
        this.pki = published;
        this.stranger = published.stranger();
        return this;
    }

    /** Puts a certificate on its issuer's list. */
    public void revoke(Revocation revocation) {
        revoked.add(revocation);
    }

    /** Serves CA certificates as certs-only CMS messages of the whole chain from now on. */
    public TestCrlServer bundled() {
        bundled = true;
        return this;
    }

    @Override
    @Nullable
    Answer answer(String path, byte[] request, @Nullable CrlFault fault) throws IOException {
        TestPki known = fault == CrlFault.STRANGER ? stranger : pki;
        if (known == null) {
            return null;
        }
        try {
            return switch (path) {
                case "/root.crl" -> crl(known, fault == CrlFault.WRONG_ISSUER ? 1 : 0, fault);
                case "/issuing.crl" -> crl(known, fault == CrlFault.WRONG_ISSUER ? 0 : 1, fault);
                case "/root.cer" -> authority(known.root());
                case "/issuing.cer" -> authority(known.issuing());
                default -> null;
            };
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private Answer authority(TestIdentity authority) throws GeneralSecurityException {
        return bundled
                ? new Answer(
                        "application/pkcs7-mime",
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(authority.chain())
                                .getEncoded("PKCS7"))
                : new Answer("application/pkix-cert", authority.certificate().getEncoded());
    }

    private Answer crl(TestPki known, int which, @Nullable CrlFault fault) throws GeneralSecurityException {
        Instant now = known.clock().instant();
        Instant thisUpdate = fault == CrlFault.STALE
                ? now.minus(STALE_AGE)
                : fault == CrlFault.FUTURE ? now.plus(Duration.ofDays(1)) : now.minus(AGE);
        X509CRL crl = fault == CrlFault.DELTA
                ? known.deltaCrl(thisUpdate, thisUpdate.minus(STALE_AGE))
                : known.crls(thisUpdate, revoked).get(which);
        byte[] encoded = crl.getEncoded();
        if (fault == CrlFault.BAD_SIGNATURE) {
            encoded[encoded.length - 1] ^= 1;
        }
        return new Answer("application/pkix-crl", encoded);
    }
}
