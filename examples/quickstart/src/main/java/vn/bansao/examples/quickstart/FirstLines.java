package vn.bansao.examples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import vn.bansao.DocumentSource;
import vn.bansao.copy.CopyRecord;
import vn.bansao.crypto.SigningKey;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.ValidationReport;

/** The first lines a user writes, as the README shows them. */
final class FirstLines {

    private FirstLines() {}

    static ValidationReport certifyAndVerify(SigningKey officer, SigningKey seal, CopyRecord record)
            throws IOException {
        // README: begin
        CopyCertifier certifier = CopyCertifier.builder()
                .certifier(officer)
                .agency(seal)
                .timestamps(TimestampAuthority.http(URI.create("http://tsa.example.vn/")))
                .level(PadesLevel.BASELINE_T)
                .build();
        certifier
                .certify(Scan.of(Path.of("page-1.jpg"), Path.of("page-2.png")), record)
                .writeTo(Path.of("copy.pdf"));

        TrustAnchors roots = TrustAnchors.from(Path.of("roots.pem"));
        ValidationReport report = CopyVerifier.trusting(roots).verify(DocumentSource.of(Path.of("copy.pdf")));
        // README: end
        return report;
    }
}
