package vn.bansao.benchmarks.jmh;

import java.time.Duration;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.peer.CopyChecker;
import vn.bansao.benchmarks.report.Row;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Verdict;

/** Who verifies in the benchmarks, by name. */
final class Checkers {

    private Checkers() {}

    static List<String> names() {
        return List.of(Row.BANSAO);
    }

    static CopyChecker checker(String name, TestPki pki) {
        if (!name.equals(Row.BANSAO)) {
            throw new IllegalArgumentException("nobody is called " + name);
        }
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(pki.anchors())
                .material(new ValidationMaterial(List.of(), pki.crls()))
                .at(pki.clock().instant().plus(Duration.ofMinutes(1)))
                .providers(List.of(new BouncyCastleProvider()))
                .build();
        return pdf -> verifier.verify(DocumentSource.of("copy.pdf", pdf)).verdict() == Verdict.VALID;
    }
}
