package vn.bansao.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.jspecify.annotations.Nullable;
import vn.bansao.Problem;
import vn.bansao.RemoteServiceException;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;
import vn.bansao.internal.cms.ParsedToken;
import vn.bansao.internal.cms.TimeStampTokens;
import vn.bansao.internal.cms.TokenCheck;
import vn.bansao.internal.cms.TokenFlaw;
import vn.bansao.trust.TrustAnchors;

/** The judge of one answer (RFC 3161, 2.4.2). */
record TsaResponse(TsaAddress address, TsaSettings.Acceptance acceptance) {
    private static final int HTTP_OK = 200;

    /** The token of a response, all of it checked against the request. */
    TimeStampToken token(byte[] response, TsaRequest request, Instant sent) {
        byte[] encoded = granted(response);
        ParsedToken token = parse(encoded);
        requireRequested(token, request);
        X509Certificate tsa = token.tsaCertificate().orElse(null);
        TimeStampTokens.flaws(token, tsa).stream().findFirst().ifPresent(this::refuse);
        requireStrength(token);
        requireTime(token.time(), sent);
        if (tsa != null && acceptance.trust() != null) {
            requireTrust(token, tsa, acceptance.trust());
        }
        return new TimeStampToken(encoded, token.time());
    }

    private byte[] granted(byte[] response) {
        try {
            if (TlvScan.oneValue(response) != TlvScan.Form.DER) {
                throw malformed("it is BER, not DER", null);
            }
            TimeStampResp parsed = TimeStampResp.getInstance(ASN1Primitive.fromByteArray(response));
            TsaStatus answer = TsaStatus.of(parsed.getStatus());
            if (!answer.granted()) {
                throw rejected(answer);
            }
            if (parsed.getTimeStampToken() == null) {
                throw malformed("status " + answer.name() + " without a token", null);
            }
            // The authority's own bytes: an encoder could change what is inside a certificate.
            int status = TlvScan.contents(response, 0);
            return Arrays.copyOfRange(response, TlvScan.end(response, status), response.length);
        } catch (Asn1FormatException e) {
            throw malformed(e.reason(), e);
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            // Bouncy Castle's ways to say: not what it should be.
            throw malformed("not a TimeStampResp: " + e.getMessage(), e);
        }
    }

    private ParsedToken parse(byte[] encoded) {
        try {
            return TimeStampTokens.parse(encoded);
        } catch (Asn1FormatException e) {
            throw malformed(e.reason(), e);
        }
    }

    private void requireRequested(ParsedToken token, TsaRequest request) {
        TimeStampTokens.imprintFlaw(token, request.algorithm(), request.imprint())
                .ifPresent(this::refuse);
        if (!token.nonce().equals(Optional.of(request.nonce()))) {
            refuse(new TokenFlaw(
                    TokenCheck.NONCE,
                    token.nonce().map(Object::toString).orElse("absent"),
                    request.nonce().toString()));
        }
        String policy = request.policy();
        if (policy != null && !policy.equals(token.policy())) {
            refuse(new TokenFlaw(TokenCheck.POLICY, token.policy(), policy));
        }
    }

    /** A token lives as long as its weakest hash. */
    private void requireStrength(ParsedToken token) {
        List<String> strong = CryptoPolicy.TT15_2025.digests().stream()
                .map(digest -> digest.oid())
                .toList();
        if (!strong.contains(token.digestAlgorithm())) {
            refuse(new TokenFlaw(TokenCheck.SIGNATURE, "made with the digest " + token.digestAlgorithm(), "SHA-2"));
        }
    }

    private void requireTime(Instant time, Instant sent) {
        Instant now = acceptance.clock().instant();
        Duration skew = acceptance.allowedSkew();
        // genTime may be cut to whole seconds.
        if (time.isBefore(sent.minus(skew).minusSeconds(1)) || time.isAfter(now.plus(skew))) {
            throw failure(Problem.of(
                    CoreProblem.TSA_TIME_OFF, "address", address.shown(), "actual", time, "now", now, "allowed", skew));
        }
    }

    private void requireTrust(ParsedToken token, X509Certificate tsa, TrustAnchors anchors) {
        try {
            TsaTrust.require(tsa, token.certificates(), anchors, token.time());
        } catch (GeneralSecurityException e) {
            throw failure(
                    Problem.of(
                            CoreProblem.TSA_UNTRUSTED,
                            "address",
                            address.shown(),
                            "subject",
                            tsa.getSubjectX500Principal(),
                            "reason",
                            String.valueOf(e.getMessage())),
                    e);
        }
    }

    private void refuse(TokenFlaw flaw) {
        throw failure(Problem.of(
                CoreProblem.TSA_RESPONSE_WRONG,
                "address",
                address.shown(),
                "check",
                flaw.check().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "actual",
                flaw.actual(),
                "required",
                flaw.required()));
    }

    private RemoteServiceException rejected(TsaStatus status) {
        return failure(Problem.of(
                CoreProblem.TSA_REJECTED,
                "address",
                address.shown(),
                "status",
                status.name(),
                "failure",
                status.failures(),
                "text",
                status.text()));
    }

    private RemoteServiceException malformed(String reason, @Nullable Throwable cause) {
        return failure(
                Problem.of(CoreProblem.TSA_RESPONSE_MALFORMED, "address", address.shown(), "reason", reason), cause);
    }

    private RemoteServiceException failure(Problem problem) {
        return failure(problem, null);
    }

    private RemoteServiceException failure(Problem problem, @Nullable Throwable cause) {
        return new RemoteServiceException(problem, address.uri(), HTTP_OK, cause);
    }
}
