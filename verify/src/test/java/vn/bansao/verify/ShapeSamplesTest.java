package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.DocumentSource;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;

/** A second writer's copies in the recommended shape, with their roots and CRLs. */
class ShapeSamplesTest {
    private static final Instant NEXT_DAY = Instant.parse("2026-11-23T20:00:00Z"); // the OCSP answers inside are stale
    private static final Instant SAME_DAY = Instant.parse("2026-11-22T12:00:00Z");

    private static Path folder() {
        Path folder = Corpus.root().resolveSibling("shape-samples");
        assumeTrue(Files.isDirectory(folder), "skipped: no shape-samples beside the corpus");
        return folder;
    }

    private static ValidationMaterial crls() throws IOException {
        return ValidationMaterial.from(List.of(0, 1, 2, 3).stream()
                .map(number -> folder().resolve("xP256-P256-" + number + ".crl"))
                .toList());
    }

    private static ValidationReport verify(String file, String roots, Instant at, boolean crls) throws IOException {
        Path folder = folder();
        CopyVerifier.Builder builder =
                CopyVerifier.builder().profile(Profile.PADES).at(at).trust(TrustAnchors.from(folder.resolve(roots)));
        if (crls) {
            builder.material(crls());
        }
        return builder.build().verify(DocumentSource.of(folder.resolve(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "rec-t-P256-P256.pdf, BASELINE_T",
        "rec-lt-P256-P256.pdf, BASELINE_LT",
        "rec-lta-P256-P256.pdf, BASELINE_LTA"
    })
    void copyWithCurrentCrlsAccepted(String file, SignatureLevel level) throws IOException {
        ValidationReport report = verify(file, "roots-P256-P256.pem", NEXT_DAY, true);

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.signatures()).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(signature.level()).isEqualTo(level);
            assertThat(signature.algorithmOrNull()).isEqualTo("ECDSA_P256_SHA256");
            assertThat(signature.times().proved()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rec-lt-P256-P256.pdf, roots-P256-P256.pem, BASELINE_LT",
        "rec-lta-P256-P256.pdf, roots-P256-P256.pem, BASELINE_LTA",
        "rec-lt-pss.pdf, roots-RSA2048-RSA2048.pem, BASELINE_LT",
        "rec-lta-withdts.pdf, roots-P256-RSA2048.pem, BASELINE_LTA",
        "rec-lta-renew.pdf, roots-P256-RSA2048.pem, BASELINE_LTA"
    })
    void longTermCopyOnItsOwnDataAccepted(String file, String roots, SignatureLevel level) throws IOException {
        ValidationReport report = verify(file, roots, SAME_DAY, false);

        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        assertThat(report.signatures())
                .hasSize(2)
                .allSatisfy(signature -> assertThat(signature.level()).isEqualTo(level));
    }

    @Test
    void copyWithoutRevocationDataRejected() throws IOException {
        ValidationReport report = verify("rec-t-P256-P256.pdf", "roots-P256-P256.pem", NEXT_DAY, false);

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures())
                .allSatisfy(signature -> assertThat(signature.subIndication()).contains(SubIndication.TRY_LATER));
    }

    @Test
    void copyOfStrangersRejected() throws IOException {
        ValidationReport report = verify("rec-t-P256-P256.pdf", "roots-RSA2048-RSA2048.pem", NEXT_DAY, true);

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures())
                .allSatisfy(signature ->
                        assertThat(signature.subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND));
    }

    @Test
    void copyAfterItsSignersExpiredRejected() throws IOException {
        ValidationReport report =
                verify("rec-t-P256-P256.pdf", "roots-P256-P256.pem", Instant.parse("2032-11-23T00:00:00Z"), true);

        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures())
                .allSatisfy(signature ->
                        assertThat(signature.subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NO_POE));
    }

    @Test
    void oneChangedByteRejected() throws IOException {
        byte[] copy = Files.readAllBytes(folder().resolve("rec-t-P256-P256.pdf"));
        CopyVerifier verifier = CopyVerifier.builder()
                .profile(Profile.PADES)
                .at(NEXT_DAY)
                .trust(TrustAnchors.from(folder().resolve("roots-P256-P256.pem")))
                .material(crls())
                .build();
        assertThat(verifier.verify(DocumentSource.of("good", copy)).verdict()).isEqualTo(Verdict.VALID);
        for (int at = 500; at < copy.length; at += 60_007) {
            byte[] changed = copy.clone();
            changed[at] ^= 1;
            assertThat(verifier.verify(DocumentSource.of("changed at " + at, changed))
                            .verdict())
                    .as("byte " + at)
                    .isNotEqualTo(Verdict.VALID);
        }
    }
}
