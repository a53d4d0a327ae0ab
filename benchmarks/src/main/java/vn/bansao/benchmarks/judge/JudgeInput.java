package vn.bansao.benchmarks.judge;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What a judge is told besides the file. Immutable.
 *
 * @param anchors the roots of the signers and of the timestamp authorities
 * @param crls revocation lists beside the file; judges use them at the levels B and T only, because from LT on the file
 *     has to carry everything itself
 * @param at the moment of judging, so that yesterday's files don't expire
 * @param expected what the file is meant to be
 */
public record JudgeInput(List<X509Certificate> anchors, List<X509CRL> crls, Instant at, Expected expected) {

    public JudgeInput {
        anchors = List.copyOf(anchors);
        crls = List.copyOf(crls);
    }

    /** The CRLs a judge may use: none from LT on. */
    List<X509CRL> crlsForLevel() {
        return expected.level().carriesRevocationData() ? List.of() : crls;
    }

    /**
     * What the file is meant to be. Immutable.
     *
     * @param level the baseline level of every signature
     * @param signatures how many signatures, document timestamps not counted
     * @param documentTimestamps how many document timestamps
     * @param pss whether a signature is RSASSA-PSS, which not every tool knows
     * @param stamped whether each signature has its own timestamp
     */
    public record Expected(Level level, int signatures, int documentTimestamps, boolean pss, boolean stamped) {

        public Expected {
            if (signatures < 1 || documentTimestamps < 0) {
                throw new IllegalArgumentException("at least one signature, and no negative number");
            }
            if (level != Level.B && !stamped && documentTimestamps == 0) {
                throw new IllegalArgumentException("a level above B has timestamps");
            }
            if (level == Level.LTA && documentTimestamps == 0) {
                throw new IllegalArgumentException("document timestamps make the level LTA");
            }
        }

        /** A file whose signatures are stamped each, as they are made: a document timestamp makes the level LTA. */
        public Expected(Level level, int signatures, int documentTimestamps, boolean pss) {
            this(level, signatures, documentTimestamps, pss, level != Level.B);
            if ((documentTimestamps > 0) != (level == Level.LTA)) {
                throw new IllegalArgumentException("document timestamps make the level LTA, and nothing else does");
            }
        }

        /** As many fields as the tools find: signatures and document timestamps. */
        int fields() {
            return signatures + documentTimestamps;
        }
    }

    /** Baseline levels of ETSI EN 319 142-1, clause 6. */
    public enum Level {
        B,
        T,
        LT,
        LTA;

        /** Whether a file of this level carries what shows that its certificates were not revoked. */
        public boolean carriesRevocationData() {
            return this == LT || this == LTA;
        }
    }
}
