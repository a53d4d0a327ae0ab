package vn.bansao.verify.internal.path;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.AlgorithmRules;
import vn.bansao.verify.internal.signature.SignatureMath;
import vn.bansao.verify.internal.signature.SignatureSuite;

/** The policy's algorithms in certificates and CRLs. */
final class PathAlgorithms {
    private PathAlgorithms() {}

    /** Reports a weak or unknown signature algorithm, or a weak key, of a certificate that is not an anchor. */
    static void certificate(
            X509Certificate certificate, SignatureMath math, VerificationPolicy policy, Findings findings) {
        signature(certificate.getSigAlgOID(), certificate.getSigAlgParams(), policy, findings)
                .ifPresent(suite -> AlgorithmRules.check(
                        suite, math.key(certificate.getPublicKey().getEncoded()), policy, findings));
    }

    static Optional<SignatureSuite> signature(
            String oid, byte @Nullable [] parameters, VerificationPolicy policy, Findings findings) {
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
        } else {
            AlgorithmRules.check(suite.get(), Optional.empty(), policy, findings);
        }
        return suite;
    }
}
