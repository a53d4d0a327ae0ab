package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.bansao.testing.CrlFault;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestCrlServer;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;

@Timeout(60)
class TestRevocationServersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07Z");
    private final TestCrlServer lists = TestCrlServer.start();
    private final TestOcspResponder responder = TestOcspResponder.start();
    private final TestPki pki = TestPki.builder(KeyKind.P256, InstantSource.fixed(NOW))
            .published(lists.address())
            .ocsp(responder.address())
            .build();
    private final HttpClient client = HttpClient.newHttpClient();

    TestRevocationServersTest() {
        lists.publish(pki);
        responder.answerFor(pki);
    }

    @AfterEach
    void close() {
        lists.close();
        responder.close();
    }

    @Test
    void certificatesNameTheServers() {
        String certifier = new String(encoded(pki.certifier().certificate()), StandardCharsets.ISO_8859_1);
        assertThat(certifier)
                .contains(lists.address() + "issuing.crl", lists.address() + "issuing.cer")
                .contains(responder.address().toString());
    }

    @Test
    void listsAreTheirIssuersAndNameTheRevoked() throws Exception {
        X509Certificate certifier = pki.certifier().certificate();
        assertThat(list("issuing.crl").isRevoked(certifier)).isFalse();
        lists.revoke(Revocation.of(certifier, NOW.minusSeconds(60)));
        X509CRL issuing = list("issuing.crl");
        issuing.verify(pki.issuing().certificate().getPublicKey());
        assertThat(issuing.isRevoked(certifier)).isTrue();
        list("root.crl").verify(pki.rootCertificate().getPublicKey());
        assertThat(lists.requests()).isEqualTo(3);
    }

    @Test
    void faultsOfListsAreWhatTheySay() throws Exception {
        lists.next(1, CrlFault.STALE);
        assertThat(list("issuing.crl").getNextUpdate().toInstant()).isBefore(NOW);
        for (CrlFault forged : new CrlFault[] {CrlFault.STRANGER, CrlFault.BAD_SIGNATURE}) {
            lists.next(1, forged);
            X509CRL crl = list("issuing.crl");
            assertThat(crl.getIssuerX500Principal())
                    .isEqualTo(pki.issuing().certificate().getSubjectX500Principal());
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> crl.verify(pki.issuing().certificate().getPublicKey()))
                    .isInstanceOf(SignatureException.class);
        }
        lists.next(1, CrlFault.HTTP_404);
        assertThat(get(lists.address().resolve("/issuing.crl")).statusCode()).isEqualTo(404);
        assertThat(list("issuing.crl").getNextUpdate().toInstant()).isAfter(NOW);
    }

    @Test
    void responderSaysGoodThenRevoked() throws Exception {
        BasicOCSPResp good = answer();
        assertThat(good.getResponses()[0].getCertStatus()).isNull();
        assertThat(good.isSignatureValid(
                        new JcaContentVerifierProviderBuilder().build(pki.ocsp().certificate())))
                .isTrue();
        responder.revoke(Revocation.of(pki.certifier().certificate(), NOW.minusSeconds(60)));
        assertThat(answer().getResponses()[0].getCertStatus()).isInstanceOf(RevokedStatus.class);
    }

    @Test
    void faultsOfTheResponderAreWhatTheySay() throws Exception {
        var verifier = new JcaContentVerifierProviderBuilder().build(pki.ocsp().certificate());
        for (OcspFault forged :
                new OcspFault[] {OcspFault.STRANGER, OcspFault.UNAUTHORISED_SIGNER, OcspFault.BAD_SIGNATURE}) {
            responder.next(1, forged);
            assertThat(answer().isSignatureValid(verifier)).as(forged.name()).isFalse();
        }
        responder.next(1, OcspFault.UNKNOWN);
        assertThat(answer().getResponses()[0].getCertStatus()).isInstanceOf(UnknownStatus.class);
        responder.next(1, OcspFault.STALE);
        assertThat(answer().getResponses()[0].getNextUpdate().toInstant()).isBefore(NOW);
        responder.next(1, OcspFault.WRONG_CERTIFICATE);
        assertThat(answer().getResponses()[0].getCertID().getSerialNumber())
                .isNotEqualTo(pki.certifier().certificate().getSerialNumber());
        responder.next(1, OcspFault.TRY_LATER);
        assertThat(new OCSPResp(post()).getStatus()).isEqualTo(OCSPResp.TRY_LATER);
    }

    private X509CRL list(String name) throws Exception {
        byte[] der = get(lists.address().resolve("/" + name)).body();
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    private HttpResponse<byte[]> get(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private BasicOCSPResp answer() throws Exception {
        return (BasicOCSPResp) new OCSPResp(post()).getResponseObject();
    }

    private byte[] post() throws Exception {
        OCSPReqBuilder request = new OCSPReqBuilder();
        request.addRequest(new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(pki.issuing().certificate()),
                new BigInteger(pki.certifier().certificate().getSerialNumber().toByteArray())));
        request.setRequestExtensions(new Extensions(
                new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(new byte[8]))));
        return client.send(
                        HttpRequest.newBuilder(responder.address())
                                .POST(HttpRequest.BodyPublishers.ofByteArray(
                                        request.build().getEncoded()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
