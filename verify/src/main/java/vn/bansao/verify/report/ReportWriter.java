package vn.bansao.verify.report;

import java.io.Closeable;
import java.io.IOException;
import vn.bansao.DocumentSource;
import vn.bansao.verify.ValidationReport;

/**
 * Writes reports one after the other into one output. Not thread-safe. {@link #close} ends the output, such as the HTML
 * document, and leaves the target open, which belongs to the caller.
 */
public interface ReportWriter extends Closeable {

    /**
     * Writes a report.
     *
     * @throws IllegalArgumentException if it holds none of that format
     */
    void add(ValidationReport report) throws IOException;

    /**
     * Writes a report, with what the format shows of the file itself: {@link ReportFormat#HTML} shows small pictures of its
     * pages. A file that can't be shown is no error, and has no effect on the verdict; it takes ten seconds at most.
     *
     * @param source the file the report is about; still the same, or the pictures are of another one
     */
    default void add(ValidationReport report, DocumentSource source) throws IOException {
        add(report);
    }
}
