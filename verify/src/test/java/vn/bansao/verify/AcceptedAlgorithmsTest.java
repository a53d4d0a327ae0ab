package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.PolicyException;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.CoreProblem;

class AcceptedAlgorithmsTest {
    private static final AcceptedAlgorithms TABLE = AcceptedAlgorithms.of(Map.of(
            "digest.SHA-1", "2012-08-01",
            "digest.MD5", "never",
            "scheme.ECDSA", "always",
            "rsa.1024", "2019-10-01",
            "rsa.3000", "always",
            "ec.256", "2040-01-01"));

    @Test
    void endIsTheBeginningOfTheDay() {
        assertThat(TABLE.digestUntil("SHA-1")).isEqualTo(Instant.parse("2012-08-01T00:00:00Z"));
        assertThat(TABLE.digestUntil("MD5")).isEqualTo(Instant.MIN);
        assertThat(TABLE.schemeUntil("ECDSA")).isEqualTo(Instant.MAX);
    }

    @Test
    void whatHasNoRowIsNeverAcceptedButForCurves() {
        assertThat(TABLE.digestUntil("SHA-256")).isEqualTo(Instant.MIN);
        assertThat(TABLE.schemeUntil("RSA_PSS")).isEqualTo(Instant.MIN);
        assertThat(TABLE.curveUntil("1.3.132.0.34")).isEqualTo(Instant.MAX);
        assertThat(TABLE.with("curve.1.3.132.0.34", "never").curveUntil("1.3.132.0.34"))
                .isEqualTo(Instant.MIN);
    }

    @Test
    void lengthHasTheEndOfTheRowBelow() {
        assertThat(TABLE.rsaUntil(1023)).isEqualTo(Instant.MIN);
        assertThat(TABLE.rsaUntil(2999)).isEqualTo(TABLE.rsaUntil(1024));
        assertThat(TABLE.rsaUntil(3000)).isEqualTo(Instant.MAX);
        assertThat(TABLE.ecUntil(255)).isEqualTo(Instant.MIN);
    }

    @Test
    void leastLengthDependsOnTheTime() {
        assertThat(TABLE.leastRsaBits(Instant.parse("2019-09-30T23:59:59Z"))).isEqualTo(1024);
        assertThat(TABLE.leastRsaBits(Instant.parse("2019-10-01T00:00:00Z"))).isEqualTo(3000);
        assertThat(TABLE.leastEcBits(Instant.parse("2040-01-01T00:00:00Z"))).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "digest.SHA-1, soon",
        "digest.SHA-1, 2012-13-01",
        "digest.SHA-1, ''",
        "rsa.many, always",
        "rsa.0, always",
        "ec.9999999, always",
        "hash.SHA-1, always",
        "SHA-1, always",
        "'', always"
    })
    void oddRowRejected(String key, String end) {
        assertThatThrownBy(() -> TABLE.with(key, end))
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(CoreProblem.CRYPTO_TABLE_INVALID));
    }

    @Test
    void tableComesFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("bảng.properties"), "# thuật toán\ndigest.SHA-256 = always\nrsa.2048=2029-01-01\n");
        assertThat(AcceptedAlgorithms.fromFile(file))
                .isEqualTo(AcceptedAlgorithms.of(Map.of("digest.SHA-256", "always", "rsa.2048", "2029-01-01")));
    }

    @Test
    void fileThatIsNoPropertiesRejected(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.properties"), "digest.SHA-256 = \\u00");
        assertThatThrownBy(() -> AcceptedAlgorithms.fromFile(file)).isInstanceOf(PolicyException.class);
    }

    /** What the law lists today must not be refused today. */
    @Test
    void tableOf2026HasWhatTheCircularLists() {
        Instant now = Instant.parse("2026-11-22T02:05:07Z");
        AcceptedAlgorithms table = VerificationPolicy.V2026.algorithms();
        for (DigestAlgorithm digest : VerificationPolicy.V2026.listed().digests()) {
            assertThat(table.digestUntil(digest.jcaName())).as(digest.name()).isAfter(now);
        }
        assertThat(table.schemeUntil("RSA_PSS")).isAfter(now);
        assertThat(table.schemeUntil("ECDSA")).isAfter(now);
        assertThat(table.leastRsaBits(now))
                .isEqualTo(VerificationPolicy.V2026.listed().minimumRsaBits());
        assertThat(table.leastEcBits(now))
                .isEqualTo(VerificationPolicy.V2026.listed().minimumEcBits());
    }

    /** Broken ones end; nothing that ended comes back. */
    @ParameterizedTest
    @CsvSource({"MD5, 2004-08-01", "SHA-1, 2012-08-01", "RIPEMD160, 2014-08-01"})
    void tableOf2026RetiresBrokenDigests(String name, String end) {
        assertThat(VerificationPolicy.V2026.algorithms().digestUntil(name))
                .isEqualTo(Instant.parse(end + "T00:00:00Z"));
    }
}
