package vn.bansao.verify.internal.path;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.AlgorithmRules;
import vn.bansao.verify.internal.signature.AlgorithmUse;
import vn.bansao.verify.internal.signature.SignatureMath;
import vn.bansao.verify.internal.signature.SignatureSuite;

/** The policy's algorithms in certificates and CRLs. */
final class PathAlgorithms {
    private PathAlgorithms() {}

    /** What a certificate that is not an anchor rests on: its signature and its key. Reports an unknown algorithm. */
    static List<AlgorithmUse> certificate(X509Certificate certificate, SignatureMath math, Findings findings) {
        return signature(certificate.getSigAlgOID(), certificate.getSigAlgParams(), findings)
                .map(suite -> AlgorithmRules.uses(
                        suite, math.key(certificate.getPublicKey().getEncoded())))
                .orElse(List.of());
    }

    /** The suite of a signature; reports an unknown one. */
    static Optional<SignatureSuite> signature(String oid, byte @Nullable [] parameters, Findings findings) {
        Optional<SignatureSuite> suite;
        try {
            suite = SignatureSuite.of(
                    new AlgorithmIdentifier(
                            new ASN1ObjectIdentifier(oid),
                            parameters == null ? null : ASN1Primitive.fromByteArray(parameters)),
                    null);
        } catch (java.io.IOException | RuntimeException e) {
            suite = Optional.empty();
        }
        if (suite.isEmpty()) {
            findings.add(FindingCode.CMS_ALGORITHM_UNSUPPORTED, "algorithm", oid);
        }
        return suite;
    }
}
