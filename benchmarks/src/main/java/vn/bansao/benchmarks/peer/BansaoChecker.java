package vn.bansao.benchmarks.peer;

import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Verdict;

/** This library, used as its users use it. */
final class BansaoChecker {
    private BansaoChecker() {}

    static CopyChecker create(TestPki pki, Level level) {
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(pki.anchors())
                .material(
                        level.carriesRevocationData()
                                ? ValidationMaterial.NONE
                                : new ValidationMaterial(List.of(), pki.crls()))
                .at(pki.clock().instant().plusSeconds(60))
                .providers(List.of(new BouncyCastleProvider())) // as PDFBOX_BC, several times as fast as the JDK's
                .build();
        return pdf -> verifier.verify(DocumentSource.lent("copy.pdf", pdf)).verdict() == Verdict.VALID;
    }
}
