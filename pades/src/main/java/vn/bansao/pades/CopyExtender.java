package vn.bansao.pades;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.longterm.ArchiveTimestamps;
import vn.bansao.pades.internal.longterm.FileProofs;
import vn.bansao.pades.internal.longterm.Outcome;
import vn.bansao.pades.internal.longterm.SignedFile;
import vn.bansao.pades.internal.write.FileExtension;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.TrustAnchors;

/**
 * Raises the level of signed PDFs, and renews it: copies of this library or files of others, without any signing key.
 * Immutable, thread-safe, built once and used for many files.
 *
 * <p>The bytes of a file stay what they are; updates are appended to them in the file's own cross-reference form, one, or
 * two where the order of things wants it (ISO 32000-2, 7.5.6; EN 319 142-1, 5.4 and 6.3):
 *
 * <ul>
 *   <li>{@link PadesLevel#BASELINE_T}: where a signature has no time yet, a document timestamp over the whole file, since
 *       nothing can be added to a CMS that is signed over;
 *   <li>{@link PadesLevel#BASELINE_LT}: that, and behind it the certificates and revocation data of all signers and
 *       timestamp authorities, beside those the file has;
 *   <li>{@link PadesLevel#BASELINE_LTA}: these data and a document timestamp over them in one update. A file that has that
 *       level is renewed: one more store and timestamp, which prove the one before (EN 319 142-1, 5.5).
 * </ul>
 *
 * <p>It does not judge: whether a signature is valid, says a verifier, before the file is extended. Signatures whose data
 * can't be had, because their certificates are expired, revoked or of nobody trusted, do not stop it; {@link Receipt} tells
 * which they are and how far each came.
 *
 * <pre>{@code
 * CopyExtender extender = CopyExtender.builder()
 *         .timestamps(TimestampAuthority.http(URI.create("http://tsa.example.vn/")))
 *         .revocation(RevocationSource.online(OnlineAccess.PUBLIC), roots)
 *         .build();
 * extender.extend(DocumentSource.of(copy), DocumentSink.of(renewed));
 * }</pre>
 */
public final class CopyExtender {
    private final ArchiveTimestamps timestamps;
    private final @Nullable RevocationSource revocation;
    private final Set<X509Certificate> anchors;
    private final PadesLevel level;
    private final boolean evenFinal;
    private final InstantSource clock;
    private final RandomGenerator random;

    private CopyExtender(Builder builder) {
        TimestampAuthority authority = builder.timestamps;
        if (authority == null) {
            throw new PolicyException(Problem.of(PadesProblem.TIMESTAMP_AUTHORITY_MISSING, "level", builder.level));
        }
        boolean carries = builder.level.compareTo(PadesLevel.BASELINE_LT) >= 0;
        if (carries && builder.revocation == null) {
            throw new PolicyException(Problem.of(PadesProblem.REVOCATION_SOURCE_NOT_SET, "level", builder.level));
        }
        this.timestamps = new ArchiveTimestamps(authority, DigestAlgorithm.SHA256, false);
        this.revocation = carries ? builder.revocation : null;
        this.anchors = builder.anchors;
        this.level = builder.level;
        this.evenFinal = builder.evenFinal;
        this.clock = builder.clock;
        this.random = builder.random;
    }

    /** A builder of extenders. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What one signature has after the extension, as far as the file tells. Immutable.
     *
     * @param field the name of its field; empty where no field has it
     * @param signerOrNull the signer's certificate; null where it can't be read
     * @param levelOrNull what it has come to; null for what is no PAdES signature, or can't be read
     * @param problems why it came no farther, and what else is odd about its certificates
     */
    public record SignatureState(
            String field,
            @Nullable X509Certificate signerOrNull,
            @Nullable PadesLevel levelOrNull,
            List<Problem> problems) {
        public SignatureState {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What was written. Immutable.
     *
     * @param signatures the signatures in the order they were made, document timestamps aside
     * @param updates how many updates were appended; none where the file had all that was asked for
     * @param sizeBytes the size of the file
     * @param sha256 the SHA-256 of the file, lower-case hex
     * @param renewBeforeOrNull as {@link CopyExtender#renewBefore} tells it of the file; null where nothing is known
     * @param revocationDataFromOrNull when the oldest of the data asked for was issued; null where nothing was asked for
     */
    public record Receipt(
            List<SignatureState> signatures,
            int updates,
            long sizeBytes,
            String sha256,
            @Nullable Instant renewBeforeOrNull,
            @Nullable Instant revocationDataFromOrNull) {
        public Receipt {
            signatures = List.copyOf(signatures);
        }

        /** The lowest level among the signatures; empty where one has none. */
        public Optional<PadesLevel> level() {
            PadesLevel lowest = PadesLevel.BASELINE_LTA;
            for (SignatureState signature : signatures) {
                PadesLevel own = signature.levelOrNull();
                if (own == null) {
                    return Optional.empty();
                }
                lowest = own.compareTo(lowest) < 0 ? own : lowest;
            }
            return Optional.of(lowest);
        }
    }

    /**
     * Writes a file with what it lacks. The source is read, then copied once; it must stay the same meanwhile. Source and
     * sink may be the same file.
     *
     * @throws vn.bansao.MalformedDocumentException if the file can't be read as it is, is encrypted, or has a hybrid
     *     cross-reference
     * @throws PolicyException if it has no signature that can be extended, or one that permits no change
     * @throws vn.bansao.RemoteServiceException if the timestamp authority, or a source of revocation data that nothing in the
     *     file stands in for, does not answer
     */
    public Receipt extend(DocumentSource source, DocumentSink sink) throws IOException {
        SignedFile file = SignedFile.read(source, evenFinal);
        FileProofs proofs = FileProofs.of(file, revocation, anchors);
        proofs.gather(clock.instant());
        FileExtension extension = new FileExtension(file, proofs, timestamps, clock, random);
        FileExtension.Written written = extension.write(level, sink);
        boolean archived = level == PadesLevel.BASELINE_LTA;
        List<Outcome> outcomes = proofs.outcomes(written.stampOrNull(), archived);
        return new Receipt(
                states(outcomes),
                written.updates(),
                written.sizeBytes(),
                HexFormat.of().formatHex(written.sha256()),
                firstEnd(outcomes).orElse(null),
                proofs.oldest().orElse(null));
    }

    /**
     * The moment before which a file must be extended again, or it can't be checked off line any more: the first of its
     * signatures whose youngest timestamp expires, or whose signer does where the file does not carry its data. Read from
     * the certificates, nobody is asked; empty where they tell nothing. When an algorithm grows weak, tells a verifier, whose
     * policy dates that.
     *
     * @throws vn.bansao.CertifiedCopyException as {@link #extend} does for a file that can't be extended
     */
    public Optional<Instant> renewBefore(DocumentSource source) throws IOException {
        SignedFile file = SignedFile.read(source, true);
        return firstEnd(FileProofs.of(file, null, anchors).outcomes(null, false));
    }

    private static Optional<Instant> firstEnd(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> Optional.ofNullable(outcome.endsOrNull()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static List<SignatureState> states(List<Outcome> outcomes) {
        List<SignatureState> states = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            states.add(new SignatureState(
                    outcome.field(),
                    outcome.signerOrNull(),
                    outcome.baseline() ? level(outcome.reached()) : null,
                    outcome.problems()));
        }
        return states;
    }

    private static @Nullable PadesLevel level(Outcome.Reached reached) {
        return switch (reached) {
            case NOTHING -> null;
            case B -> PadesLevel.BASELINE_B;
            case T -> PadesLevel.BASELINE_T;
            case LT -> PadesLevel.BASELINE_LT;
            case LTA -> PadesLevel.BASELINE_LTA;
        };
    }

    /** Gathers the parts of an extender. Not thread-safe. */
    public static final class Builder {
        private @Nullable TimestampAuthority timestamps;
        private @Nullable RevocationSource revocation;
        private Set<X509Certificate> anchors = Set.of();
        private PadesLevel level = PadesLevel.BASELINE_LTA;
        private boolean evenFinal;
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();

        private Builder() {}

        /** Who stamps the files; required. */
        public Builder timestamps(TimestampAuthority authority) {
            this.timestamps = authority;
            return this;
        }

        /**
         * Who tells the state of certificates; required from B-LT on.
         *
         * @param anchors where chains end. About others nobody is asked: the addresses to ask come from the file
         */
        public Builder revocation(RevocationSource source, TrustAnchors anchors) {
            this.revocation = source;
            this.anchors = anchors.certificates();
            return this;
        }

        /**
         * The level to reach; B-LTA if not set.
         *
         * @throws IllegalArgumentException for B-B, which every signed file has
         */
        public Builder level(PadesLevel level) {
            if (level == PadesLevel.BASELINE_B) {
                throw new IllegalArgumentException("files are extended to BASELINE_T at least");
            }
            this.level = level;
            return this;
        }

        /**
         * Extends also files whose certification, or a signature's lock, permits no change (P 1). ISO 32000-2 does not count
         * validation data and document timestamps as changes (12.8.2.2.2); Acrobat does, and calls such a file changed.
         */
        public Builder evenFinal() {
            this.evenFinal = true;
            return this;
        }

        /** The clock; the system's if not set. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** The random generator of file identifiers, thread-safe; a {@link SecureRandom} if not set. */
        public Builder random(RandomGenerator random) {
            this.random = random;
            return this;
        }

        /**
         * Checks the set-up and builds the extender.
         *
         * @throws PolicyException if the timestamp authority is missing, or the source of revocation data that the level asks for
         */
        public CopyExtender build() {
            return new CopyExtender(this);
        }
    }
}
