package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSink;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.copy.CopyRecord;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.internal.cms.SharedCalls;
import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.compose.Pool;
import vn.bansao.pades.internal.compose.RecordXmp;
import vn.bansao.pades.internal.compose.SignatureBlocks.Block;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.scan.Scan;

/**
 * Writes copies in one direction: template, scans, statement, record, fields, first signature; then the update with the
 * second. Immutable, thread-safe. No key is used before all scans are read and everything is laid out.
 */
public final class CopyWriter {
    private static final int LINE_BYTES = 1 << 10; // a page's dictionary; palettes and page trees make it grow
    private static final int TEXT_BYTES = 1 << 15; // 32 KiB: the record of a few pages
    private static final int TAIL_BYTES = 1 << 14; // 16 KiB: a signature with its timestamp in hex

    private final CopyTemplate template;
    private final CmsSigner first;
    private final @Nullable CmsSigner second;
    private final String firstDictionary;
    private final String secondDictionary;
    private final InstantSource clock;
    private final RandomGenerator random;
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
     */
    public record Written(
            CopyRecord record, long sizeBytes, DigestAlgorithm algorithm, byte[] digest, Instant signedAt) {}

    /**
     * A writer.
     *
     * @param first who signs first: the certifier, or the agency where it signs alone
     * @param second the agency, where a certifier signs before it
     * @param provider who digests, or null for the JDK's choice
     */
    public CopyWriter(
            CopyTemplate template,
            CmsSigner first,
            @Nullable CmsSigner second,
            InstantSource clock,
            RandomGenerator random,
            @Nullable Provider provider) {
        this.template = template;
        this.first = first;
        this.second = second;
        this.firstDictionary = CopyShape.signatureAfterDate(true, first.commonName());
        this.secondDictionary = second == null ? "" : CopyShape.signatureAfterDate(false, second.commonName());
        this.clock = clock;
        this.random = random;
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
        try (Transfers transfers = Transfers.begin(sinks)) {
            List<Written> all = stages.in(BatchStage.COMPOSE, () -> compose(scan, record, sheets, transfers, stages));
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

    private List<Written> compose(
            Scan scan, CopyRecord record, CopyLayout.Sheets sheets, Transfers transfers, Stages stages)
            throws IOException {
        CmsSigner agency = second;
        try (SharedCalls.Expectation atFirst = first.expect();
                SharedCalls.Expectation atSecond = (agency == null ? first : agency).expect()) {
            if (agency == null) {
                atSecond.end();
            }
            Body body = body(scan, record, sheets, transfers, clock.instant());
            List<Written> all = new ArrayList<>(transfers.all().size());
            PdfBytes space = tails.take();
            int left = transfers.all().size();
            for (DocumentSink.Transfer transfer : transfers.all()) {
                left--;
                Ending ending = new Ending(left == 0 ? body : body.copy(), transfer, space, stages);
                all.add(ending.write(atFirst, atSecond));
            }
            tails.giveBack(space);
            return all;
        }
    }

    /** Everything up to the first signature. */
    private Body body(Scan scan, CopyRecord record, CopyLayout.Sheets sheets, DocumentSink.Transfer sink, Instant time)
            throws IOException {
        BodySpace space = bodies.take();
        CrossReferences references = template.references();
        HashedOutput out = new HashedOutput(sink, template.bytes(), template.digests(), space.buffer());
        ObjectWriter objects = new ObjectWriter(out, references, space.line());
        PageWriter pages = new PageWriter(objects, space.scratch(), space.sha256());
        CopyLayout.Places places = sheets.write(pages, scan);
        PdfBytes xmp = space.text().clear();
        RecordXmp.write(xmp, record, pages.records(), time);
        objects.line().ascii("/Type/Metadata/Subtype/XML");
        objects.stream(CopyTemplate.METADATA, xmp);
        pages.tree();
        fields(objects, places, time);
        Body body = new Body(
                record.withPages(pages.records()), time, places.seal(), references, out.position(), out.digests());
        bodies.giveBack(space);
        return body;
    }

    private void fields(ObjectWriter objects, CopyLayout.Places places, Instant time) throws IOException {
        Block block = places.first().look().at(time);
        CopyShape.look(objects.line(), block.width(), block.height(), template.firstPicture());
        objects.stream(CopyTemplate.FIRST_LOOK, block.drawn(), block.time());
        CopyShape.field(
                objects.line(),
                second == null ? CopyShape.SEAL_FIELD : CopyShape.CERTIFIER_FIELD,
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

    /**
     * All that comes before the first signature of a copy, to be continued once.
     *
     * @param seal where the second signature stands, if there is one
     * @param references the objects so far
     * @param end where the first signature begins
     * @param digests the digests up to there
     */
    private record Body(
            CopyRecord record,
            Instant time,
            CopyLayout.@Nullable Place seal,
            CrossReferences references,
            long end,
            DigestStates digests) {
        /** The same, for one more copy. */
        Body copy() {
            return new Body(record, time, seal, references.copy(), end, digests.fork());
        }
    }

    /** One copy from its first signature on. */
    private final class Ending {
        private final Body body;
        private final DocumentSink.Transfer out;
        private final PdfBytes bytes;
        private final Stages stages;
        private final CrossReferences references;
        private final DigestStates digests;
        private final byte[] id = new byte[16];
        private long position;

        Ending(Body body, DocumentSink.Transfer out, PdfBytes bytes, Stages stages) {
            this.body = body;
            this.out = out;
            this.bytes = bytes;
            this.stages = stages;
            this.references = body.references();
            this.digests = body.digests();
            this.position = body.end();
            random.nextBytes(id);
        }

        Written write(SharedCalls.Expectation atFirst, SharedCalls.Expectation atSecond) throws IOException {
            requireInForce(); // A copy may wait long between its checks and its writing.
            atFirst.end();
            SignatureTail tail = firstTail();
            writeOut();
            CmsSigner agency = second;
            CopyLayout.Place place = body.seal();
            if (agency != null && place != null) {
                atSecond.end();
                sealTail(agency, place, tail.sectionOffset());
                writeOut();
            }
            DigestAlgorithm algorithm = first.template().digest();
            return new Written(body.record(), position, algorithm, digests.value(algorithm), body.time());
        }

        private void requireInForce() {
            Instant now = clock.instant();
            first.requireInForce(now);
            if (second != null) {
                second.requireInForce(now);
            }
        }

        private SignatureTail firstTail() {
            bytes.clear();
            begin(references, CopyTemplate.FIRST_SIGNATURE);
            signature(body.time(), firstDictionary);
            SignatureTail tail = new SignatureTail(position, bytes, new Trailer(references, id, id, 0));
            tail.sign(digests, first, stages, BatchStage.SIGN);
            return tail;
        }

        private void sealTail(CmsSigner agency, CopyLayout.Place place, long firstSection) {
            Instant sealed = clock.instant();
            CrossReferences update = CrossReferences.ofUpdate(references.size());
            Block block = place.look().at(sealed);
            bytes.clear();
            int look = update.allocate();
            begin(update, look);
            bytes.ascii("<<");
            CopyShape.look(bytes, block.width(), block.height(), template.sealPicture());
            bytes.ascii("/Length ").integer(block.drawn().size() + block.time().size());
            bytes.ascii(CopyShape.STREAM_BEGIN).bytes(block.drawn()).bytes(block.time());
            bytes.ascii(CopyShape.STREAM_END);
            int signature = update.allocate();
            begin(update, CopyTemplate.SEAL_FIELD);
            CopyShape.field(bytes, CopyShape.SEAL_FIELD, place.box(), true, signature, look);
            bytes.ascii("\nendobj\n");
            begin(update, signature);
            signature(sealed, secondDictionary);

            byte[] revision = new byte[16];
            random.nextBytes(revision);
            new SignatureTail(position, bytes, new Trailer(update, id, revision, firstSection))
                    .sign(digests, agency, stages, BatchStage.SEAL);
        }

        private void signature(Instant time, String afterDate) {
            bytes.ascii(CopyShape.SIGNATURE_BEFORE_DATE)
                    .ascii(PdfSyntax.date(time))
                    .ascii(afterDate);
        }

        private void begin(CrossReferences into, int number) {
            into.put(number, position + bytes.size());
            bytes.integer(number).ascii(" 0 obj\n");
        }

        private void writeOut() throws IOException {
            out.write(bytes.array(), 0, bytes.size());
            position += bytes.size();
        }
    }

    /**
     * The cross-reference section and the trailer of a revision.
     *
     * @param id the file's identifier of its first revision
     * @param revisionId that of this revision
     * @param previous where the section of the revision before stands, or 0
     */
    private record Trailer(CrossReferences references, byte[] id, byte[] revisionId, long previous)
            implements SignatureTail.Ending {
        @Override
        public void writeTo(PdfBytes out, long offset) {
            references.writeTo(out);
            out.ascii("trailer\n<</Size ").integer(references.size());
            out.ascii("/Root ").integer(CopyTemplate.CATALOG).ascii(" 0 R/ID[<").hex(id);
            out.ascii("><").hex(revisionId).ascii(">]");
            if (previous != 0) {
                out.ascii("/Prev ").integer(previous);
            }
            out.ascii(">>\nstartxref\n").integer(offset).ascii("\n%%EOF\n");
        }
    }
}
