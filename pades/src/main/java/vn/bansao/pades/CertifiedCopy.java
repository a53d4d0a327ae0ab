package vn.bansao.pades;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSink;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.batch.Stages;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.CopyRecord;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.write.CopyLayout;
import vn.bansao.pades.internal.write.CopyWriter;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanGate;

/**
 * A certified copy (bản sao chứng thực) about to be written: what can be checked without the scans has been checked.
 *
 * <p>Writing reads each scan once and then signs; it can be done once, since a number in the book is spent once.
 * Thread-safe.
 */
public final class CertifiedCopy {
    private final CopyWriter writer;
    private final Scan scan;
    private final CopyRecord record;
    private final CopyLayout.Sheets sheets;
    private final PadesLevel level;
    private final @Nullable ScanGate gate;
    private final AtomicBoolean written = new AtomicBoolean();

    CertifiedCopy(
            CopyWriter writer,
            Scan scan,
            CopyRecord record,
            CopyLayout.Sheets sheets,
            PadesLevel level,
            @Nullable ScanGate gate) {
        this.writer = writer;
        this.scan = scan;
        this.record = record;
        this.sheets = sheets;
        this.level = level;
        this.gate = gate;
    }

    /**
     * What was written.
     *
     * @param record the record with the digests of its pages, as the copy carries it
     * @param level the level of each signature
     * @param sizeBytes the size of the PDF
     * @param digestAlgorithm the algorithm of {@code digest}: that of the first signature
     * @param digest the digest of the whole PDF, lower-case hex
     * @param signedAt the claimed time of the first signature
     * @param revocationDataFromOrNull when the oldest of the revocation data was issued that the copy carries; null below B-LT
     */
    public record Receipt(
            CopyRecord record,
            PadesLevel level,
            long sizeBytes,
            DigestAlgorithm digestAlgorithm,
            String digest,
            Instant signedAt,
            @Nullable Instant revocationDataFromOrNull) {}

    /**
     * Writes the copy to a file: aside, forced, then moved over {@code file}; after a failure nothing is left.
     *
     * @throws IOException if a scan can't be read or the file can't be written
     * @throws vn.bansao.CertifiedCopyException if a scan is unfit, a text does not fit, a key or a service fails
     */
    public Receipt writeTo(Path file) throws IOException {
        return writeTo(DocumentSink.of(file));
    }

    /**
     * Writes the copy to {@code sink}, from its first byte to its last.
     *
     * @throws IllegalStateException if it was written before, or tried to
     */
    public Receipt writeTo(DocumentSink sink) throws IOException {
        return writeTo(sink, Stages.NONE, receipt -> {});
    }

    /**
     * Writes as many copies as there are sinks, all at once: the usual case at a counter, where several copies of one
     * original are asked for and get one number (NĐ 23/2015, Đ.20(3)). The scans are read and hashed once for all of
     * them; each copy is a file of its own, with its own signatures. All are signed before the first is committed.
     *
     * @return one a sink, in order
     * @throws vn.bansao.PolicyException if the statement tells another number of copies
     */
    public List<Receipt> writeTo(List<DocumentSink> sinks) throws IOException {
        CertificationStatement statement = record.statement();
        int stated = statement == null ? sinks.size() : statement.copiesCount();
        if (sinks.isEmpty() || stated != sinks.size()) {
            throw new PolicyException(Problem.of(
                    PadesProblem.RECORD_MISMATCH,
                    "what",
                    "number of copies",
                    "actual",
                    stated,
                    "required",
                    sinks.size()));
        }
        return write(sinks, Stages.NONE, receipt -> {});
    }

    /** What a batch does with a copy that is complete and not yet committed. */
    @FunctionalInterface
    interface BeforeCommit {
        void accept(Receipt receipt) throws IOException;
    }

    /** As above, for a batch. */
    Receipt writeTo(DocumentSink sink, Stages stages, BeforeCommit beforeCommit) throws IOException {
        return write(List.of(sink), stages, beforeCommit).get(0);
    }

    private List<Receipt> write(List<DocumentSink> sinks, Stages stages, BeforeCommit beforeCommit) throws IOException {
        if (written.getAndSet(true)) {
            throw new IllegalStateException("a certified copy is written once: ask the certifier for another");
        }
        if (gate != null) {
            gate.requirePassed(scan, record.original());
        }
        List<Receipt> receipts = new ArrayList<>(sinks.size());
        for (CopyWriter.Written copy :
                writer.write(scan, record, sheets, sinks, stages, complete -> beforeCommit.accept(receipt(complete)))) {
            receipts.add(receipt(copy));
        }
        return Collections.unmodifiableList(receipts);
    }

    private Receipt receipt(CopyWriter.Written result) {
        return new Receipt(
                result.record(),
                level,
                result.sizeBytes(),
                result.algorithm(),
                HexFormat.of().formatHex(result.digest()),
                result.signedAt(),
                result.oldestProof());
    }

    /** The copy in memory, for small scans and tests. */
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeTo(DocumentSink.of(bytes));
        return bytes.toByteArray();
    }
}
