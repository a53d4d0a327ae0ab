package vn.bansao.verify.dss;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.internal.Setup;

/**
 * EU DSS, asked about a file that this verifier has judged. Immutable, thread-safe. Off line: DSS gets the verifier's
 * anchors, material and clock, and no loader.
 *
 * <p>DSS is asked only about files the strict reader accepts, up to {@value #MOST_BYTES} bytes, and waited for a minute at
 * most: a hostile file must not cost more for being judged twice. Pages are not drawn to compare revisions; the verifier's
 * own rules judge later changes.
 */
public final class SecondOpinion {
    static final int MOST_BYTES = 1 << 27; // 128 MiB: DSS holds a file in memory
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Setup setup;
    private final boolean etsiReport;

    private SecondOpinion(Setup setup, boolean etsiReport) {
        this.setup = setup;
        this.etsiReport = etsiReport;
    }

    /**
     * Starts DSS, once in a JVM, and makes sure that it sees signatures.
     *
     * @param etsiReport whether its report is kept as XML, too
     * @throws PolicyException if its jars are absent, or if it does not find the signature in a file known to have one
     */
    public static SecondOpinion start(Setup setup, boolean etsiReport) {
        try {
            DssStart.require();
        } catch (LinkageError absent) {
            throw unavailable("its jars are not on the class path", absent);
        } catch (IllegalStateException unfit) {
            throw unavailable(String.valueOf(unfit.getMessage()), unfit);
        }
        return new SecondOpinion(setup, etsiReport);
    }

    private static PolicyException unavailable(String reason, Throwable cause) {
        return new PolicyException(
                Problem.of(FindingCode.SECOND_OPINION_MISSING, "engine", DssNames.ENGINE, "reason", reason), cause);
    }

    /**
     * The report {@code own} with DSS's opinion, and with a finding where the two disagree; unchanged if the file is
     * unreadable.
     */
    public ValidationReport beside(ValidationReport own, DocumentSource source) throws IOException {
        if (own.verdict() == Verdict.UNREADABLE) {
            return own;
        }
        long size = source.sizeBytes();
        return Comparison.of(
                own,
                size > MOST_BYTES
                        ? DssNames.failed("the file has " + size + " bytes, the limit is " + MOST_BYTES)
                        : ask(source, own.checkedAt().toInstant()));
    }

    private OtherOpinion ask(DocumentSource source, Instant time) {
        List<X509Certificate> anchors = Stream.concat(
                        setup.trust().anchors().stream(), setup.tsaTrust().anchors().stream())
                .distinct()
                .toList();
        DssQuestion question = new DssQuestion(
                anchors,
                setup.material().certificates(),
                setup.material().crls(),
                setup.material().ocspResponses(),
                time);
        FutureTask<OtherOpinion> task = new FutureTask<>(() -> DssReading.of(question, source, etsiReport));
        // A thread of its own: DSS knows no limit of time.
        Thread thread = new Thread(task, "second-opinion");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // DSS throws whatever it likes at a broken file; an opinion is missing then.
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return DssNames.failed(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        } catch (TimeoutException e) {
            thread.interrupt();
            return DssNames.failed("no answer after " + LONGEST.toSeconds() + " s");
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return DssNames.failed("interrupted");
        }
    }
}
