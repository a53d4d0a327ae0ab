package vn.bansao.internal.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.RevocationSource;

/** Answers speak of their certificate alone, lists of all that their issuer has issued, garbage of nobody. */
class StatusIndexTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));

    @Test
    void answerSpeaksOfItsCertificateAlone() {
        try (TestOcspResponder ocsp = TestOcspResponder.start()) {
            TestPki pki =
                    TestPki.builder(KeyKind.P256, CLOCK).ocsp(ocsp.address()).build();
            ocsp.answerFor(pki);
            X509Certificate issuing = pki.issuing().certificate();
            X509Certificate certifier = pki.certifier().certificate();
            StatusIndex index = new StatusIndex();
            RevocationSource.online(
                            OnlineAccess.PUBLIC.allowing(Set.of(ocsp.address().getHost())))
                    .collect(List.of(certifier), List.of(issuing), CLOCK.instant())
                    .ocspResponses()
                    .forEach(index::ocsp);

            assertThat(index.speaksOf(certifier, issuing)).isTrue();
            assertThat(index.speaksOf(pki.agency().certificate(), issuing)).isFalse();
            assertThat(index.speaksOf(certifier, pki.rootCertificate())).isFalse();
        }
    }

    @Test
    void listSpeaksOfAllItsIssuerHasIssued() throws CRLException {
        TestPki pki = TestPki.create(KeyKind.P256, CLOCK);
        X509Certificate issuing = pki.issuing().certificate();
        StatusIndex index = new StatusIndex();
        for (X509CRL list : pki.crls()) {
            if (list.getIssuerX500Principal().equals(issuing.getSubjectX500Principal())) {
                index.crl(list.getEncoded());
            }
        }

        assertThat(index.speaksOf(pki.certifier().certificate(), issuing)).isTrue();
        assertThat(index.speaksOf(pki.tsa().certificate(), issuing)).isTrue();
        assertThat(index.speaksOf(issuing, pki.rootCertificate())).isFalse();
    }

    @Test
    void garbageSpeaksOfNobody() {
        TestPki pki = TestPki.create(KeyKind.P256, CLOCK);
        StatusIndex index = new StatusIndex();
        for (byte[] garbage :
                List.of(new byte[0], new byte[] {0x30, 0}, new byte[] {0x30, 2, 0x30, 0}, new byte[] {5})) {
            index.ocsp(garbage);
            index.crl(garbage);
        }

        assertThat(index.speaksOf(pki.certifier().certificate(), pki.issuing().certificate()))
                .isFalse();
    }
}
