package vn.bansao.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSource;
import vn.bansao.copy.CopyKind;
import vn.bansao.pades.CopyExtender;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;

/** The lines for archives do what they say. */
class RenewLinesTest {
    @TempDir
    private Path archive;

    @Test
    void onlyCopiesThatAreDueAreRenewed() throws IOException {
        DemoAgency agency = new DemoAgency(KeyKind.P256, InstantSource.system());
        CopyKind kind = CopyKind.OFFICIAL_COPY;
        Scan scan = Scan.of(List.of(DocumentSource.of("page.png", page()))).withFallbackDpi(75);
        agency.certifier(kind, PadesLevel.BASELINE_T)
                .certify(scan, agency.record(kind, scan, "Quyết định", 1))
                .writeTo(archive.resolve("copy.pdf"));
        TestPki pki = agency.pki();
        CopyExtender extender = RenewLines.extender(
                TestTsa.inProcess(pki),
                RevocationSource.of(new ValidationMaterial(List.of(), pki.crls())),
                pki.anchors());
        Instant fourYears = Instant.now().plus(Duration.ofDays(4 * 365));

        List<CopyExtender.Receipt> first = RenewLines.renewDue(extender, archive, fourYears);
        List<CopyExtender.Receipt> second = RenewLines.renewDue(extender, archive, fourYears);

        assertThat(first)
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.level()).contains(PadesLevel.BASELINE_LTA));
        assertThat(second).as("the timestamp of the first lasts longer").isEmpty();
    }

    private static byte[] page() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 850, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        return png.toByteArray();
    }
}
