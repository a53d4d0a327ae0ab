package vn.bansao.pades;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

class SmokeTest {
    @Test
    void writes() throws Exception {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        Samples.certifier(pki, PadesLevel.BASELINE_T)
                .build()
                .certify(Samples.scan(2), Samples.record(2))
                .writeTo(Path.of("/tmp/a.pdf"));
        CopyCertifier.builder()
                .agency(pki.agencyKey())
                .clock(pki.clock())
                .build()
                .certify(Samples.scan(2), Samples.official(2))
                .writeTo(Path.of("/tmp/c.pdf"));
    }
}
