package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSink;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.compose.SignatureBlocks.Block;

/** One copy from its first signature on. Not thread-safe. */
final class CopyEnding {
    private final Signers signers;
    private final int sealPicture;
    private final CopyBody body;
    private final DocumentSink.Transfer out;
    private final PdfBytes bytes;
    private final Stages stages;
    private final CrossReferences references;
    private final DigestStates digests;
    private final byte[] id = new byte[16];
    private long position;

    /**
     * The end of one copy.
     *
     * @param sealPicture the number of the seal's picture, or 0
     * @param bytes where its tails are put together
     */
    CopyEnding(
            Signers signers, int sealPicture, CopyBody body, DocumentSink.Transfer out, PdfBytes bytes, Stages stages) {
        this.signers = signers;
        this.sealPicture = sealPicture;
        this.body = body;
        this.out = out;
        this.bytes = bytes;
        this.stages = stages;
        this.references = body.references();
        this.digests = body.digests();
        this.position = body.end();
        signers.random().nextBytes(id);
    }

    /**
     * Signs and writes.
     *
     * @param first the first signer's turn
     * @param second the second's, if there is one
     */
    CopyWriter.Written write(CmsSigner.Turn first, CmsSigner.@Nullable Turn second) throws IOException {
        signers.requireInForce(); // A copy may wait long between its checks and its writing.
        SignatureTail tail = firstTail(first);
        writeOut();
        CopyLayout.Place place = body.seal();
        if (second != null && place != null) {
            sealTail(second, place, tail.sectionOffset());
            writeOut();
        }
        DigestAlgorithm algorithm = first.signer().template().digest();
        return new CopyWriter.Written(body.record(), position, algorithm, digests.value(algorithm), body.time());
    }

    private SignatureTail firstTail(CmsSigner.Turn first) {
        bytes.clear();
        begin(references, CopyTemplate.FIRST_SIGNATURE);
        signature(body.time(), signers.firstDictionary());
        SignatureTail tail = new SignatureTail(position, bytes, new Trailer(references, id, id, 0));
        tail.sign(digests, first, stages, BatchStage.SIGN);
        return tail;
    }

    private void sealTail(CmsSigner.Turn agency, CopyLayout.Place place, long firstSection) {
        Instant sealed = signers.clock().instant();
        CrossReferences update = CrossReferences.ofUpdate(references.size());
        Block block = place.look().at(sealed);
        bytes.clear();
        int look = update.allocate();
        begin(update, look);
        bytes.ascii("<<");
        CopyShape.look(bytes, block.width(), block.height(), sealPicture);
        bytes.ascii("/Length ").integer(block.drawn().size() + block.time().size());
        bytes.ascii(CopyShape.STREAM_BEGIN).bytes(block.drawn()).bytes(block.time());
        bytes.ascii(CopyShape.STREAM_END);
        int signature = update.allocate();
        begin(update, CopyTemplate.SEAL_FIELD);
        CopyShape.field(bytes, CopyShape.SEAL_FIELD, place.box(), true, signature, look);
        bytes.ascii("\nendobj\n");
        begin(update, signature);
        signature(sealed, signers.secondDictionary());

        byte[] revision = new byte[16];
        signers.random().nextBytes(revision);
        new SignatureTail(position, bytes, new Trailer(update, id, revision, firstSection))
                .sign(digests, agency, stages, BatchStage.SEAL);
    }

    private void signature(Instant time, String afterDate) {
        bytes.ascii(CopyShape.SIGNATURE_BEFORE_DATE).ascii(PdfSyntax.date(time)).ascii(afterDate);
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
