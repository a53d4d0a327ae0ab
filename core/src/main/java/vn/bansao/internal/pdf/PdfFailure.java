package vn.bansao.internal.pdf;

import vn.bansao.MalformedDocumentException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/** The three ways a file is refused. */
final class PdfFailure {
    private PdfFailure() {}

    static MalformedDocumentException malformed(String what, String reason, long offset) {
        return new MalformedDocumentException(
                Problem.of(CoreProblem.PDF_MALFORMED, "what", what, "reason", reason), offset);
    }

    static MalformedDocumentException overLimit(String unit, long actual, long limit) {
        return new MalformedDocumentException(
                Problem.of(CoreProblem.PDF_OVER_LIMIT, "actual", actual + " " + unit, "limit", limit + " " + unit), -1);
    }

    static MalformedDocumentException encrypted(long offset) {
        return new MalformedDocumentException(Problem.of(CoreProblem.PDF_ENCRYPTED), offset);
    }
}
