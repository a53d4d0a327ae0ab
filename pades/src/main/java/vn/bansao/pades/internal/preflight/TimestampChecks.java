package vn.bansao.pades.internal.preflight;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.bansao.CertifiedCopyException;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.CoreProblem;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.cms.ParsedToken;
import vn.bansao.internal.cms.TimeStampTokens;
import vn.bansao.internal.cms.TokenFlaw;
import vn.bansao.pades.PreflightReport.Topic;
import vn.bansao.timestamp.TimeStampToken;
import vn.bansao.timestamp.TimestampAuthority;

/** Whether a timestamp authority answers, what its answer is worth, and what it says of this machine's clock. */
record TimestampChecks(TimestampAuthority authority, DigestAlgorithm digest, InstantSource clock, Collected found) {
    private static final String SETTING = "timestamps";
    /** What the verifier permits between a signature's stated and its proved time. */
    private static final Duration ALLOWED = Duration.ofMinutes(1);

    /** Asks for one timestamp; the answer is the authority's certificates, its own first, if they are there. */
    List<X509Certificate> ask() {
        Instant before = clock.instant();
        byte[] imprint = digest.newDigest().digest(("preflight " + before).getBytes(StandardCharsets.UTF_8));
        List<TimeStampToken> tokens = new ArrayList<>();
        List<CertifiedCopyException> failures = new ArrayList<>();
        boolean answered = found.holds(Topic.TIMESTAMP, SETTING, () -> {
            try {
                tokens.add(authority.timestamp(digest, imprint));
            } catch (CertifiedCopyException e) {
                if (e.problem().code() != CoreProblem.TSA_TIME_OFF) {
                    throw e;
                }
                failures.add(e);
            }
        });
        for (CertifiedCopyException off : failures) {
            found.holds(Topic.CLOCK, "clock", () -> {
                throw off;
            });
        }
        if (!answered || tokens.isEmpty()) {
            return List.of();
        }
        Instant after = clock.instant();
        clock(tokens.get(0).time(), before, after);
        return token(tokens.get(0), imprint);
    }

    private List<X509Certificate> token(TimeStampToken token, byte[] imprint) {
        ParsedToken parsed;
        try {
            parsed = TimeStampTokens.parse(token.encoded());
        } catch (Asn1FormatException e) {
            wrong(new String[] {"encoding", e.reason(), "a TimeStampToken (RFC 3161, 2.4.2)"});
            return List.of();
        }
        Optional<X509Certificate> authorities = parsed.tsaCertificate();
        List<TokenFlaw> flaws = new ArrayList<>(TimeStampTokens.flaws(parsed, authorities.orElse(null)));
        TimeStampTokens.imprintFlaw(parsed, digest, imprint).ifPresent(flaws::add);
        for (TokenFlaw flaw : flaws) {
            String check = flaw.check().name().toLowerCase(Locale.ROOT).replace('_', '-');
            wrong(new String[] {check, flaw.actual(), flaw.required()});
        }
        if (authorities.isEmpty()) {
            return List.of();
        }
        X509Certificate certificate = authorities.get();
        if (flaws.isEmpty()) {
            found.ok(
                    Topic.TIMESTAMP,
                    SETTING,
                    PreflightFact.PREFLIGHT_TIMESTAMP_GIVEN,
                    "authority",
                    certificate.getSubjectX500Principal(),
                    "time",
                    token.time());
        }
        List<X509Certificate> all = new ArrayList<>(List.of(certificate));
        all.addAll(parsed.certificates());
        return all;
    }

    private void wrong(String[] flaw) {
        found.missing(
                Topic.TIMESTAMP,
                SETTING,
                PreflightFact.PREFLIGHT_TIMESTAMP_WRONG,
                "check",
                flaw[0],
                "actual",
                flaw[1],
                "required",
                flaw[2]);
    }

    private void clock(Instant stamped, Instant before, Instant after) {
        Duration skew = Duration.ZERO;
        if (stamped.isAfter(after)) {
            skew = Duration.between(after, stamped);
        } else if (stamped.isBefore(before.minusSeconds(1))) { // genTime may be cut to whole seconds.
            skew = Duration.between(stamped, before);
        }
        Object[] values = {"now", after, "actual", stamped, "seconds", skew.toSeconds(), "allowed", ALLOWED.toSeconds()
        };
        if (skew.compareTo(ALLOWED) > 0) {
            found.missing(Topic.CLOCK, "clock", PreflightFact.PREFLIGHT_CLOCK_OFF, values);
        } else {
            found.ok(Topic.CLOCK, "clock", PreflightFact.PREFLIGHT_CLOCK_FITS, values);
        }
    }
}
