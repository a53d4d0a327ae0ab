package vn.bansao.verify.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.bansao.internal.cms.OcspParties;
import vn.bansao.internal.http.GuardedHttp;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.OcspFault;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestOcspResponder;
import vn.bansao.testing.TestPki;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.signature.SignatureMath;

/** Answers of a responder whose certificate lacks id-pkix-ocsp-nocheck (RFC 6960, 4.2.2.2.1). */
class ResponderStatusTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07Z");
    private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));
    private static final Duration SECOND = Duration.ofSeconds(5);
    private static final TestPki PKI = TestPki.create(KeyKind.P256, InstantSource.fixed(NOW));
    private static final X509Certificate SIGNER = PKI.certifier().certificate();
    private static final X509Certificate ISSUER = PKI.issuing().certificate();

    private final List<RevocationItem> items = new ArrayList<>();
    private TestOcspResponder server = TestOcspResponder.start();
    private X509Certificate responder = ISSUER;

    @BeforeEach
    void open() {
        responder = server.answerFor(PKI).withoutNoCheck().certificate();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Adds an answer about {@code certificate} at an offset of the file, or -1 for one the caller gave. */
    private void answer(X509Certificate certificate, @Nullable OcspFault how, long offset) throws Exception {
        server.behave();
        if (how != null) {
            server.always(how);
        }
        byte[] request = OcspParties.requestAbout(certificate, ISSUER).build().getEncoded();
        byte[] der = new GuardedHttp(Set.of("127.0.0.1"), SECOND, SECOND)
                .post(server.address(), "application/ocsp-request", request, 1 << 16);
        BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(der).getResponseObject();
        items.add(new RevocationItem(new RevocationItem.Ocsp(basic), offset));
    }

    private void unprovedAnswer(long offset) throws Exception {
        answer(SIGNER, OcspFault.SIGNER_WITHOUT_NOCHECK, offset);
    }

    private RevocationCheck check() {
        return new RevocationCheck(
                items, new Trust(Set.of()), new SignatureMath(List.of()), VerificationPolicy.V2026, NOW);
    }

    private static Status status(RevocationCheck check) {
        return check.status(SIGNER, ISSUER, new Moment(NOW, false));
    }

    private void assertUnknown(String reason) {
        assertThat(status(check()))
                .isInstanceOfSatisfying(
                        Status.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(reason));
    }

    @Test
    void responderWithoutAnyProofIsNotHeard() throws Exception {
        unprovedAnswer(10);
        assertUnknown("its responder's own status");
    }

    @Test
    void responderClearedByAnotherIsHeard() throws Exception {
        unprovedAnswer(10);
        answer(responder, null, 20);
        assertThat(status(check())).as("the level needs both").isEqualTo(new Status.Good(20, null));
    }

    @Test
    void responderClearedByTheIssuerItselfIsHeard() throws Exception {
        answer(responder, OcspFault.SIGNED_BY_ISSUER, 5);
        unprovedAnswer(10);
        assertThat(status(check())).isEqualTo(new Status.Good(10, null));
    }

    @Test
    void proofOutsideTheFileClearsButMakesNoLevel() throws Exception {
        unprovedAnswer(10);
        answer(responder, null, -1);
        assertThat(status(check())).isEqualTo(new Status.Good(Long.MAX_VALUE, null));
    }

    @Test
    void responderThatClearsItselfIsNotHeard() throws Exception {
        unprovedAnswer(10);
        answer(responder, OcspFault.SIGNER_WITHOUT_NOCHECK, 20);
        assertUnknown("its responder's own status: its responder needs a status of its own");
    }

    @Test
    void responderOfUnknownStatusIsNotHeard() throws Exception {
        unprovedAnswer(10);
        answer(responder, OcspFault.UNKNOWN, 20);
        assertUnknown("its responder's own status");
    }

    @Test
    void proofOutOfDateIsNone() throws Exception {
        unprovedAnswer(10);
        answer(responder, OcspFault.STALE, 20);
        assertUnknown("its responder's own status");
    }

    @Test
    void revokedResponderIsNotHeard() throws Exception {
        server.revoke(Revocation.of(responder, HOUR_AGO));
        unprovedAnswer(10);
        answer(responder, null, 20);
        assertUnknown("its responder was revoked");
    }

    @Test
    void responderRevokedAfterItsAnswerIsProvedIsHeard() throws Exception {
        server.revoke(Revocation.of(responder, HOUR_AGO));
        unprovedAnswer(10);
        answer(responder, null, 20);
        RevocationCheck check = check();
        check.proved(HOUR_AGO.minusSeconds(60), 15);
        assertThat(status(check)).isInstanceOf(Status.Good.class);

        check.proved(HOUR_AGO.plusSeconds(60), 30);
        assertThat(status(check)).as("the earliest proof counts").isInstanceOf(Status.Good.class);
        RevocationCheck late = check();
        late.proved(HOUR_AGO.plusSeconds(60), 30);
        assertThat(status(late)).isInstanceOf(Status.Unknown.class);
    }

    /** The issuer's list clears or condemns the responder as an answer does. */
    @Test
    void listTellsOfTheResponder() throws Exception {
        unprovedAnswer(10);
        for (boolean revoked : new boolean[] {false, true}) {
            List<X509CRL> lists = revoked ? PKI.crls(Revocation.of(responder, HOUR_AGO)) : PKI.crls();
            RevocationCheck check = new RevocationCheck(
                    List.of(items.get(0), RevocationItem.given(lists.get(1))),
                    new Trust(Set.of()),
                    new SignatureMath(List.of()),
                    VerificationPolicy.V2026,
                    NOW);
            Status own = check.status(responder, ISSUER, new Moment(NOW, false));
            assertThat(own).isInstanceOf(revoked ? Status.Revoked.class : Status.Good.class);
            assertThat(check.unproved(((RevocationItem.Ocsp) items.get(0).data()).response(), SIGNER, ISSUER))
                    .contains(responder);
        }
    }

    /** Nobody knows whether the responder may still speak; what it says of a revocation counts as little. */
    @Test
    void revocationByAnUnprovedResponderIsNotHeard() throws Exception {
        server.revoke(Revocation.of(SIGNER, HOUR_AGO));
        unprovedAnswer(10);
        assertUnknown("its responder's own status");
        answer(responder, null, 20);
        assertThat(status(check())).isInstanceOf(Status.Revoked.class);
    }
}
