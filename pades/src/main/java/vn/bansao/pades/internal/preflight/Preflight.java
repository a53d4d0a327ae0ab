package vn.bansao.pades.internal.preflight;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.pades.PreflightReport;
import vn.bansao.pades.PreflightReport.Topic;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.timestamp.TimestampAuthority;

/** All checks of a set-up, one after the other; none of them uses a key, and none stops the others. Not thread-safe. */
public final class Preflight {
    private static final String LOWER =
            "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrst" + "uùúủũụưừứửữựvwxyỳýỷỹỵz";
    /** Every Vietnamese letter, the digits, and what stands between them in statements. */
    public static final String LETTERS = LOWER + LOWER.toUpperCase(Locale.ROOT) + "0123456789 .,;:/()-–";

    private final PreflightSetup setup;
    private final Collected found = new Collected();
    private final Instant now;

    private Preflight(PreflightSetup setup) {
        this.setup = setup;
        this.now = setup.clock().instant();
    }

    /**
     * Looks at everything.
     *
     * @param letters a text whose letters copies may have
     * @param build what throws if the rest of the set-up is unfit
     */
    public static PreflightReport of(PreflightSetup setup, String letters, Runnable build) {
        Preflight preflight = new Preflight(setup);
        preflight.signers();
        List<X509Certificate> authority = preflight.timestamps();
        preflight.chains(authority);
        Collected found = preflight.found;
        found.holds(Topic.TEXT, "statementTemplate", () -> new TextChecks(setup, letters, found).check());
        if (!found.somethingIsMissing()) {
            found.holds(Topic.SETUP, "build", build);
        }
        return new PreflightReport(preflight.now, setup.level(), found.checks());
    }

    private void signers() {
        SignerChecks checks = new SignerChecks(setup.policy(), now, found);
        SigningKey person = setup.certifier();
        SigningKey seal = setup.agency();
        if (person != null) {
            found.holds(Topic.CERTIFICATE, "certifier", () -> checks.signer(person, "certifier"));
        }
        if (seal == null) {
            found.missing(Topic.CERTIFICATE, "agency", PadesProblem.AGENCY_KEY_MISSING);
        } else {
            found.holds(Topic.CERTIFICATE, "agency", () -> checks.signer(seal, "agency"));
            if (person != null) {
                found.holds(Topic.ORGANISATION, "certifier", () -> checks.both(person, seal));
            }
        }
    }

    /** The authority's certificates, if it has one. */
    private List<X509Certificate> timestamps() {
        TimestampAuthority authority = setup.timestamps();
        if (!setup.timestamped()) {
            return List.of();
        }
        if (authority == null) {
            found.missing(
                    Topic.TIMESTAMP, "timestamps", PadesProblem.TIMESTAMP_AUTHORITY_MISSING, "level", setup.level());
            return List.of();
        }
        SigningKey seal = setup.agency();
        DigestAlgorithm digest =
                seal == null ? DigestAlgorithm.SHA256 : seal.algorithm().digest();
        List<X509Certificate> certificates = new TimestampChecks(authority, digest, setup.clock(), found).ask();
        if (!certificates.isEmpty()) {
            new SignerChecks(setup.policy(), now, found).inForce(certificates.get(0), Topic.TIMESTAMP, "timestamps");
        }
        return certificates;
    }

    private void chains(List<X509Certificate> authority) {
        if (!setup.longTerm()) {
            found.warning(
                    Topic.REVOCATION, "revocation", PreflightFact.PREFLIGHT_STATUS_NOT_ASKED, "level", setup.level());
        } else if (setup.revocation() == null) {
            found.missing(
                    Topic.REVOCATION, "revocation", PadesProblem.REVOCATION_SOURCE_NOT_SET, "level", setup.level());
        }
        ChainChecks checks = new ChainChecks(setup.longTerm() ? setup.revocation() : null, setup.anchors(), now, found);
        chain(checks, setup.certifier(), "certifier");
        chain(checks, setup.agency(), "agency");
        if (!authority.isEmpty()) {
            found.holds(Topic.TRUST, "timestamps", () -> checks.check(authority, "timestamps"));
        }
    }

    private void chain(ChainChecks checks, @Nullable SigningKey key, String setting) {
        if (key != null) {
            found.holds(Topic.TRUST, setting, () -> checks.check(key.chain(), setting));
        }
    }
}
