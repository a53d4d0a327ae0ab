package vn.bansao.verify.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.Indication;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.internal.path.ChainCheck.Chain;
import vn.bansao.verify.internal.signature.Certificates;
import vn.bansao.verify.internal.signature.TokenCheck.Token;

/** One time-stamp token on its way to a verdict. Not thread-safe; lives for one verification. */
final class TimestampState {
    final TimestampVerdict.Kind kind;
    final String field;
    final long end;
    final Findings findings;
    final Token token;

    @Nullable
    Chain chain;

    /** A token that stands for what lies before {@code end}. */
    TimestampState(TimestampVerdict.Kind kind, String field, long end, Findings findings, Token token) {
        this.kind = kind;
        this.field = field;
        this.end = end;
        this.findings = findings;
        this.token = token;
    }

    /** The time it proves, or null if it proves nothing. */
    @Nullable
    Instant proof() {
        boolean passed = chain != null && findings.indication() == Indication.TOTAL_PASSED;
        return passed ? token.timeOrNull() : null;
    }

    TimestampVerdict verdict() {
        return new TimestampVerdict(
                kind,
                field,
                findings.indication(),
                findings.subIndication().orElse(null),
                token.timeOrNull(),
                token.cms().signer().map(Certificates::subjectName).orElse(null),
                findings.list());
    }
}
