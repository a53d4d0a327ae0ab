package vn.bansao.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.bansao.internal.CoreProblem.REVOCATION_ANSWER_NOT_CURRENT;
import static vn.bansao.internal.CoreProblem.REVOCATION_ANSWER_WRONG;
import static vn.bansao.internal.CoreProblem.REVOCATION_CERTIFICATE_EXPIRED;
import static vn.bansao.internal.CoreProblem.REVOCATION_CERTIFICATE_REVOKED;
import static vn.bansao.internal.CoreProblem.REVOCATION_CRL_TOO_LARGE;
import static vn.bansao.internal.CoreProblem.REVOCATION_ISSUER_MISSING;
import static vn.bansao.internal.CoreProblem.REVOCATION_SOURCE_MISSING;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.bansao.PolicyException;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestPki;

/** Revocation data from what was given, off line. */
class GivenRevocationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:07Z");
    private static final TestPki PKI = TestPki.create(KeyKind.P256, InstantSource.fixed(NOW));
    private static final List<X509Certificate> CHAIN = PKI.certifier().chain();
    private static final X509Certificate CERTIFIER = CHAIN.get(0);

    private static RevocationSource source(List<X509CRL> lists) {
        return RevocationSource.of(new ValidationMaterial(List.of(), lists));
    }

    private static PolicyException refusal(RevocationSource source, List<X509Certificate> chain, Instant now) {
        return catchThrowableOfType(PolicyException.class, () -> source.collect(chain, now));
    }

    private static void refused(List<X509CRL> lists, CoreProblem code) {
        assertThat(refusal(source(lists), CHAIN, NOW).code()).isEqualTo(code.name());
    }

    @Test
    void bothListsAndTheIssuersAreTheData() throws Exception {
        List<X509CRL> lists = PKI.crls();
        RevocationData data = source(lists).collect(CHAIN, NOW);
        assertThat(data.certificates()).containsExactlyElementsOf(CHAIN.subList(1, 3));
        assertThat(data.crls())
                .containsExactly(lists.get(1).getEncoded(), lists.get(0).getEncoded());
        assertThat(data.ocspResponses()).isEmpty();
        assertThat(data.oldest()).isEqualTo(lists.get(0).getThisUpdate().toInstant());
        assertThat(data.sizeBytes())
                .isEqualTo(lists.get(0).getEncoded().length + lists.get(1).getEncoded().length);
    }

    @Test
    void anchorsMayBeGivenBesideTheChainOrInTheMaterial() {
        List<X509Certificate> shorter = CHAIN.subList(0, 2);
        RevocationData whole = source(PKI.crls()).collect(CHAIN, NOW);
        RevocationData beside = source(PKI.crls()).collect(shorter, List.of(PKI.rootCertificate()), NOW);
        RevocationData inside = RevocationSource.of(new ValidationMaterial(List.of(PKI.rootCertificate()), PKI.crls()))
                .collect(shorter, NOW);
        assertThat(beside.certificates()).isEqualTo(whole.certificates());
        assertThat(inside.certificates()).isEqualTo(whole.certificates());
        assertThat(refusal(source(PKI.crls()), shorter, NOW).code()).isEqualTo(REVOCATION_ISSUER_MISSING.name());
    }

    /** It is followed up to an anchor, and its own status is asked for. */
    @Test
    void issuerOfTheMaterialIsNoEndOfAChain() {
        RevocationSource known = RevocationSource.of(new ValidationMaterial(List.of(CHAIN.get(1)), PKI.crls()));
        List<X509Certificate> alone = CHAIN.subList(0, 1);
        assertThat(refusal(known, alone, NOW).code()).isEqualTo(REVOCATION_ISSUER_MISSING.name());
        RevocationData data = known.collect(alone, List.of(PKI.rootCertificate()), NOW);
        assertThat(data.certificates()).containsExactlyElementsOf(CHAIN.subList(1, 3));
        assertThat(data.crls()).hasSize(2);
    }

    @Test
    void chainEndsAtAnAnchorThatIsNoRoot() {
        RevocationData data = source(PKI.crls()).collect(CHAIN, List.of(CHAIN.get(1)), NOW);
        assertThat(data.certificates()).containsExactly(CHAIN.get(1));
        assertThat(data.crls()).hasSize(1);
    }

    @Test
    void anotherIssuerOfTheSameNameIsNoneOfTheChain() {
        List<X509Certificate> mixed =
                List.of(CERTIFIER, PKI.stranger().issuing().certificate());
        assertThat(refusal(source(PKI.crls()), mixed, NOW).code()).isEqualTo(REVOCATION_ISSUER_MISSING.name());
    }

    @Test
    void revokedCertificatesAreNamedWithTimeAndReason() {
        Instant since = NOW.minusSeconds(60);
        PolicyException refusal = refusal(source(PKI.crls(Revocation.of(CERTIFIER, since, 1))), CHAIN, NOW);
        assertThat(refusal.code()).isEqualTo(REVOCATION_CERTIFICATE_REVOKED.name());
        assertThat(refusal.problem().sentence(Locale.ENGLISH))
                .contains(TestPki.CERTIFIER_NAME, since.toString(), "keyCompromise", "CRL (given)");
        assertThat(refusal.problem().sentence(Locale.forLanguageTag("vi"))).contains("đã bị thu hồi", since.toString());
        refused(PKI.crls(Revocation.of(CHAIN.get(1), since)), REVOCATION_CERTIFICATE_REVOKED);
    }

    @Test
    void anOlderListThatSaysRevokedIsBelieved() {
        List<X509CRL> lists = new ArrayList<>(PKI.crls());
        lists.addAll(PKI.crls(NOW.minus(Duration.ofHours(3)), List.of(Revocation.of(CERTIFIER, NOW.minusSeconds(60)))));
        refused(lists, REVOCATION_CERTIFICATE_REVOKED);
    }

    @Test
    void theNewestListIsTaken() {
        List<X509CRL> lists = new ArrayList<>(PKI.crls(NOW.minus(Duration.ofHours(3)), List.of()));
        lists.addAll(PKI.crls());
        RevocationData data = source(lists).collect(CHAIN, NOW);
        assertThat(data.crls()).hasSize(2);
        assertThat(data.oldest()).isEqualTo(NOW.minus(Duration.ofMinutes(5)));
    }

    @Test
    void listsOutOfTimeOfOthersOrMissingDoNotTell() {
        refused(List.of(), REVOCATION_SOURCE_MISSING);
        refused(PKI.crls().subList(0, 1), REVOCATION_SOURCE_MISSING);
        refused(PKI.stranger().crls(), REVOCATION_ANSWER_WRONG);
        refused(PKI.crls(NOW.minus(Duration.ofDays(7)), List.of()), REVOCATION_ANSWER_NOT_CURRENT);
        refused(PKI.crls(NOW.plus(Duration.ofHours(1)), List.of()), REVOCATION_ANSWER_NOT_CURRENT);
    }

    @Test
    void expiredCertificatesAreNotAskedFor() {
        List<X509Certificate> expired = PKI.expiredCertifier().chain();
        assertThat(refusal(source(PKI.crls()), expired, NOW).code()).isEqualTo(REVOCATION_CERTIFICATE_EXPIRED.name());
    }

    @Test
    void listsOverTheLimitAreRefusedWithTheHint() {
        PolicyException refusal = refusal(source(PKI.crls()).largest(100), CHAIN, NOW);
        assertThat(refusal.code()).isEqualTo(REVOCATION_CRL_TOO_LARGE.name());
        assertThat(refusal.problem().values()).containsEntry("limitBytes", "100");
        assertThat(refusal.problem().hint(Locale.ENGLISH))
                .hasValueSatisfying(hint -> assertThat(hint).contains("OCSP"));
    }

    @Test
    void unionHoldsEachOnceAndIsAsOldAsTheOlder() {
        RevocationSource source = source(PKI.crls());
        RevocationData certifier = source.collect(CHAIN, NOW);
        RevocationData agency = source.collect(PKI.agency().chain(), NOW);
        RevocationData both = certifier.union(agency);
        assertThat(both.certificates()).isEqualTo(certifier.certificates());
        assertThat(both.crls()).hasSize(2);
        Instant older = NOW.minus(Duration.ofDays(1));
        assertThat(both.union(new RevocationData(List.of(), List.of(), List.of(), older))
                        .oldest())
                .isEqualTo(older);
    }

    @Test
    void dataDoNotChangeWhenTheirArraysDo() {
        RevocationData data = source(PKI.crls()).collect(CHAIN, NOW);
        byte[] given = data.crls().get(0);
        given[0] ^= 1;
        assertThat(data.crls().get(0)).isNotEqualTo(given);
    }

    @Test
    void anAnchorAloneNeedsNoData() {
        RevocationData data = source(List.of()).collect(List.of(PKI.rootCertificate()), NOW);
        assertThat(data.certificates()).isEmpty();
        assertThat(data.sizeBytes()).isZero();
        assertThat(data.oldest()).isEqualTo(NOW);
    }
}
