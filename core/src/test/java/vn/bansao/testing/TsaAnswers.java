package vn.bansao.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.timestamp.TimeStampToken;

/** What a TSA answers, with the faults that lie in the content. */
final class TsaAnswers {
    /** Below the number that RFC 5612 sets aside for examples. */
    static final String ARC = "1.3.6.1.4.1.32473.1";

    private static final ASN1ObjectIdentifier DEFAULT_POLICY = new ASN1ObjectIdentifier(TestTsa.POLICY);
    private static final ASN1ObjectIdentifier OTHER_POLICY = new ASN1ObjectIdentifier(ARC + ".99");

    private final TestPki pki;
    private final TestIdentity tsa;
    private final AtomicLong serials = new AtomicLong();
    private final Map<TsaFault, TestIdentity> impostors = new ConcurrentHashMap<>();

    TsaAnswers(TestPki pki, TestIdentity tsa) {
        this.pki = pki;
        this.tsa = tsa;
    }

    /** A token without a request. */
    TimeStampToken token(DigestAlgorithm algorithm, byte[] imprint, @Nullable TsaFault fault) {
        AlgorithmIdentifier identifier = new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.oid()));
        Instant time = pki.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        TokenMaker.Content content = spoil(
                new TokenMaker.Content(
                        1, DEFAULT_POLICY, new MessageImprint(identifier, imprint), serial(), time, null),
                fault);
        return new TimeStampToken(TokenMaker.token(content, signer(fault), fault), content.time());
    }

    /** The DER of a TimeStampResp. */
    byte[] response(TimeStampRequest request, @Nullable TsaFault fault) throws IOException {
        ASN1ObjectIdentifier policy = request.getReqPolicy() == null ? DEFAULT_POLICY : request.getReqPolicy();
        if (fault == TsaFault.REJECTED || !TSPAlgorithms.ALLOWED.contains(request.getMessageImprintAlgOID())) {
            return refusal(PKIFailureInfo.badAlg, "the digest algorithm is not supported");
        }
        if (!policy.on(new ASN1ObjectIdentifier(ARC))) {
            return refusal(PKIFailureInfo.unacceptedPolicy, "the policy is not supported");
        }
        MessageImprint imprint =
                new MessageImprint(request.getMessageImprintAlgID(), request.getMessageImprintDigest());
        TokenMaker.Content content =
                new TokenMaker.Content(1, policy, imprint, serial(), pki.clock().instant(), request.getNonce());
        byte[] token = TokenMaker.token(spoil(content, fault), signer(fault), fault);
        PKIStatus status = fault == TsaFault.GRANTED_WITH_MODS
                ? PKIStatus.grantedWithMods
                : fault == TsaFault.WAITING ? PKIStatus.waiting : PKIStatus.granted;
        ContentInfo sent = fault == TsaFault.GRANTED_WITHOUT_TOKEN ? null : ContentInfo.getInstance(token);
        byte[] response = new TimeStampResp(new PKIStatusInfo(status), sent).getEncoded(ASN1Encoding.DER);
        return fault == TsaFault.TRAILING_GARBAGE ? Arrays.copyOf(response, response.length + 4) : response;
    }

    private static byte[] refusal(int failure, String text) throws IOException {
        PKIStatusInfo status =
                new PKIStatusInfo(PKIStatus.rejection, new PKIFreeText(text), new PKIFailureInfo(failure));
        return new TimeStampResp(status, null).getEncoded(ASN1Encoding.DER);
    }

    private static TokenMaker.Content spoil(TokenMaker.Content right, @Nullable TsaFault fault) {
        if (fault == null) {
            return right;
        }
        int version = fault == TsaFault.WRONG_VERSION ? 2 : right.version();
        ASN1ObjectIdentifier policy = fault == TsaFault.WRONG_POLICY ? OTHER_POLICY : right.policy();
        BigInteger nonce = right.nonce();
        if (fault == TsaFault.NO_NONCE) {
            nonce = null;
        } else if (fault == TsaFault.WRONG_NONCE && nonce != null) {
            nonce = nonce.add(BigInteger.ONE);
        }
        Instant time = fault == TsaFault.CLOCK_OFF ? right.time().plus(Duration.ofDays(1)) : right.time();
        return new TokenMaker.Content(version, policy, spoil(right.imprint(), fault), right.serial(), time, nonce);
    }

    private static MessageImprint spoil(MessageImprint right, TsaFault fault) {
        byte[] bytes = right.getHashedMessage();
        if (fault == TsaFault.WRONG_IMPRINT) {
            bytes[0] ^= 1;
            return new MessageImprint(right.getHashAlgorithm(), bytes);
        }
        return fault == TsaFault.WRONG_IMPRINT_ALGORITHM
                ? new MessageImprint(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha3_256), bytes)
                : right;
    }

    private TestIdentity signer(@Nullable TsaFault fault) {
        if (fault == null) {
            return tsa;
        }
        return impostors.computeIfAbsent(fault, wrong -> switch (wrong) {
            case UNTRUSTED_TSA -> pki.stranger().tsa();
            case EXPIRED_TSA -> pki.expiredTsa();
            case MISSING_EKU -> pki.tsaWithoutPurpose();
            case UNCRITICAL_EKU -> pki.tsaWithUncriticalPurpose();
            case MORE_EKUS -> pki.tsaWithMorePurposes();
            default -> tsa;
        });
    }

    private BigInteger serial() {
        return BigInteger.valueOf(serials.incrementAndGet());
    }
}
