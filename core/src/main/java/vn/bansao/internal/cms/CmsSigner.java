package vn.bansao.internal.cms;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.CoreProblem;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.timestamp.TimestampAuthority;

/**
 * One signer: a key, its checks, its {@link SignedDataTemplate}, and the size of its timestamps as learnt so far.
 * Thread-safe.
 */
public final class CmsSigner {
    private final SigningKey key;
    private final SharedCalls calls;
    private final SignedDataTemplate template;
    private final String commonName;
    private final String organisation;
    private final Instant notBefore;
    private final Instant notAfter;
    private final @Nullable TimestampAuthority timestamps;
    private final TokenRoom tokens = new TokenRoom();
    private final AtomicBoolean proved = new AtomicBoolean();

    /**
     * A signer whose certificate and algorithm {@code policy} permits now.
     *
     * @param timestamps the authority for a signature timestamp (B-T), or null (B-B)
     * @throws PolicyException if the signer's set-up is not fit
     */
    public CmsSigner(SigningKey key, CryptoPolicy policy, @Nullable TimestampAuthority timestamps, Instant now) {
        this.key = key;
        this.calls = new SharedCalls(key);
        this.timestamps = timestamps;
        X509Certificate certificate = certificate();
        policy.require(key.algorithm(), certificate.getPublicKey());
        requireKeyUsage(certificate);
        this.notBefore = certificate.getNotBefore().toInstant();
        this.notAfter = certificate.getNotAfter().toInstant();
        requireInForce(now);
        this.template = new SignedDataTemplate(key.chain(), key.algorithm());
        this.commonName = SubjectNames.commonName(certificate).orElse("");
        this.organisation = SubjectNames.organisation(certificate).orElse("");
    }

    /** The signer's certificate. */
    public X509Certificate certificate() {
        return key.chain().get(0);
    }

    /** What the certificate calls the signer, or empty. */
    public String commonName() {
        return commonName;
    }

    /** Whom the certificate names as the signer's organisation, or empty. */
    public String organisation() {
        return organisation;
    }

    /** What is constant in the signatures of this signer. */
    public SignedDataTemplate template() {
        return template;
    }

    /**
     * Demands that the certificate is in force.
     *
     * @throws PolicyException if it is expired or not yet valid
     */
    public void requireInForce(Instant now) {
        requireInForce(certificate(), notBefore, notAfter, now);
    }

    /** The same of any certificate. */
    public static void requireInForce(X509Certificate certificate, Instant now) {
        requireInForce(
                certificate,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                now);
    }

    private static void requireInForce(X509Certificate certificate, Instant from, Instant until, Instant now) {
        if (now.isBefore(from)) {
            throw new PolicyException(Problem.of(
                    CoreProblem.KEY_CERTIFICATE_NOT_YET_VALID,
                    "subject",
                    certificate.getSubjectX500Principal(),
                    "notBefore",
                    from,
                    "now",
                    now));
        }
        if (now.isAfter(until)) {
            throw new PolicyException(Problem.of(
                    CoreProblem.KEY_CERTIFICATE_EXPIRED,
                    "subject",
                    certificate.getSubjectX500Principal(),
                    "notAfter",
                    until,
                    "now",
                    now));
        }
    }

    /** The bytes of CMS to reserve: the largest signature, and the largest token seen with a margin. */
    public int reservedBytes() {
        return template.sizeBytes(largestSignatureBytes(), timestamps == null ? 0 : tokens.bytes());
    }

    /**
     * A signature that will be asked for soon: a key that takes many values in a call waits for it a little, so that its calls
     * are full. To be closed, whether it was asked for or not. Not thread-safe.
     */
    public final class Turn implements AutoCloseable {
        private final SharedCalls.Expectation expected = calls.expect();
        private @Nullable TimeStampToken timestamp;

        private Turn() {}

        /** Whose turn it is. */
        public CmsSigner signer() {
            return CmsSigner.this;
        }

        /**
         * The signed ContentInfo over a document digest, with its timestamp if the signer has an authority.
         *
         * @param stages where the waiting is measured
         * @param signing the stage of this signer's key
         */
        public byte[] sign(byte[] documentDigest, Stages stages, BatchStage signing) {
            byte[] toBeSigned = template.toBeSigned(documentDigest);
            byte[] signature = stages.in(signing, () -> expected.sign(toBeSigned));
            if (!proved.get()) {
                requireOwn(toBeSigned, signature);
                proved.set(true);
            }
            timestamp = token(signature, stages);
            return template.assemble(documentDigest, signature, timestamp == null ? null : timestamp.encoded());
        }

        /** The timestamp of the signature made last, if the signer has an authority. */
        public Optional<TimeStampToken> timestamp() {
            return Optional.ofNullable(timestamp);
        }

        @Override
        public void close() {
            expected.close();
        }
    }

    /** Announces a signature. */
    public Turn turn() {
        return new Turn();
    }

    /**
     * How many may ask for signatures at a time with profit: one for each of the key's sessions, and for a key that takes
     * many values in a call twice as many as its calls take, so that the next ones fill up while these are under way.
     */
    public int askersAtOnce() {
        int sessions = Math.max(key.sessions(), 1);
        return key.valuesPerCall() > 1 ? 2 * sessions * key.valuesPerCall() : sessions;
    }

    private @Nullable TimeStampToken token(byte[] signature, Stages stages) {
        TimestampAuthority authority = timestamps;
        if (authority == null) {
            return null;
        }
        byte[] imprint = template.digest().newDigest().digest(signature);
        TimeStampToken token = stages.in(BatchStage.TIMESTAMP, () -> authority.timestamp(template.digest(), imprint));
        tokens.seen(token.sizeBytes());
        return token;
    }

    private int largestSignatureBytes() {
        PublicKey publicKey = certificate().getPublicKey();
        if (publicKey instanceof RSAKey rsa) {
            return (rsa.getModulus().bitLength() + 7) / 8;
        }
        int field = (((ECKey) publicKey).getParams().getCurve().getField().getFieldSize() + 7) / 8;
        return 2 * (field + 3) + 3; // two INTEGERs with a sign octet each, in a SEQUENCE
    }

    /**
     * Demands that a certificate may sign documents.
     *
     * @throws PolicyException if its key usage forbids it
     */
    public static void requireKeyUsage(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        // digitalSignature is bit 0, nonRepudiation bit 1 (RFC 5280, 4.2.1.3).
        if (usage != null && !usage[0] && !usage[1]) {
            throw new PolicyException(Problem.of(
                    CoreProblem.KEY_USAGE_UNFIT,
                    "subject",
                    certificate.getSubjectX500Principal(),
                    "actual",
                    "neither of the two",
                    "required",
                    "digitalSignature or nonRepudiation"));
        }
    }

    /** A key in a token or service can't be compared with its certificate; its first signature can. */
    private void requireOwn(byte[] toBeSigned, byte[] signature) {
        boolean own;
        try {
            Signature verifier = Signature.getInstance(key.algorithm().jcaName());
            configure(verifier, key.algorithm());
            verifier.initVerify(certificate().getPublicKey());
            verifier.update(toBeSigned);
            own = verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            own = false;
        }
        if (!own) {
            throw new PolicyException(Problem.of(
                    CoreProblem.KEY_CERTIFICATE_MISMATCH,
                    "subject",
                    certificate().getSubjectX500Principal()));
        }
    }

    /** Sets the parameters that RSASSA-PSS does not work without. */
    public static void configure(Signature signature, SignatureAlgorithm algorithm) throws GeneralSecurityException {
        if (algorithm.scheme() == SignatureAlgorithm.Scheme.RSASSA_PSS) {
            String hash = algorithm.digest().jcaName();
            signature.setParameter(new PSSParameterSpec(
                    hash,
                    "MGF1",
                    new MGF1ParameterSpec(hash),
                    algorithm.digest().sizeBytes(),
                    1));
        }
    }
}
