package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;

class CopyVerifierTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Copies.CLOCK);

    private static ValidationReport verify(byte[] copy, Revocation... revoked) throws IOException {
        return Copies.verifier(PKI, revoked).build().verify(DocumentSource.of("copy.pdf", copy));
    }

    @ParameterizedTest
    @CsvSource({"P256, BASELINE_B", "P256, BASELINE_T", "P384, BASELINE_T", "RSA2048, BASELINE_T", "RSA3072, BASELINE_B"
    })
    void certifiedCopyAccepted(KeyKind keys, PadesLevel level) throws IOException {
        TestPki pki = TestPki.create(keys, Copies.CLOCK);
        ValidationReport report = Copies.verifier(pki)
                .build()
                .verify(DocumentSource.of("copy.pdf", Copies.certified(pki, level, "jpg", 2)));

        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        assertThat(report.signatures())
                .extracting(SignatureVerdict::roleOrNull)
                .containsExactly(SignerRole.CERTIFIER, SignerRole.AGENCY);
        assertThat(report.signatures())
                .extracting(signature -> signature.level().name())
                .containsOnly(level.name());
        assertThat(report.signatures())
                .extracting(SignatureVerdict::coverage)
                .containsExactly(CoverageLevel.ENTIRE_REVISION, CoverageLevel.ENTIRE_FILE);
        CopyFacts facts = report.copy().orElseThrow();
        assertThat(facts.numberOrNull()).isEqualTo("07");
        assertThat(facts.certifierOrNull()).isEqualTo(TestPki.CERTIFIER_NAME);
        assertThat(facts.pagesOrNull()).isEqualTo(2);
        // The signers' certificates live three years, the timestamp authority's longer; there are no data for later.
        assertThat(facts.renewBeforeOrNull())
                .isEqualTo(pki.certifier()
                        .certificate()
                        .getNotAfter()
                        .toInstant()
                        .atOffset(ZoneOffset.ofHours(7))
                        .toLocalDate()
                        .toString());
        assertThat(report.requirePassed()).isSameAs(report);
    }

    @Test
    void onlyAValidCopyHasADateOfRenewal() throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1);
        ValidationReport report =
                CopyVerifier.builder().at(Copies.CLOCK.instant()).build().verify(DocumentSource.of("copy.pdf", copy));

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.copy().orElseThrow().renewBeforeOrNull()).isNull();
    }

    @Test
    void copyOfPngScansAccepted() throws IOException {
        ValidationReport report = verify(Copies.certified(PKI, PadesLevel.BASELINE_T, "png", 1));
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
    }

    @Test
    void officialCopySignedByTheAgencyAccepted() throws IOException {
        ValidationReport report = verify(Copies.official(PKI, PadesLevel.BASELINE_T));
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        assertThat(report.signatures()).extracting(SignatureVerdict::roleOrNull).containsExactly(SignerRole.AGENCY);
    }

    @ParameterizedTest
    @EnumSource(
            value = PadesLevel.class,
            names = {"BASELINE_B", "BASELINE_T"})
    void oneChangedByteRejected(PadesLevel level) throws IOException {
        byte[] copy = Copies.certified(PKI, level, "jpg", 1);
        CopyVerifier verifier = Copies.verifier(PKI).build();
        int stride = Integer.getInteger("bansao.stride", 997);
        for (int at = 0; at < copy.length; at += stride) {
            byte[] changed = copy.clone();
            changed[at] ^= 1;
            assertRejected(verifier, changed, at);
        }
        // The signatures themselves, where nothing but the CMS rules protects a byte.
        int gap = lastIndexOf(copy, "/Contents");
        for (int at = gap; at < gap + 9_000 && at < copy.length; at += Math.max(1, stride / 40)) {
            byte[] changed = copy.clone();
            changed[at] = (byte) (changed[at] == '0' ? '1' : '0');
            assertRejected(verifier, changed, at);
        }
    }

    private static void assertRejected(CopyVerifier verifier, byte[] changed, int at) throws IOException {
        assertThat(verifier.verify(DocumentSource.of("changed", changed)).verdict())
                .as("byte " + at + " of " + gap(changed, at))
                .isNotEqualTo(Verdict.VALID);
    }

    /** The surroundings of a byte, and where it is in the /Contents it belongs to. */
    private static String gap(byte[] bytes, int at) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int start = text.lastIndexOf("/Contents", at);
        return (at - start) + " behind /Contents: "
                + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60));
    }

    private static int lastIndexOf(byte[] bytes, String word) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf(word);
    }

    @ParameterizedTest
    @CsvSource({"1", "40", "2000"})
    void appendedBytesRejected(int count) throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1);
        byte[] longer = Arrays.copyOf(copy, copy.length + count);
        Arrays.fill(longer, copy.length, longer.length, (byte) ' ');
        assertThat(verify(longer).verdict()).isNotEqualTo(Verdict.VALID);
    }

    @Test
    void copyWithoutTheSealRejected() throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1);
        int first = new String(copy, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("%%EOF") + 6;
        ValidationReport report = verify(Arrays.copyOf(copy, first));
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.findings()).extracting(Finding::code).contains(FindingCode.COPY_SIGNATURE_COUNT_WRONG);
    }

    @Test
    void certifierRevokedBeforeSigningRejected() throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1);
        Instant before = Copies.CLOCK.instant().minus(Duration.ofDays(1));
        ValidationReport report = verify(copy, Revocation.of(PKI.certifier().certificate(), before));
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().get(0).subIndication()).contains(SubIndication.REVOKED_NO_POE);
    }

    @Test
    void certifierRevokedWithoutTimestampRejected() throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_B, "jpg", 1);
        Instant before = Copies.CLOCK.instant().minus(Duration.ofDays(1));
        ValidationReport report = verify(copy, Revocation.of(PKI.certifier().certificate(), before));
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().get(0).subIndication()).contains(SubIndication.REVOKED_NO_POE);
    }

    @Test
    void copyWithoutRevocationDataRejected() throws IOException {
        ValidationReport report = Copies.verifier(PKI)
                .material(ValidationMaterial.NONE)
                .build()
                .verify(DocumentSource.of("copy", Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1)));
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().get(0).subIndication()).contains(SubIndication.TRY_LATER);
        assertThatThrownBy(report::requirePassed).isInstanceOf(PolicyException.class);
    }

    @Test
    void copyUnderAStrangersAnchorOfTheSameNameRejected() throws IOException {
        TestPki stranger = PKI.stranger();
        ValidationReport report = Copies.verifier(PKI)
                .trust(stranger.anchors())
                .build()
                .verify(DocumentSource.of("copy", Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1)));
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().get(0).subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void endCertificatesAsAnchorsNeedNoPathAccepted() throws IOException {
        ValidationReport report = Copies.verifier(PKI)
                .material(ValidationMaterial.NONE)
                .trust(TrustAnchors.of(java.util.List.of(
                        PKI.certifier().certificate(),
                        PKI.agency().certificate(),
                        PKI.tsa().certificate())))
                .profile(Profile.PADES)
                .build()
                .verify(DocumentSource.of("copy", Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1)));
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
    }

    @Test
    void timestampAnchorsApartFromSignersRejected() throws IOException {
        ValidationReport report = Copies.verifier(PKI)
                .tsaTrust(PKI.stranger().anchors())
                .build()
                .verify(DocumentSource.of("copy", Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1)));
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    }
}
