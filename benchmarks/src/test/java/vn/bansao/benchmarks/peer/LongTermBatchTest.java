package vn.bansao.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.batch.BatchJournal;
import vn.bansao.batch.BatchReport;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.copy.CopyCode;
import vn.bansao.pades.BatchCertifier;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.CopyRequest;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;

/** How often a batch at B-LT asks the responders: once a certificate and window, however many copies are under way. */
class LongTermBatchTest {
    private static final int CERTIFICATES_BY_OCSP = 3; // certifier, agency, timestamp authority
    private static final int CERTIFICATES_BY_CRL = 1; // the issuing CA

    @TempDir
    Path folder;

    private final Responders responders = Responders.start();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T02:05:07Z"));
    private final CopyJob job = new CopyJob(
            PeerJobs.job(KeyKind.P256, 2, Level.B).scans().subList(0, 1),
            responders.pki(KeyKind.P256, now::get),
            2,
            Level.LT,
            null);
    private final CopyCertifier certifier = BansaoPeer.certifier(job);

    @AfterEach
    void close() {
        responders.close();
    }

    @Test
    void batchAsksOnceForEachCertificateAndWindow() throws Exception {
        certify("first", 300);
        assertAsked(1);

        later(Duration.ofMinutes(9));
        certify("within the window", 50);
        assertAsked(1);

        later(Duration.ofMinutes(2));
        certify("behind it", 50);
        assertAsked(2);
    }

    private void assertAsked(int windows) {
        assertThat(responders.ocspRequests()).isEqualTo(windows * CERTIFICATES_BY_OCSP);
        assertThat(responders.crlRequests()).isEqualTo(windows * CERTIFICATES_BY_CRL);
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private void certify(String name, int items) throws IOException, InterruptedException {
        Path place = folder.resolve(name);
        Scan scan = BansaoPeer.scan(job, true);
        BatchReport report = BatchCertifier.builder(certifier, BatchJournal.file(folder.resolve(name + ".journal")))
                .build()
                .run(IntStream.range(0, items)
                        .mapToObj(number -> CopyRequest.sharded(
                                "copy-" + number,
                                scan,
                                BansaoPeer.record(job, CopyCode.random(new Random(number)), number + 1, 1),
                                place))
                        .iterator());
        assertThat(report.certified()).as("%s", report).isEqualTo(items);
    }
}
