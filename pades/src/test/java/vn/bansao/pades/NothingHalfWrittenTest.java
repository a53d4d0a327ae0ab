package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.RemoteServiceException;
import vn.bansao.copy.CopyRecord;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.testing.TsaFault;
import vn.bansao.timestamp.TimestampAuthority;

/** A failure at any point leaves no file, and before the scans are read no key is used. */
class NothingHalfWrittenTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Samples.CLOCK);

    @TempDir
    private Path folder;

    private final CountingKey certifierKey = CountingKey.of(PKI.certifierKey());
    private final CountingKey agencyKey = CountingKey.of(PKI.agencyKey());

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private CopyCertifier.Builder certifier() {
        return Samples.certifier(PKI, PadesLevel.BASELINE_B)
                .certifier(certifierKey)
                .agency(agencyKey);
    }

    @Test
    void truncatedLastScanIsFoundBeforeAnyKeyIsUsed() {
        byte[] jpeg = Samples.jpeg(1);
        Scan scan = Scan.of(List.of(
                        DocumentSource.of("1.jpg", Samples.jpeg(0)),
                        DocumentSource.of("2.jpg", Arrays.copyOf(jpeg, jpeg.length / 2))))
                .withFallbackDpi(100);

        assertFails(certifier().build(), scan, Samples.record(2), MalformedDocumentException.class);

        assertThat(certifierKey.uses()).hasValue(0);
        assertThat(agencyKey.uses()).hasValue(0);
    }

    @Test
    void missingScanIsTheCallersIoException() {
        Scan scan = Scan.of(folder.resolve("missing.jpg")).withFallbackDpi(100);

        assertFails(certifier().build(), scan, Samples.record(1), IOException.class);

        assertThat(certifierKey.uses()).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = TsaFault.class,
            names = {"REJECTED", "HTTP_503", "GARBAGE", "WRONG_NONCE", "WRONG_IMPRINT", "CUT_OFF", "BAD_SIGNATURE"})
    void aFailingTimestampAuthorityFailsTheCopy(TsaFault fault) throws Exception {
        try (TestTsa tsa = TestTsa.start(PKI)) {
            tsa.always(fault);
            CopyCertifier certifier = certifier()
                    .level(PadesLevel.BASELINE_T)
                    .timestamps(TimestampAuthority.http(tsa.address()))
                    .build();

            assertFails(certifier, Samples.scan(1), Samples.record(1), RemoteServiceException.class);
        }
        assertThat(agencyKey.uses()).hasValue(0);
    }

    @Test
    void aSinkThatFailsFailsTheCopy() throws IOException {
        CertifiedCopy copy = certifier().build().certify(Samples.scan(1), Samples.record(1));

        assertThatThrownBy(() -> copy.writeTo(folder.resolve("no-such-folder").resolve("copy.pdf")))
                .isInstanceOf(IOException.class);

        assertThat(certifierKey.uses()).hasValue(0);
    }

    private void assertFails(
            CopyCertifier certifier, Scan scan, CopyRecord record, Class<? extends Exception> expected) {
        Throwable failure = catchThrowable(() -> certifier.certify(scan, record).writeTo(folder.resolve("copy.pdf")));

        assertThat(failure).isInstanceOf(expected);
        if (failure instanceof CertifiedCopyException typed) {
            assertThat(typed.getMessage()).startsWith(typed.code() + ": ").doesNotContain("\n");
        }
    }
}
