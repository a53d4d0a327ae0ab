package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSink;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.copy.CopyRecord;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.Pool;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.RecordXmp;
import vn.bansao.pades.internal.compose.SignatureBlocks.Block;
import vn.bansao.pades.internal.longterm.LongTerm;
import vn.bansao.pades.internal.longterm.Proofs;
import vn.bansao.pades.internal.ocr.Recognition;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.pades.internal.scan.ScanPages;
import vn.bansao.scan.Scan;

/**
 * Writes copies in one direction: template, scans, statement, record, fields, first signature; then the update with the
 * second, and from B-LT on the one with validation data. Immutable, thread-safe. No key is used before all scans are read and everything is laid out.
 */
public final class CopyWriter {
    private static final int LINE_BYTES = 1 << 10; // a page's dictionary; palettes and page trees make it grow
    private static final int TEXT_BYTES = 1 << 15; // 32 KiB: the record of a few pages
    private static final int TAIL_BYTES = 1 << 14; // 16 KiB: a signature with its timestamp in hex

    private final CopyTemplate template;
    private final Signers signers;
    private final @Nullable Recognition recognition;
    private final Pool<BodySpace> bodies;
    private final Pool<PdfBytes> tails = new Pool<>(() -> new PdfBytes(TAIL_BYTES));

    /**
     * What was written.
     *
     * @param record the record with its pages
     * @param sizeBytes the size of the file
     * @param algorithm the digest algorithm of the first signer
     * @param digest the digest of the whole file
     * @param signedAt the claimed time of the first signature
     * @param oldestProof when the oldest of the revocation data was issued, or null where there are none
     */
    public record Written(
            CopyRecord record,
            long sizeBytes,
            DigestAlgorithm algorithm,
            byte[] digest,
            Instant signedAt,
            @Nullable Instant oldestProof) {}

    /**
     * A writer.
     *
     * @param recognition who makes a text layer, or null for copies without one
     * @param provider who digests, or null for the JDK's choice
     */
    public CopyWriter(
            CopyTemplate template, Signers signers, @Nullable Recognition recognition, @Nullable Provider provider) {
        this.template = template;
        this.signers = signers;
        this.recognition = recognition;
        this.bodies = new Pool<>(() -> new BodySpace(
                new byte[ScanPageReader.SCRATCH_BYTES],
                new byte[HashedOutput.BUFFER_BYTES],
                new PdfBytes(LINE_BYTES),
                new PdfBytes(TEXT_BYTES),
                DigestAlgorithm.SHA256.newDigest(provider)));
    }

    /** What is done with a copy that is complete and not yet committed. */
    @FunctionalInterface
    public interface BeforeCommit {
        /** Takes note; a failure leaves the sink uncommitted. */
        void accept(Written written) throws IOException;
    }

    /**
     * Writes one copy into each sink: the same pages and record, hashed once; signatures of its own. A failure at any
     * point before the first commit leaves all sinks uncommitted.
     *
     * @param sheets the layout of the record
     * @param stages what the copies go through
     * @param beforeCommit told of each copy before any is committed
     * @return one a sink, in order
     */
    public List<Written> write(
            Scan scan,
            CopyRecord record,
            CopyLayout.Sheets sheets,
            List<DocumentSink> sinks,
            Stages stages,
            BeforeCommit beforeCommit)
            throws IOException {
        LongTerm longTerm = signers.longTerm();
        // A copy signed with a revoked certificate is worse than none: known before anything is begun.
        Proofs proofs = longTerm == null
                ? null
                : stages.in(
                        BatchStage.TIMESTAMP,
                        () -> longTerm.checkSigners(signers.clock().instant()));
        // Seconds a page: not while a key's turn is held, and before a file is begun.
        TextLayers texts = texts(scan, record, stages);
        try (Transfers transfers = Transfers.begin(sinks)) {
            List<Written> all = stages.in(
                    BatchStage.COMPOSE, () -> compose(scan, record, sheets, texts, transfers, proofs, stages));
            // Each thread brings its own copy to the disk; else the journal's force would carry those of all.
            stages.in(BatchStage.STORE, () -> {
                transfers.force();
                return all;
            });
            stages.in(BatchStage.JOURNAL, () -> {
                for (Written written : all) {
                    beforeCommit.accept(written);
                }
                return all;
            });
            return stages.in(BatchStage.STORE, () -> {
                transfers.commit();
                return all;
            });
        }
    }

    private TextLayers texts(Scan scan, CopyRecord record, Stages stages) throws IOException {
        Recognition reading = recognition;
        if (reading == null) {
            return TextLayers.NONE;
        }
        int pages = record.original().totalPages();
        return new TextLayers(reading.languages(), stages.in(BatchStage.COMPOSE, () -> reading.read(scan, pages)));
    }

    private List<Written> compose(
            Scan scan,
            CopyRecord record,
            CopyLayout.Sheets sheets,
            TextLayers texts,
            Transfers transfers,
            @Nullable Proofs proofs,
            Stages stages)
            throws IOException {
        CmsSigner agency = signers.second();
        try (CmsSigner.Turn first = signers.first().turn();
                CmsSigner.Turn second = agency == null ? null : agency.turn()) {
            CopyBody body =
                    body(scan, record, sheets, texts, transfers, signers.clock().instant());
            List<Written> all = new ArrayList<>(transfers.all().size());
            PdfBytes space = tails.take();
            int left = transfers.all().size();
            for (DocumentSink.Transfer transfer : transfers.all()) {
                left--;
                CopyEnding ending = new CopyEnding(
                        signers, template.sealPicture(), left == 0 ? body : body.copy(), transfer, space, stages);
                all.add(ending.write(first, second, proofs));
            }
            tails.giveBack(space);
            return all;
        }
    }

    /** Everything up to the first signature. */
    private CopyBody body(
            Scan scan,
            CopyRecord record,
            CopyLayout.Sheets sheets,
            TextLayers texts,
            DocumentSink.Transfer sink,
            Instant time)
            throws IOException {
        BodySpace space = bodies.take();
        ScanPages scans = ScanPages.of(scan, record.original().totalPages(), space.scratch(), space.sha256());
        CrossReferences references = template.references();
        HashedOutput out = new HashedOutput(sink, template.bytes(), template.digests(), space.buffer());
        ObjectWriter objects = new ObjectWriter(out, references, space.line());
        PageWriter pages = new PageWriter(objects, scans, texts, space.sha256());
        CopyLayout.Places places = sheets.write(pages);
        PdfBytes xmp = space.text().clear();
        RecordXmp.write(xmp, record, pages.records(), texts.languages(), time);
        objects.line().ascii("/Type/Metadata/Subtype/XML");
        objects.stream(CopyTemplate.METADATA, xmp);
        pages.tree();
        fields(objects, places, time);
        CopyBody body = new CopyBody(
                record.withPages(pages.records()),
                time,
                places.seal(),
                pages.fieldPage(),
                references,
                out.position(),
                out.digests());
        bodies.giveBack(space);
        return body;
    }

    private void fields(ObjectWriter objects, CopyLayout.Places places, Instant time) throws IOException {
        Block block = places.first().look().at(time);
        CopyShape.look(objects.line(), block.width(), block.height(), template.firstPicture());
        objects.stream(CopyTemplate.FIRST_LOOK, block.drawn(), block.time());
        CopyShape.field(
                objects.line(),
                signers.second() == null ? CopyShape.SEAL_FIELD : CopyShape.CERTIFIER_FIELD,
                places.first().box(),
                false,
                CopyTemplate.FIRST_SIGNATURE,
                CopyTemplate.FIRST_LOOK);
        objects.object(CopyTemplate.FIRST_FIELD);
        CopyLayout.Place seal = places.seal();
        if (seal != null) {
            // Box, encoding and pictures are those of the later look: EU DSS takes any other difference between the
            // two for a change that the first signature does not permit.
            Box place = seal.box();
            CopyShape.look(objects.line(), place.width(), place.height(), template.sealPicture());
            objects.stream(CopyTemplate.EMPTY_LOOK);
            CopyShape.field(objects.line(), CopyShape.SEAL_FIELD, place, true, 0, CopyTemplate.EMPTY_LOOK);
            objects.object(CopyTemplate.SEAL_FIELD);
        }
    }

    /** What is used while the body is written. */
    @SuppressWarnings("ArrayRecordComponent") // working space
    private record BodySpace(byte[] scratch, byte[] buffer, PdfBytes line, PdfBytes text, MessageDigest sha256) {}
}
