package vn.bansao.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import vn.bansao.DocumentSink;
import vn.bansao.ReceivedDocument;
import vn.bansao.batch.BatchJournal;
import vn.bansao.batch.BatchReport;
import vn.bansao.copy.CopyRecord;
import vn.bansao.pades.BatchCertifier;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.CopyRequest;
import vn.bansao.scan.Scan;

/** Many copies, as the README shows it, and several of one original. */
final class BatchLines {
    private static final long MOST_BYTES = 64 << 20;

    private BatchLines() {}

    static BatchReport certifyAll(CopyCertifier certifier, InputStream upload, Iterator<CopyRequest> requests)
            throws IOException {
        // README: begin
        // Digested while it arrives, so that certifying reads and hashes it once only.
        ReceivedDocument page = ReceivedDocument.store(upload, Path.of("store", "page-1.jpg"), MOST_BYTES);

        BatchReport report = BatchCertifier.builder(certifier, BatchJournal.file(Path.of("batch.journal")))
                .onProgress(progress -> System.err.println(progress.finished()))
                .build()
                .run(requests); // the same call goes on after a crash
        // README: end
        System.err.println(page.name());
        return report;
    }

    /** One number, {@code count} files: the scans are read and hashed once for all of them. */
    static void certifySeveral(CopyCertifier certifier, Scan scan, CopyRecord record, Path folder, int count)
            throws IOException {
        List<DocumentSink> sinks = IntStream.rangeClosed(1, count)
                .mapToObj(copy -> DocumentSink.ofNew(folder.resolve("copy-" + copy + ".pdf")))
                .toList();
        certifier.certify(scan, record).writeTo(sinks);
    }
}
