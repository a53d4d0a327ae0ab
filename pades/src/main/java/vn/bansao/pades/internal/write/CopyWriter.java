package vn.bansao.pades.internal.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSink;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.copy.CopyRecord;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.internal.cms.SubjectNames;
import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.compose.RecordXmp;
import vn.bansao.pades.internal.compose.SignatureBlocks.Block;
import vn.bansao.scan.Scan;

/**
 * Writes copies in one direction: template, scans, statement, record, fields, first signature; then the update with the
 * second. Immutable, thread-safe. No key is used before all scans are read and everything is laid out.
 */
public final class CopyWriter {
    private final CopyTemplate template;
    private final CopyLayout layout;
    private final CmsSigner first;
    private final @Nullable CmsSigner second;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final @Nullable Provider provider;

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
            CopyLayout layout,
            CmsSigner first,
            @Nullable CmsSigner second,
            InstantSource clock,
            RandomGenerator random,
            @Nullable Provider provider) {
        this.template = template;
        this.layout = layout;
        this.first = first;
        this.second = second;
        this.clock = clock;
        this.random = random;
        this.provider = provider;
    }

    /** What is done with a copy that is complete and not yet committed. */
    @FunctionalInterface
    public interface BeforeCommit {
        /** Takes note; a failure leaves the sink uncommitted. */
        void accept(Written written) throws IOException;
    }

    /**
     * Writes one copy; a failure at any point leaves the sink uncommitted.
     *
     * @param stages what the copy goes through
     * @param beforeCommit told of the copy before it is committed
     */
    public Written write(Scan scan, CopyRecord record, DocumentSink sink, Stages stages, BeforeCommit beforeCommit)
            throws IOException {
        try (DocumentSink.Transfer transfer = sink.begin()) {
            Written written = stages.in(BatchStage.COMPOSE, () -> new Pass(transfer, stages).write(scan, record));
            stages.in(BatchStage.JOURNAL, () -> {
                beforeCommit.accept(written);
                return written;
            });
            return stages.in(BatchStage.STORE, () -> {
                transfer.commit();
                return written;
            });
        }
    }

    /** One copy on its way. */
    private final class Pass {
        private final CrossReferences references = template.references();
        private final HashedOutput out;
        private final ObjectWriter objects;
        private final byte[] id = new byte[16];
        private final Instant time = clock.instant();
        private final Stages stages;
        private long firstSection;

        Pass(DocumentSink.Transfer transfer, Stages stages) throws IOException {
            this.stages = stages;
            out = new HashedOutput(transfer, template.bytes(), template.digests());
            objects = new ObjectWriter(out, references);
            random.nextBytes(id);
        }

        Written write(Scan scan, CopyRecord record) throws IOException {
            PageWriter pages = new PageWriter(objects, DigestAlgorithm.SHA256.newDigest(provider));
            CopyLayout.Places places = layout.write(pages, scan, record);
            CopyRecord written = record.withPages(pages.records());
            objects.stream(CopyTemplate.METADATA, "/Type/Metadata/Subtype/XML", RecordXmp.of(written, time));
            pages.tree();
            fields(places, record);

            requireInForce(); // A copy may wait long between its checks and its writing.
            SignatureTail.Signed tail = firstTail();
            writeOut(tail);
            DigestStates digests = tail.digestsToEnd();
            CmsSigner agency = second;
            if (agency != null) {
                tail = sealTail(agency, places.seal(), record, digests.fork());
                writeOut(tail);
                digests = tail.digestsToEnd();
            }
            DigestAlgorithm algorithm = first.template().digest();
            return new Written(written, out.position(), algorithm, digests.value(algorithm), time);
        }

        private void fields(CopyLayout.Places places, CopyRecord record) throws IOException {
            Block block = layout.firstBlock(record, time, places.first().width());
            objects.stream(
                    CopyTemplate.FIRST_LOOK,
                    CopyShape.look(block.width(), block.height(), block.content(), template.firstPicture()));
            objects.object(
                    CopyTemplate.FIRST_FIELD,
                    CopyShape.field(
                            second == null ? CopyShape.SEAL_FIELD : CopyShape.CERTIFIER_FIELD,
                            places.first(),
                            "/V " + CopyTemplate.FIRST_SIGNATURE + " 0 R",
                            CopyTemplate.FIRST_LOOK));
            if (second != null) {
                // Box, encoding and pictures are those of the later look: EU DSS takes any other difference between the
                // two for a change that the first signature does not permit.
                Box place = places.seal();
                objects.stream(
                        CopyTemplate.EMPTY_LOOK,
                        CopyShape.look(place.width(), place.height(), new byte[0], template.sealPicture()));
                objects.object(
                        CopyTemplate.SEAL_FIELD,
                        CopyShape.field(
                                CopyShape.SEAL_FIELD,
                                places.seal(),
                                "/Lock " + CopyTemplate.LOCK + " 0 R",
                                CopyTemplate.EMPTY_LOOK));
            }
        }

        private void requireInForce() {
            Instant now = clock.instant();
            first.requireInForce(now);
            if (second != null) {
                second.requireInForce(now);
            }
        }

        private SignatureTail.Signed firstTail() throws IOException {
            long start = out.position();
            references.put(CopyTemplate.FIRST_SIGNATURE, start);
            String head = CopyTemplate.FIRST_SIGNATURE + " 0 obj\n" + CopyShape.signature(true, time, name(first));
            StringBuilder section = references.section();
            String trailer = trailer(references.size(), PdfSyntax.hex(id), "");
            SignatureTail tail = new SignatureTail(start, PdfSyntax.ascii(head), at -> ending(section, trailer, at));
            SignatureTail.Signed signed = tail.sign(out.digests(), first, stages, BatchStage.SIGN);
            firstSection = start + signed.sectionOffset();
            return signed;
        }

        private SignatureTail.Signed sealTail(CmsSigner agency, Box place, CopyRecord record, DigestStates digests) {
            Instant sealed = clock.instant();
            long start = out.position();
            CrossReferences update = CrossReferences.ofUpdate(references.size());
            Block block = layout.sealBlock(record, sealed, place.width());
            ByteArrayOutputStream head = new ByteArrayOutputStream(16 << 10);
            int look = update.allocate();
            begin(head, update, start, look);
            head.writeBytes(CopyShape.look(block.width(), block.height(), block.content(), template.sealPicture()));
            int signature = update.allocate();
            begin(head, update, start, CopyTemplate.SEAL_FIELD);
            String more = "/Lock " + CopyTemplate.LOCK + " 0 R/V " + signature + " 0 R";
            head.writeBytes(PdfSyntax.ascii(CopyShape.field(CopyShape.SEAL_FIELD, place, more, look) + "\nendobj\n"));
            begin(head, update, start, signature);
            head.writeBytes(PdfSyntax.ascii(CopyShape.signature(false, sealed, name(agency))));

            byte[] revision = new byte[16];
            random.nextBytes(revision);
            StringBuilder section = update.section();
            String trailer = trailer(update.size(), PdfSyntax.hex(revision), "/Prev " + firstSection);
            return new SignatureTail(start, head.toByteArray(), at -> ending(section, trailer, at))
                    .sign(digests, agency, stages, BatchStage.SEAL);
        }

        private void writeOut(SignatureTail.Signed tail) throws IOException {
            out.writeUnhashed(tail.head());
            out.writeUnhashed(tail.gap());
            out.writeUnhashed(tail.after());
        }

        private String trailer(int size, String revisionId, String more) {
            return "trailer\n<</Size " + size + "/Root " + CopyTemplate.CATALOG + " 0 R/ID[" + PdfSyntax.hex(id)
                    + revisionId + "]" + more + ">>\n";
        }
    }

    private static void begin(ByteArrayOutputStream head, CrossReferences update, long start, int number) {
        update.put(number, start + head.size());
        head.writeBytes(PdfSyntax.ascii(number + " 0 obj\n"));
    }

    private static StringBuilder ending(StringBuilder section, String trailer, long offset) {
        return new StringBuilder(section.length() + trailer.length() + 40)
                .append(section)
                .append(trailer)
                .append("startxref\n")
                .append(offset)
                .append("\n%%EOF\n");
    }

    private static String name(CmsSigner signer) {
        return SubjectNames.commonName(signer.certificate()).orElse("");
    }
}
