package vn.bansao.pades.internal.preflight;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.internal.cms.SubjectNames;
import vn.bansao.pades.PreflightReport.Topic;

/** What the signers' certificates say of themselves. */
record SignerChecks(CryptoPolicy policy, Instant now, Collected found) {
    private static final Duration SOON = Duration.ofDays(30);

    /** One signer's certificate. */
    void signer(SigningKey key, String setting) {
        X509Certificate certificate = key.chain().get(0);
        Object subject = certificate.getSubjectX500Principal();
        if (found.holds(Topic.ALGORITHM, setting, () -> policy.require(key.algorithm(), certificate.getPublicKey()))) {
            found.ok(
                    Topic.ALGORITHM,
                    setting,
                    PreflightFact.PREFLIGHT_ALGORITHM_PERMITTED,
                    "subject",
                    subject,
                    "algorithm",
                    key.algorithm(),
                    "policy",
                    policy.name());
        }
        usage(certificate, setting);
        inForce(certificate, Topic.CERTIFICATE, setting);
        if (SubjectNames.organisation(certificate).isEmpty()) {
            found.missing(
                    Topic.ORGANISATION, setting, PreflightFact.PREFLIGHT_ORGANISATION_MISSING, "subject", subject);
        }
    }

    private void usage(X509Certificate certificate, String setting) {
        if (!found.holds(Topic.CERTIFICATE, setting, () -> CmsSigner.requireKeyUsage(certificate))) {
            return;
        }
        Object subject = certificate.getSubjectX500Principal();
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[1]) {
            found.warning(
                    Topic.CERTIFICATE, setting, PreflightFact.PREFLIGHT_NON_REPUDIATION_ABSENT, "subject", subject);
        } else {
            found.ok(
                    Topic.CERTIFICATE,
                    setting,
                    PreflightFact.PREFLIGHT_KEY_USAGE_FIT,
                    "subject",
                    subject,
                    "usage",
                    usage(usage));
        }
    }

    private static String usage(boolean @org.jspecify.annotations.Nullable [] usage) {
        if (usage == null) {
            return "-";
        }
        List<String> names = new ArrayList<>();
        if (usage[0]) {
            names.add("digitalSignature");
        }
        if (usage[1]) {
            names.add("nonRepudiation");
        }
        return String.join(", ", names);
    }

    /** Whether a certificate is valid now, and for how long. */
    void inForce(X509Certificate certificate, Topic topic, String setting) {
        if (!found.holds(topic, setting, () -> CmsSigner.requireInForce(certificate, now))) {
            return;
        }
        Instant notAfter = certificate.getNotAfter().toInstant();
        Duration left = Duration.between(now, notAfter);
        Object[] values = {
            "subject",
            certificate.getSubjectX500Principal(),
            "notAfter",
            notAfter,
            "days",
            left.toDays(),
            "required",
            SOON.toDays()
        };
        if (left.compareTo(SOON) < 0) {
            found.warning(topic, setting, PreflightFact.PREFLIGHT_CERTIFICATE_ENDS_SOON, values);
        } else {
            found.ok(topic, setting, PreflightFact.PREFLIGHT_CERTIFICATE_IN_FORCE, values);
        }
    }

    /** As the verifier demands: two signers of one organisation. */
    void both(SigningKey certifier, SigningKey agency) {
        X509Certificate person = certifier.chain().get(0);
        X509Certificate seal = agency.chain().get(0);
        Optional<String> ofPerson = SubjectNames.organisation(person);
        Optional<String> ofSeal = SubjectNames.organisation(seal);
        if (ofPerson.isPresent() && ofSeal.isPresent()) {
            if (SubjectNames.same(ofPerson.get(), ofSeal.get())) {
                found.ok(
                        Topic.ORGANISATION,
                        "certifier",
                        PreflightFact.PREFLIGHT_ORGANISATION_SAME,
                        "organisation",
                        ofSeal.get());
            } else {
                found.missing(
                        Topic.ORGANISATION,
                        "certifier",
                        PreflightFact.PREFLIGHT_ORGANISATION_DIFFERS,
                        "certifier",
                        ofPerson.get(),
                        "agency",
                        ofSeal.get());
            }
        }
        boolean sameKey = Arrays.equals(
                person.getPublicKey().getEncoded(), seal.getPublicKey().getEncoded());
        boolean sameName = SubjectNames.same(
                SubjectNames.commonName(person).orElse(""),
                SubjectNames.commonName(seal).orElse(""));
        if (sameKey || sameName) {
            found.missing(
                    Topic.ORGANISATION,
                    "agency",
                    PreflightFact.PREFLIGHT_SIGNERS_NOT_TWO,
                    "subject",
                    seal.getSubjectX500Principal());
        }
    }
}
