package vn.bansao.pades.internal.preflight;

import java.util.Locale;
import java.util.ResourceBundle;
import vn.bansao.ProblemCode;

/**
 * What only a preflight tells: what is in order, and what certifying would not notice. Sentences:
 * {@code PreflightFacts_vi.properties}, {@code PreflightFacts_en.properties}; what is in order has no hint.
 */
public enum PreflightFact implements ProblemCode {
    /** {subject} {notAfter} {days}. */
    PREFLIGHT_CERTIFICATE_IN_FORCE,
    /** {subject} {notAfter} {days} {required}, in days. */
    PREFLIGHT_CERTIFICATE_ENDS_SOON,
    /** {subject} {usage}. */
    PREFLIGHT_KEY_USAGE_FIT,
    /** {subject}. Signatures of documents should be by a certificate for nonRepudiation (contentCommitment). */
    PREFLIGHT_NON_REPUDIATION_ABSENT,
    /** {subject} {algorithm} {policy}. */
    PREFLIGHT_ALGORITHM_PERMITTED,
    /** {subject}. The verifier compares organisations. */
    PREFLIGHT_ORGANISATION_MISSING,
    /** {certifier} {agency}. */
    PREFLIGHT_ORGANISATION_DIFFERS,
    /** {organisation}. */
    PREFLIGHT_ORGANISATION_SAME,
    /** {subject}. Both signatures by one key or under one name. */
    PREFLIGHT_SIGNERS_NOT_TWO,
    /** {subject} {anchor}. */
    PREFLIGHT_CHAIN_TRUSTED,
    /** {subject} {end}. A self-signed end that nobody has declared to be trusted. */
    PREFLIGHT_ANCHOR_NOT_DECLARED,
    /** {subject} {end} {issuer}. The chain ends before an anchor, or at a root that is none. */
    PREFLIGHT_CHAIN_UNTRUSTED,
    /** {subject} {reason}. RFC 5280, 6.1. */
    PREFLIGHT_CHAIN_UNFIT,
    /** {authority} {time}. */
    PREFLIGHT_TIMESTAMP_GIVEN,
    /** {check} {actual} {required}. */
    PREFLIGHT_TIMESTAMP_WRONG,
    /** {seconds} {allowed}. */
    PREFLIGHT_CLOCK_FITS,
    /** {now} {actual} {seconds} {allowed}. */
    PREFLIGHT_CLOCK_OFF,
    /** {subject} {by} {from}. */
    PREFLIGHT_STATUS_GOOD,
    /** {subject} {address}. The CRL told instead. */
    PREFLIGHT_RESPONDER_SILENT,
    /** {level}. */
    PREFLIGHT_STATUS_NOT_ASKED,
    /** {letters}, how many. */
    PREFLIGHT_TEXT_READY,
    /** {reason}. A part of the set-up that failed in a way of its own. */
    PREFLIGHT_CHECK_FAILED;

    @Override
    public ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("vn.bansao.pades.internal.preflight.PreflightFacts", locale);
    }
}
