package vn.bansao.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** What an OCSP responder answers, with the faults that lie in the content. */
final class OcspAnswers {
    private static final Duration AGE = Duration.ofMinutes(5);
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration STALE_AGE = Duration.ofDays(10);

    private final TestPki pki;
    private final List<Revocation> revoked;
    private final TestIdentity unauthorised;
    private final TestIdentity stranger;
    private final TestIdentity expired;
    private final TestIdentity withoutNoCheck;

    OcspAnswers(TestPki pki, List<Revocation> revoked) {
        this.pki = pki;
        this.revoked = revoked;
        this.unauthorised = pki.ocspWithoutPurpose();
        this.expired = pki.expiredOcsp();
        this.withoutNoCheck = pki.ocspWithRevocationCheck();
        this.stranger = pki.stranger().ocsp();
    }

    byte[] response(OCSPReq request, @Nullable OcspFault fault)
            throws OCSPException, IOException, OperatorCreationException {
        OCSPRespBuilder response = new OCSPRespBuilder();
        if (fault == OcspFault.TRY_LATER) {
            return response.build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
        }
        if (fault == OcspFault.UNAUTHORIZED) {
            return response.build(OCSPRespBuilder.UNAUTHORIZED, null).getEncoded();
        }
        BasicOCSPResp basic = basic(request, signer(fault), fault);
        byte[] encoded = response.build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
        if (fault == OcspFault.BAD_SIGNATURE) {
            spoil(encoded, basic.getSignature());
        }
        return encoded;
    }

    private BasicOCSPResp basic(OCSPReq request, TestIdentity signer, @Nullable OcspFault fault)
            throws OCSPException, OperatorCreationException {
        BasicOCSPRespBuilder builder =
                new BasicOCSPRespBuilder(new RespID(new ResponderID(CertificateMaker.nameOf(signer))));
        Instant now = pki.clock().instant();
        Instant thisUpdate = thisUpdate(now, fault);
        for (Req one : request.getRequestList()) {
            CertificateID asked = one.getCertID();
            CertificateID answered = fault == OcspFault.WRONG_CERTIFICATE
                    ? CertificateID.deriveCertificateID(
                            asked, asked.getSerialNumber().add(BigInteger.ONE))
                    : asked;
            builder.addResponse(
                    answered,
                    status(asked, now, fault),
                    date(thisUpdate),
                    fault == OcspFault.NO_NEXT_UPDATE ? null : date(thisUpdate.plus(LIFE)),
                    null);
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            byte[] value = fault == OcspFault.WRONG_NONCE
                    ? new byte[16]
                    : nonce.getExtnValue().getOctets();
            builder.setResponseExtensions(new Extensions(
                    new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(value))));
        }
        X509CertificateHolder[] chain = {holder(signer)};
        return builder.build(CertificateMaker.contentSigner(signer), chain, date(thisUpdate));
    }

    private @Nullable CertificateStatus status(CertificateID asked, Instant now, @Nullable OcspFault fault)
            throws OCSPException, OperatorCreationException {
        if (fault == OcspFault.UNKNOWN || !isOurs(asked)) {
            return new UnknownStatus();
        }
        if (fault == OcspFault.REVOKED) {
            return new RevokedStatus(date(now.minus(Duration.ofHours(1))), 0);
        }
        for (Revocation one : revoked) {
            if (one.serial().equals(asked.getSerialNumber())
                    && one.issuer().equals(pki.issuing().certificate().getSubjectX500Principal())) {
                return new RevokedStatus(date(one.at()), one.reason());
            }
        }
        return CertificateStatus.GOOD;
    }

    private boolean isOurs(CertificateID asked) throws OCSPException, OperatorCreationException {
        return asked.matchesIssuer(holder(pki.issuing()), new JcaDigestCalculatorProviderBuilder().build());
    }

    private TestIdentity signer(@Nullable OcspFault fault) {
        if (fault == null) {
            return pki.ocsp();
        }
        return switch (fault) {
            case UNAUTHORISED_SIGNER -> unauthorised;
            case STRANGER -> stranger;
            case EXPIRED_SIGNER -> expired;
            case SIGNER_WITHOUT_NOCHECK -> withoutNoCheck;
            case SIGNED_BY_ISSUER -> pki.issuing();
            default -> pki.ocsp();
        };
    }

    private static Instant thisUpdate(Instant now, @Nullable OcspFault fault) {
        if (fault == OcspFault.STALE) {
            return now.minus(STALE_AGE);
        }
        return fault == OcspFault.FUTURE ? now.plus(Duration.ofDays(1)) : now.minus(AGE);
    }

    /** Who signs where {@link OcspFault#SIGNER_WITHOUT_NOCHECK} is asked for. */
    TestIdentity withoutNoCheck() {
        return withoutNoCheck;
    }

    /** Changes the last byte of the signature where it stands in the response. */
    private static void spoil(byte[] response, byte[] signature) {
        for (int at = 0; at <= response.length - signature.length; at++) {
            if (Arrays.equals(response, at, at + signature.length, signature, 0, signature.length)) {
                response[at + signature.length - 1] ^= 1;
                return;
            }
        }
        throw new IllegalStateException("the signature is not in the response");
    }

    private static X509CertificateHolder holder(TestIdentity identity) {
        try {
            return new JcaX509CertificateHolder(identity.certificate());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without an encoding", e);
        }
    }

    private static Date date(Instant instant) {
        return Date.from(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
