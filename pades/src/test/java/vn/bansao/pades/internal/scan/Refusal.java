package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import vn.bansao.CertifiedCopyException;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/** The one typed error that reading a page is expected to end with. */
final class Refusal {
    private Refusal() {}

    static CertifiedCopyException of(byte[] file, PadesProblem code) {
        return of(Reading.scan(file), code);
    }

    static CertifiedCopyException of(Scan scan, PadesProblem code) {
        CertifiedCopyException refusal = catchThrowableOfType(CertifiedCopyException.class, () -> read(scan));
        assertThat(refusal).as("refused with " + code).isNotNull();
        assertThat(refusal.problem().code()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.problem().values()).containsEntry("page", "1");
        assertThat(refusal.getMessage()).doesNotContain("{").contains("page 1");
        return refusal;
    }

    private static void read(Scan scan) throws IOException {
        try (ScanPageReader reader = ScanPageReader.open(scan, 0)) {
            reader.transferTo((bytes, from, length) -> {});
        }
    }
}
