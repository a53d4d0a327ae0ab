package vn.bansao.verify.internal.copy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.CopyRecord;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.SignatureState;

/**
 * The times in a copy agree: nobody signs before the statement's day, or long after it, or at a time that is still to come
 * when a timestamp proves the signature.
 */
final class DateRules {
    private final CopyRecord record;
    private final Duration clockSkew;
    private final Findings findings;

    DateRules(CopyRecord record, Duration clockSkew, Findings findings) {
        this.record = record;
        this.clockSkew = clockSkew;
        this.findings = findings;
    }

    void check(List<SignatureState> signatures) {
        CertificationStatement statement = record.statement();
        for (SignatureState signature : signatures) {
            OffsetDateTime claimed = signature.claimed();
            if (claimed == null) {
                continue; // No baseline signature: reported as that.
            }
            String what = "the time of " + signature.field();
            if (statement != null && !statement.isSignableAt(claimed.toInstant())) {
                inconsistent(what, claimed, "the statement of " + statement.date());
            }
            Instant latest = signature.moment().time();
            if (claimed.toInstant().isAfter(latest.plus(clockSkew))) {
                inconsistent(what, claimed, "what proves that it was made before " + latest);
            }
        }
    }

    private void inconsistent(String what, OffsetDateTime actual, String required) {
        findings.add(FindingCode.COPY_DATE_INCONSISTENT, "what", what, "actual", actual, "required", required);
    }
}
