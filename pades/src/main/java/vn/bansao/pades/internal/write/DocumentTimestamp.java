package vn.bansao.pades.internal.write;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.batch.BatchStage;
import vn.bansao.batch.Stages;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.internal.longterm.ArchiveTimestamps;
import vn.bansao.timestamp.TimeStampToken;

/** The document timestamp of one copy (EN 319 142-1, 5.4.3), which it keeps once it is given. Not thread-safe. */
final class DocumentTimestamp implements GapContents {
    private final ArchiveTimestamps authority;
    private final Stages stages;
    private @Nullable TimeStampToken token;

    DocumentTimestamp(ArchiveTimestamps authority, Stages stages) {
        this.authority = authority;
        this.stages = stages;
    }

    @Override
    public DigestAlgorithm digest() {
        return authority.digest();
    }

    @Override
    public int reservedBytes() {
        return authority.reservedBytes();
    }

    @Override
    public byte[] over(byte[] documentDigest) {
        TimeStampToken given = stages.in(BatchStage.TIMESTAMP, () -> authority.over(documentDigest));
        token = given;
        return given.encoded();
    }

    /** The timestamp given last, if one was. */
    Optional<TimeStampToken> token() {
        return Optional.ofNullable(token);
    }
}
