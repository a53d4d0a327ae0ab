package vn.bansao.verify.tamper;

import java.util.List;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.cms.SignedDataTemplate;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimestampAuthority;

/** Makes what goes into /Contents, from the bytes that are covered. */
@FunctionalInterface
interface Sealer {
    byte[] contents(byte[] covered);

    /** A PAdES signature of {@code signer}, by none of the checks that the product makes; B-B without timestamps. */
    static Sealer of(TestIdentity signer, TimestampAuthority timestampsOrNull) {
        return of(signer.signingKey("forger"), timestampsOrNull);
    }

    /** As above, with a key. */
    static Sealer of(SigningKey key, TimestampAuthority timestampsOrNull) {
        SignatureAlgorithm algorithm = key.algorithm();
        SignedDataTemplate template = new SignedDataTemplate(key.chain(), algorithm);
        return covered -> {
            byte[] digest = template.digest().newDigest().digest(covered);
            byte[] signature = key.sign(List.of(template.toBeSigned(digest))).get(0);
            byte[] token = timestampsOrNull == null
                    ? null
                    : timestampsOrNull
                            .timestamp(
                                    template.digest(),
                                    template.digest().newDigest().digest(signature))
                            .encoded();
            return template.assemble(digest, signature, token);
        };
    }

    /** The certifier of the bench, as the product signs. */
    static Sealer certifier() {
        return of(Bench.PKI.certifier(), TestTsa.inProcess(Bench.PKI));
    }

    /** The agency of the bench, as the product signs. */
    static Sealer agency() {
        return of(Bench.PKI.agency(), TestTsa.inProcess(Bench.PKI));
    }

    /** A document timestamp of the bench's authority. */
    static Sealer documentTimestamp() {
        TimestampAuthority authority = TestTsa.inProcess(Bench.PKI);
        return covered -> authority
                .timestamp(
                        vn.bansao.crypto.DigestAlgorithm.SHA256,
                        vn.bansao.crypto.DigestAlgorithm.SHA256.newDigest().digest(covered))
                .encoded();
    }
}
