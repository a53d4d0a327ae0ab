package vn.bansao.pades;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.bansao.PolicyException;
import vn.bansao.Problem;

/**
 * What a preflight found: whether a certifier that is set up like this could certify now, and if not, everything that is
 * missing at once. Immutable. It is true for its moment only, and does not promise that a key signs: no key was used.
 *
 * @param checkedAt when, by the set-up's clock
 * @param level the level that was asked for
 * @param checks what was looked at, in order; never empty
 */
public record PreflightReport(Instant checkedAt, PadesLevel level, List<Check> checks) {

    /** What a check came to, from good to bad. */
    public enum Outcome {
        /** In order. */
        OK,
        /** Copies can be made, but somebody should look at it. */
        WARNING,
        /** No copy can be made, or none that a receiver finds valid. */
        MISSING
    }

    /** What a check is about. */
    public enum Topic {
        /** A signer's certificate: validity, key usage, names. */
        CERTIFICATE,
        /** The algorithm policy. */
        ALGORITHM,
        /** Both signers are of one organisation, and are two. */
        ORGANISATION,
        /** A chain ends at an anchor. */
        TRUST,
        /** The timestamp authority. */
        TIMESTAMP,
        /** The clock of this machine. */
        CLOCK,
        /** The status of one certificate, by OCSP or CRL. */
        REVOCATION,
        /** The letters and the look of what is drawn. */
        TEXT,
        /** The rest of the set-up. */
        SETUP
    }

    /**
     * One check.
     *
     * @param topic what it is about
     * @param outcome what it came to
     * @param setting the method of {@link CopyCertifier.Builder} to look at
     * @param fact what was found, with its stable code; for an error the same that certifying would tell
     */
    public record Check(Topic topic, Outcome outcome, String setting, Problem fact) {

        /** The stable code, such as {@code REVOCATION_UNREACHABLE}. */
        public String code() {
            return fact.code().name();
        }

        /** What was found, in one line: Vietnamese for {@code vi}, English for every other language. */
        public String sentence(Locale locale) {
            return fact.sentence(locale);
        }

        /** What to do about it, in one line; empty where all is well. */
        public Optional<String> hint(Locale locale) {
            return fact.hint(locale);
        }
    }

    public PreflightReport {
        checks = List.copyOf(checks);
    }

    /** The worst outcome. */
    public Outcome outcome() {
        return checks.stream()
                .map(Check::outcome)
                .max(Comparator.naturalOrder())
                .orElse(Outcome.OK);
    }

    /** The checks of one outcome, in order. */
    public List<Check> with(Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).toList();
    }

    /**
     * Demands that nothing is missing; warnings pass.
     *
     * @throws PolicyException with the first of what is missing
     */
    public void requirePassed() {
        for (Check check : with(Outcome.MISSING)) {
            throw new PolicyException(check.fact());
        }
    }
}
