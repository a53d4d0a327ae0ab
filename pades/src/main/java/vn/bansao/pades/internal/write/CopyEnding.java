package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSink;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.PdfSyntax;
import vn.bansao.pades.internal.compose.SignatureBlocks.Block;
import vn.bansao.pades.internal.longterm.ArchiveTimestamps;
import vn.bansao.pades.internal.longterm.LongTerm;
import vn.bansao.pades.internal.longterm.Proofs;
import vn.bansao.timestamp.TimeStampToken;

/** One copy from its first signature on. Not thread-safe. */
final class CopyEnding {
    /** The authorities asked for one document timestamp before the copy is given up. */
    private static final int MOST_AUTHORITIES = 3;

    private final Signers signers;
    private final int sealPicture;
    private final CopyBody body;
    private final DocumentSink.Transfer out;
    private final PdfBytes bytes;
    private final Stages stages;
    private final CrossReferences references;
    private final byte[] id = new byte[16];
    private DigestStates digests;
    private long position;
    private long lastSection;
    private int size;

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
     * @param proofs what the copy shall carry to be checked off line, if the level asks for it
     */
    CopyWriter.Written write(CmsSigner.Turn first, CmsSigner.@Nullable Turn second, @Nullable Proofs proofs)
            throws IOException {
        signers.requireInForce(); // A copy may wait long between its checks and its writing.
        firstTail(first);
        writeOut();
        CopyLayout.Place place = body.seal();
        if (second != null && place != null) {
            sealTail(second, place);
            writeOut();
        }
        LongTerm longTerm = signers.longTerm();
        if (longTerm != null && proofs != null) {
            addAuthority(first.timestamp(), proofs);
            if (second != null) {
                addAuthority(second.timestamp(), proofs);
            }
            longTermUpdate(proofs, longTerm.archive());
        }
        DigestAlgorithm algorithm = first.signer().template().digest();
        return new CopyWriter.Written(
                body.record(),
                position,
                algorithm,
                digests.value(algorithm),
                body.time(),
                proofs == null ? null : proofs.oldest().orElse(null));
    }

    private void firstTail(CmsSigner.Turn first) {
        bytes.clear();
        begin(references, CopyTemplate.FIRST_SIGNATURE);
        signature(body.time(), signers.firstDictionary());
        sign(new Trailer(references, id, id, 0), new GapContents.Signature(first, stages, BatchStage.SIGN));
    }

    private void sealTail(CmsSigner.Turn agency, CopyLayout.Place place) {
        Instant sealed = signers.clock().instant();
        CrossReferences update = CrossReferences.ofUpdate(size);
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

        sign(trailer(update), new GapContents.Signature(agency, stages, BatchStage.SEAL));
    }

    /** Behind the last signature, never in its revision: EU DSS and iText use only a store that changes after it. */
    private void longTermUpdate(Proofs proofs, @Nullable ArchiveTimestamps archive) throws IOException {
        boolean storeApart = archive == null || archive.isApart();
        if (storeApart) {
            storeTail(proofs);
            writeOut();
        }
        if (archive != null) {
            archiveTail(proofs, archive, storeApart);
            writeOut();
        }
    }

    private void storeTail(Proofs proofs) {
        LongTermUpdate update = new LongTermUpdate(body, position, size, bytes).store(proofs.store());
        Trailer trailer = trailer(update.references());
        lastSection = position + bytes.size();
        trailer.writeTo(bytes, lastSection);
        size = update.references().size();
        digests.update(bytes.array(), 0, bytes.size());
    }

    /**
     * The timestamp, in one update with the store unless that is written already. The store was made for the authority that
     * is expected, that of the signatures' timestamps; where another one answers, the update is made again with a store that
     * proves that one, too.
     */
    private void archiveTail(Proofs proofs, ArchiveTimestamps archive, boolean stored) {
        DigestStates before = digests;
        boolean complete = stored;
        for (int attempt = 0; attempt < MOST_AUTHORITIES; attempt++) {
            digests = before.fork();
            DocumentTimestamp stamp = new DocumentTimestamp(archive, stages);
            LongTermUpdate update = new LongTermUpdate(body, position, size, bytes);
            if (!complete) {
                update.store(proofs.store());
            }
            update.timestamp();
            new SignatureTail(position, bytes, trailer(update.references())).sign(digests, stamp);
            if (!addAuthority(stamp.token(), proofs)) {
                return;
            }
            complete = false;
        }
        throw new PolicyException(Problem.of(PadesProblem.TIMESTAMP_AUTHORITY_UNSTABLE, "actual", MOST_AUTHORITIES));
    }

    /** Whether what proves the authority was not there before. */
    private boolean addAuthority(Optional<TimeStampToken> token, Proofs proofs) {
        return token.isPresent()
                && stages.in(
                        BatchStage.TIMESTAMP,
                        () -> proofs.addAuthorityOf(token.get(), signers.clock().instant()));
    }

    private Trailer trailer(CrossReferences update) {
        byte[] revision = new byte[16];
        signers.random().nextBytes(revision);
        return new Trailer(update, id, revision, lastSection);
    }

    private void sign(Trailer trailer, GapContents contents) {
        SignatureTail tail = new SignatureTail(position, bytes, trailer);
        tail.sign(digests, contents);
        lastSection = tail.sectionOffset();
        size = trailer.references().size();
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
