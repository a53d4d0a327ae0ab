package vn.bansao.verify.cli;

import vn.bansao.verify.Verdict;

/** The exit codes of files; of several files the greatest one counts. */
final class ExitCode {
    private ExitCode() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case VALID -> 0;
            case INVALID -> 1;
            case INDETERMINATE -> 3;
            case NOT_SIGNED, NOT_A_CERTIFIED_COPY -> 4;
            case UNREADABLE -> 5;
        };
    }
}
