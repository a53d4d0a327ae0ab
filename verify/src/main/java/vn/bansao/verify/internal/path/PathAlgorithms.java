package vn.bansao.verify.internal.path;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.AlgorithmUse;
import vn.bansao.verify.internal.signature.SignatureMath;
import vn.bansao.verify.internal.signature.SignatureSuite;

/** The policy's algorithms in certificates and CRLs. */
final class PathAlgorithms {
    private PathAlgorithms() {}

    /** What a certificate that is not an anchor rests on: its signature and its key. Reports an unknown algorithm. */
    static List<AlgorithmUse> certificate(X509Certificate certificate, SignatureMath math, Findings findings) {
        Optional<List<AlgorithmUse>> uses = math.uses(certificate);
        if (uses.isEmpty()) {
            unknown(certificate.getSigAlgOID(), findings);
        }
        return uses.orElse(List.of());
    }

    /** The suite of a signature; reports an unknown one. */
    static Optional<SignatureSuite> signature(String oid, byte @Nullable [] parameters, Findings findings) {
        Optional<SignatureSuite> suite = SignatureSuite.named(oid, parameters);
        if (suite.isEmpty()) {
            unknown(oid, findings);
        }
        return suite;
    }

    private static void unknown(String oid, Findings findings) {
        findings.add(FindingCode.CMS_ALGORITHM_UNSUPPORTED, "algorithm", oid);
    }
}
