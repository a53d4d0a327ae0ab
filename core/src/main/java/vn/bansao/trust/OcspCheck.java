package vn.bansao.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;
import vn.bansao.internal.cms.OcspParties;
import vn.bansao.internal.cms.SignatureEngines;

/**
 * What an OCSP answer says about a certificate (RFC 6960, 3.2). What is not signed is not believed, so the status comes last.
 *
 * @param question whose status
 * @param withoutEnd the oldest an answer may be that names no end
 */
record OcspCheck(StatusQuestion question, Duration withoutEnd) {
    private static final String[] REFUSALS = {"", "malformedRequest", "internalError", "tryLater", "", "sigRequired"};
    private static final int UNAUTHORIZED = 6;

    /**
     * An answer that says good.
     *
     * @param answer the proof
     * @param unproved the responder's certificate where its own status must be asked for, or null
     */
    record Good(StatusAnswer answer, @Nullable X509Certificate unproved) {

        /**
         * The proof, with that of the responder's own status where it needs one (RFC 6960, 4.2.2.2.1).
         *
         * @param ask whom to ask for it, or null where nobody is asked: no responder proves its own
         */
        StatusAnswer proved(StatusQuestion question, @Nullable Function<StatusQuestion, StatusOutcome> ask)
                throws UnfitException {
            if (unproved == null) {
                return answer;
            }
            if (ask == null) {
                throw UnfitException.wrong(
                        "signer", "a responder whose own status nobody proves", "id-pkix-ocsp-nocheck, or its status");
            }
            StatusAnswer proof = ask.apply(new StatusQuestion(unproved, question.issuer(), question.now()))
                    .answer();
            if (proof == null) {
                throw UnfitException.wrong(
                        "signer", "a responder that is revoked, or of unknown status", "a responder in order");
            }
            return answer.with(proof);
        }
    }

    /** Whether a response speaks of the certificate, or can't be read, which is worth telling. */
    boolean concerns(byte[] der) {
        Optional<BasicOCSPResp> answer = OcspParties.answer(der);
        if (answer.isEmpty()) {
            return true;
        }
        try {
            for (SingleResp each : answer.get().getResponses()) {
                if (names(each.getCertID())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            return true;
        }
    }

    /** The answer, if it says good; {@code nonce} is what was asked with. */
    Good answer(byte[] der, byte @Nullable [] nonce) throws UnfitException {
        try {
            if (TlvScan.oneValue(der) != TlvScan.Form.DER) {
                throw UnfitException.malformed("it is BER, not DER");
            }
            OCSPResp response = new OCSPResp(der);
            if (response.getStatus() != OCSPResp.SUCCESSFUL) {
                throw new UnfitException(CoreProblem.REVOCATION_REJECTED, "status", refusal(response.getStatus()));
            }
            if (!(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw UnfitException.malformed("not a BasicOCSPResponse");
            }
            return answer(der, basic, nonce);
        } catch (Asn1FormatException e) {
            throw UnfitException.malformed("not an OCSP response: " + e.reason());
        } catch (IOException | OCSPException | GeneralSecurityException | RuntimeException e) {
            throw UnfitException.malformed("not an OCSP response: " + e.getMessage()); // Bouncy Castle's many ways.
        }
    }

    private static String refusal(int status) {
        String name = status == UNAUTHORIZED
                ? "unauthorized"
                : status > 0 && status < REFUSALS.length ? REFUSALS[status] : "";
        return name.isEmpty() ? String.valueOf(status) : name + " (" + status + ")";
    }

    private Good answer(byte[] der, BasicOCSPResp basic, byte @Nullable [] nonce)
            throws UnfitException, IOException, GeneralSecurityException {
        SingleResp single = single(basic);
        if (!basic.getCriticalExtensionOIDs().isEmpty()
                || !single.getCriticalExtensionOIDs().isEmpty()) {
            throw UnfitException.wrong("extensions", "an unknown critical one", "none");
        }
        Instant thisUpdate = single.getThisUpdate().toInstant();
        Instant nextUpdate = StatusQuestion.instant(single.getNextUpdate());
        Instant producedAt = basic.getProducedAt().toInstant();
        question.requireCurrent(thisUpdate, nextUpdate);
        question.requireCurrent(
                producedAt, nextUpdate == null ? thisUpdate.plus(withoutEnd).plus(StatusQuestion.SKEW) : nextUpdate);
        OcspSigner signer = OcspSigner.of(basic, question);
        requireNonce(basic, nonce);
        requireGood(single.getCertStatus());
        Instant oldest = producedAt.isBefore(thisUpdate) ? producedAt : thisUpdate;
        List<X509Certificate> certificates = signer.delegated() ? List.of(signer.certificate()) : List.of();
        return new Good(
                StatusAnswer.response(der, certificates, oldest, nextUpdate),
                signer.provedByItself() ? null : signer.certificate());
    }

    private SingleResp single(BasicOCSPResp basic) throws UnfitException, IOException, GeneralSecurityException {
        SingleResp found = null;
        for (SingleResp each : basic.getResponses()) {
            if (names(each.getCertID())) {
                if (found != null) {
                    throw UnfitException.wrong("certificate", "there twice", "there once");
                }
                found = each;
            }
        }
        if (found == null) {
            throw UnfitException.wrong(
                    "certificate",
                    "another",
                    "number " + question.certificate().getSerialNumber().toString(16));
        }
        return found;
    }

    /** RFC 6960, 4.1.1: number, and hashes of the issuer's name and key. */
    private boolean names(CertificateID id) throws IOException, GeneralSecurityException {
        ASN1ObjectIdentifier algorithm = id.getHashAlgOID();
        X509Certificate issuer = question.issuer();
        return id.getSerialNumber().equals(question.certificate().getSerialNumber())
                && Arrays.equals(
                        digest(algorithm, issuer.getSubjectX500Principal().getEncoded()), id.getIssuerNameHash())
                && Arrays.equals(digest(algorithm, OcspParties.keyBits(issuer)), id.getIssuerKeyHash());
    }

    private static byte[] digest(ASN1ObjectIdentifier algorithm, byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance(SignatureEngines.digestName(algorithm)).digest(bytes);
    }

    /** Responders that prepare their answers leave it out (RFC 5019, 4); another than ours is somebody else's answer. */
    private static void requireNonce(BasicOCSPResp basic, byte @Nullable [] nonce) throws UnfitException, IOException {
        Extension repeated = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce == null || repeated == null) {
            return;
        }
        byte[] value = repeated.getExtnValue().getOctets();
        if (!Arrays.equals(value, new DEROctetString(nonce).getEncoded())) {
            throw UnfitException.wrong("nonce", "another", "the request's");
        }
    }

    private void requireGood(@Nullable CertificateStatus status) throws UnfitException {
        if (status == CertificateStatus.GOOD) {
            return;
        }
        X509Certificate certificate = question.certificate();
        if (status instanceof RevokedStatus revoked) {
            int reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0;
            throw UnfitException.revoked(
                    certificate, revoked.getRevocationTime().toInstant(), ListCheck.reason(reason));
        }
        throw new UnfitException(
                CoreProblem.REVOCATION_CERTIFICATE_UNKNOWN, "subject", certificate.getSubjectX500Principal());
    }
}
