package vn.bansao.verify.internal.path;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.signature.AlgorithmRules;
import vn.bansao.verify.internal.signature.AlgorithmUse;
import vn.bansao.verify.internal.signature.Certificates;
import vn.bansao.verify.internal.signature.SignatureMath;

/**
 * The chain of one end certificate at a moment: path by the JDK's PKIX, then the policy's algorithms, then the revocation
 * status of every certificate that is not an anchor (EN 319 102-1, 5.2.6 and 5.6).
 */
public final class ChainCheck {
    private final CertificatePool pool;
    private final RevocationCheck revocation;
    private final SignatureMath math;
    private final VerificationPolicy policy;
    private final CertificatePolicies certificatePolicies;
    private final Map<X509Certificate, Long> places;

    /**
     * A check with what one verification knows.
     *
     * @param places where in the file certificates stand that a later document timestamp proves to be old
     */
    public ChainCheck(
            CertificatePool pool,
            RevocationCheck revocation,
            SignatureMath math,
            VerificationPolicy policy,
            Map<X509Certificate, Long> places) {
        this(pool, revocation, math, policy, CertificatePolicies.ANY, places);
    }

    ChainCheck(
            CertificatePool pool,
            RevocationCheck revocation,
            SignatureMath math,
            VerificationPolicy policy,
            CertificatePolicies certificatePolicies,
            Map<X509Certificate, Long> places) {
        this.pool = pool;
        this.revocation = revocation;
        this.math = math;
        this.policy = policy;
        this.certificatePolicies = certificatePolicies;
        this.places = places;
    }

    /**
     * What came out; the findings say what stands against it.
     *
     * @param path the end certificate and its issuers, without the anchor; empty if there is none
     * @param storeOffset where the last of the data in the file stand that show that no certificate of the path was
     *     revoked; -1 if none are needed, {@link Long#MAX_VALUE} if they are not all in the file
     * @param algorithmsEnd when the policy retires the first of the path's algorithms whose use nothing proves to be old
     */
    public record Chain(List<X509Certificate> path, long storeOffset, Instant algorithmsEnd) {}

    /** Checks the chain of {@code end} for something that existed at {@code moment}. */
    public Chain check(X509Certificate end, Moment moment, Findings findings) {
        validity(end, moment, findings);
        if (pool.trust().anchors().contains(end)) {
            return new Chain(List.of(), -1, Instant.MAX); // Trust in the very certificate: no path, no revocation.
        }
        Optional<Trust.Path> found = path(end, moment.time());
        if (found.isEmpty()) {
            notFound(end, moment, findings);
            return new Chain(List.of(), Long.MAX_VALUE, Instant.MAX);
        }
        List<X509Certificate> path = found.get().certificates();
        X509Certificate anchor = found.get().anchor();
        if (!found.get().emailsPermitted()) {
            findings.add(
                    FindingCode.CERT_CHAIN_NOT_FOUND,
                    "subject",
                    Certificates.subjectName(end),
                    "reason",
                    "an e-mail address breaks a name constraint");
        }
        long offset = -1;
        Instant ends = Instant.MAX;
        for (int i = 0; i < path.size(); i++) {
            Instant retired = algorithms(path.get(i), i == 0, moment, findings);
            ends = retired.isBefore(ends) ? retired : ends;
            X509Certificate issuer = i + 1 < path.size() ? path.get(i + 1) : anchor;
            offset = Math.max(offset, status(path.get(i), issuer, i == 0, moment, findings));
        }
        return new Chain(path, offset, ends);
    }

    /**
     * Judges a certificate's algorithms, and tells when they end. What is proved for a signature is proved for its
     * signer's certificate, whose digest it signs; an issuer's certificate needs a proof of its own.
     */
    private Instant algorithms(X509Certificate certificate, boolean end, Moment moment, Findings findings) {
        Optional<Instant> proof = Optional.ofNullable(places.get(certificate)).flatMap(revocation::proof);
        if (end && moment.proved()) {
            proof = proof.filter(time -> time.isBefore(moment.time())).or(() -> Optional.of(moment.time()));
        }
        List<AlgorithmUse> uses = PathAlgorithms.certificate(certificate, math, findings);
        Instant from = certificate.getNotBefore().toInstant();
        Instant existed = proof.orElse(revocation.control());
        AlgorithmRules.check(uses, new AlgorithmRules.Existence(existed, from), policy, findings);
        return proof.isPresent() ? Instant.MAX : AlgorithmRules.ends(uses, policy);
    }

    private static void validity(X509Certificate end, Moment moment, Findings findings) {
        Instant from = end.getNotBefore().toInstant();
        Instant until = end.getNotAfter().toInstant();
        if (moment.proved() && moment.time().isBefore(from)) {
            findings.add(
                    FindingCode.CERT_NOT_YET_VALID,
                    "subject",
                    Certificates.subjectName(end),
                    "notBefore",
                    from,
                    "time",
                    moment.time());
        } else if (moment.time().isBefore(from) || moment.time().isAfter(until)) {
            outOfValidity(end, moment, findings);
        }
    }

    private static void outOfValidity(X509Certificate end, Moment moment, Findings findings) {
        findings.add(
                FindingCode.CERT_OUT_OF_VALIDITY,
                "subject",
                Certificates.subjectName(end),
                "notBefore",
                end.getNotBefore().toInstant(),
                "notAfter",
                end.getNotAfter().toInstant(),
                "time",
                moment.time());
    }

    /** Tells a chain that does not exist from one that exists at another time. */
    private void notFound(X509Certificate end, Moment moment, Findings findings) {
        if (findings.has(FindingCode.CERT_OUT_OF_VALIDITY) || findings.has(FindingCode.CERT_NOT_YET_VALID)) {
            return;
        }
        Instant from = end.getNotBefore().toInstant();
        Instant middle = from.plusMillis((end.getNotAfter().toInstant().toEpochMilli() - from.toEpochMilli()) / 2);
        if (path(end, middle).isPresent() || path(end, from.plusSeconds(1)).isPresent()) {
            outOfValidity(end, moment, findings);
        } else {
            String reason = pool.related(end)
                    ? "the path breaks a rule of RFC 5280"
                    : "no certificate of an issuer leads to an anchor";
            findings.add(FindingCode.CERT_CHAIN_NOT_FOUND, "subject", Certificates.subjectName(end), "reason", reason);
        }
    }

    private Optional<Trust.Path> path(X509Certificate end, Instant at) {
        Optional<Trust.Path> known = pool.trust().path(end, pool.reached(), at);
        if (known.isPresent()) {
            return known;
        }
        Optional<Trust.Path> built = build(end, at).map(ChainCheck::path);
        built.ifPresent(path -> pool.trust().keep(end, pool.reached(), path));
        return built;
    }

    private static Trust.Path path(PKIXCertPathBuilderResult result) {
        List<X509Certificate> certificates = result.getCertPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList();
        return new Trust.Path(
                certificates, result.getTrustAnchor().getTrustedCert(), SubjectEmails.permitted(certificates));
    }

    private Optional<PKIXCertPathBuilderResult> build(X509Certificate end, Instant at) {
        if (!pool.related(end)) {
            return Optional.empty();
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(end);
            Set<TrustAnchor> anchors = pool.trust().anchors().stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            Set<X509Certificate> candidates = new HashSet<>(pool.reached());
            parameters.addCertStore(CertStore.getInstance(
                    "Collection", new CollectionCertStoreParameters(new ArrayList<>(candidates))));
            parameters.setRevocationEnabled(false); // Checked here, with proofs of existence.
            parameters.setMaxPathLength(policy.longestPath());
            parameters.setDate(Date.from(at));
            certificatePolicies.applyTo(parameters);
            return Optional.of((PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters));
        } catch (GeneralSecurityException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /** Reports the revocation status; the answer is where the data in the file stand that show it, as in {@link Chain}. */
    private long status(
            X509Certificate certificate, X509Certificate issuer, boolean end, Moment moment, Findings findings) {
        Status status = revocation.status(certificate, issuer, moment);
        if (status instanceof Status.Good good) {
            Instant aged = good.agedOrNull();
            if (aged != null) {
                findings.add(
                        FindingCode.TST_STATUS_AGED, "subject", Certificates.subjectName(certificate), "asOf", aged);
            }
            return good.offset();
        }
        String subject = Certificates.subjectName(certificate);
        if (status instanceof Status.Unknown unknown) {
            findings.add(
                    FindingCode.REVOCATION_DATA_MISSING,
                    "subject",
                    subject,
                    "issuer",
                    Certificates.subjectName(issuer),
                    "reason",
                    unknown.reason());
            return Long.MAX_VALUE;
        }
        Status.Revoked found = (Status.Revoked) status;
        Status.Revocation revoked = found.revocation();
        if (moment.proved() && moment.time().isBefore(revoked.at())) {
            return found.offset(); // Revoked later than the proved time: what was made before stays good.
        }
        FindingCode code = revoked.hold()
                ? FindingCode.CERT_ON_HOLD
                : !end
                        ? FindingCode.CERT_AUTHORITY_REVOKED
                        : moment.proved() ? FindingCode.CERT_REVOKED : FindingCode.CERT_REVOKED_NO_PROOF;
        findings.add(code, "subject", subject, "revokedAt", revoked.at(), "reason", revoked.reason());
        return Long.MAX_VALUE;
    }
}
