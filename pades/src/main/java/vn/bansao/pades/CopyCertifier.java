package vn.bansao.pades;

import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.CopyKind;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.crypto.CryptoPolicy;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.internal.cms.CmsSigner;
import vn.bansao.internal.cms.SubjectNames;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.EmbeddedFont;
import vn.bansao.pades.internal.compose.SignatureBlocks;
import vn.bansao.pades.internal.compose.StatementComposer;
import vn.bansao.pades.internal.longterm.ArchiveTimestamps;
import vn.bansao.pades.internal.longterm.LongTerm;
import vn.bansao.pades.internal.ocr.Recognition;
import vn.bansao.pades.internal.preflight.Preflight;
import vn.bansao.pades.internal.preflight.PreflightSetup;
import vn.bansao.pades.internal.write.CopyLayout;
import vn.bansao.pades.internal.write.CopyTemplate;
import vn.bansao.pades.internal.write.CopyWriter;
import vn.bansao.pades.internal.write.Signers;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.TextLayer;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.TrustAnchors;

/**
 * Makes certified copies: scans and a record in, a PDF/A-2b with PAdES signatures out. Immutable, thread-safe, built
 * once and used for many copies.
 *
 * <p>With a certifier and an agency it certifies copies from originals (kind A: two signatures, the certifier's first;
 * NĐ 30/2020, Đ.32). With an agency alone it makes official copies (kind C: one signature). It does not look into the
 * certification book. From B-LT on it asks whether the signers' certificates are revoked, before it signs with them.
 */
public final class CopyCertifier {
    private final @Nullable CmsSigner certifier;
    private final CmsSigner agency;
    private final PadesLevel level;
    private final StatementTemplate template;
    private final InstantSource clock;
    private final CopyLayout layout;
    private final CopyWriter writer;
    private final @Nullable ScanGate gate;

    private CopyCertifier(Builder builder) {
        SigningKey agencyKey = builder.agency;
        if (agencyKey == null) {
            throw new PolicyException(Problem.of(PadesProblem.AGENCY_KEY_MISSING));
        }
        boolean timestamped = builder.level != PadesLevel.BASELINE_B;
        if (timestamped && builder.timestamps == null) {
            throw new PolicyException(Problem.of(PadesProblem.TIMESTAMP_AUTHORITY_MISSING, "level", builder.level));
        }
        TimestampAuthority timestamps = timestamped ? builder.timestamps : null;
        LongTerm longTerm = timestamps == null ? null : builder.longTerm(agencyKey, timestamps);
        Instant now = builder.clock.instant();
        SigningKey certifierKey = builder.certifier;
        this.agency = new CmsSigner(agencyKey, builder.policy, timestamps, now);
        this.certifier = certifierKey == null ? null : new CmsSigner(certifierKey, builder.policy, timestamps, now);
        this.level = builder.level;
        this.template = builder.template;
        this.clock = builder.clock;

        EmbeddedFont font = EmbeddedFont.liberationSerif();
        SignatureBlocks blocks = new SignatureBlocks(font, builder.appearance);
        Set<DigestAlgorithm> digests = EnumSet.of(agencyKey.algorithm().digest());
        if (certifierKey == null) {
            this.layout = new CopyLayout.Official(blocks);
        } else {
            digests.add(certifierKey.algorithm().digest());
            StatementComposer composer = new StatementComposer(font, template, builder.appearance, blocks);
            this.layout = new CopyLayout.Certified(composer, template.placement());
        }
        boolean two = certifierKey != null;
        CopyTemplate prefix = new CopyTemplate(
                font,
                two,
                two ? blocks.certifierPicture() : null,
                two ? blocks.sealPicture() : null,
                digests,
                builder.provider);
        Signers signers = Signers.of(
                certifier == null ? agency : certifier,
                certifier == null ? null : agency,
                longTerm,
                clock,
                builder.random);
        TextLayer textLayer = builder.textLayer;
        Recognition recognition = textLayer == null ? null : Recognition.of(textLayer, font);
        this.writer = new CopyWriter(prefix, signers, recognition, builder.provider);
        this.gate = builder.gate;
    }

    /** A builder of certifiers. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Checks the set-up for one copy; {@link CertifiedCopy#writeTo} then reads, hashes, signs and writes in one pass. Where
     * there are fewer files than the original has pages, it first counts the pages in them.
     *
     * @param scan the pages of the original, in order
     * @param record what is certified, without pages: those are read from the scan
     * @throws PolicyException if a signer, the record or the statement is unfit
     */
    public CertifiedCopy certify(Scan scan, CopyRecord record) {
        Instant now = clock.instant();
        agency.requireInForce(now);
        requireOrganisation(agency, record.agency().name());
        CmsSigner person = certifier;
        require(
                "kind of copy",
                record.kind(),
                person == null ? CopyKind.OFFICIAL_COPY : CopyKind.CERTIFIED_FROM_ORIGINAL);
        require("record's pages before certification", record.pages().size(), 0);
        int files = scan.sources().size();
        if (files > record.original().totalPages()) { // fewer are looked into when the copy is written
            throw mismatch("scanned pages", files, record.original().totalPages());
        }
        if (person != null) {
            person.requireInForce(now);
            requireOrganisation(person, record.agency().name());
            requireCertifier(person, record, now);
        }
        return new CertifiedCopy(writer, scan, record, layout.layOut(record), level, gate);
    }

    /** The level of every signature. */
    PadesLevel level() {
        return level;
    }

    /** How many may ask for first signatures at once. */
    int firstAskersAtOnce() {
        CmsSigner person = certifier;
        return person == null ? agency.askersAtOnce() : person.askersAtOnce();
    }

    /** How many may ask for seals at once. */
    int sealAskersAtOnce() {
        return agency.askersAtOnce();
    }

    private void requireCertifier(CmsSigner person, CopyRecord record, Instant now) {
        Officer officer = record.certifier();
        CertificationStatement statement = record.statement();
        if (officer == null || statement == null) {
            throw new IllegalArgumentException("a record of this kind has a certifier and a statement");
        }
        requireName("certifier", person.commonName(), officer.name());
        requireName(
                "certifier's organisation",
                officer.organisation(),
                record.agency().name());
        if (!statement.isSignableAt(now)) {
            throw mismatch("statement's date", statement.date(), "the day of signing, " + now + ", or shortly before");
        }
        require("statement's template", statement.templateId(), template.id());
        require("statement's template version", statement.templateVersion(), template.version());
        int lines = template.heading().size()
                + template.capacity().size()
                + template.signedBy().size();
        require("statement's lines", statement.lines().size(), lines);
    }

    private static void requireOrganisation(CmsSigner signer, String agency) {
        requireName("organisation of a signer", signer.organisation(), agency);
    }

    private static void requireName(String what, String actual, String required) {
        if (!SubjectNames.same(actual, required)) {
            throw mismatch(what, actual, required);
        }
    }

    private static void require(String what, Object actual, Object required) {
        if (!actual.equals(required)) {
            throw mismatch(what, actual, required);
        }
    }

    private static PolicyException mismatch(String what, Object actual, Object required) {
        return new PolicyException(
                Problem.of(PadesProblem.RECORD_MISMATCH, "what", what, "actual", actual, "required", required));
    }

    /** Gathers the parts of a certifier. Not thread-safe. */
    public static final class Builder {
        private @Nullable SigningKey certifier;
        private @Nullable SigningKey agency;
        private @Nullable TimestampAuthority timestamps;
        private @Nullable RevocationSource revocation;
        private @Nullable TrustAnchors revocationAnchors;
        private PadesLevel level = PadesLevel.BASELINE_B;
        private boolean archiveTimestampApart;
        private CryptoPolicy policy = CryptoPolicy.TT15_2025;
        private StatementTemplate template = StatementTemplate.VN_2025_11;
        private CopyAppearance appearance = CopyAppearance.DEFAULT;
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private @Nullable Provider provider;
        private @Nullable ScanGate gate;
        private @Nullable TextLayer textLayer;

        private Builder() {}

        /** The key of the person who certifies; without one, the agency makes official copies alone. */
        public Builder certifier(SigningKey key) {
            this.certifier = key;
            return this;
        }

        /** The key of the agency's seal; required. */
        public Builder agency(SigningKey key) {
            this.agency = key;
            return this;
        }

        /** Who stamps each signature, and at B-LTA the whole copy; required from B-T on. */
        public Builder timestamps(TimestampAuthority authority) {
            this.timestamps = authority;
            return this;
        }

        /**
         * Who tells the state of certificates; required from B-LT on. Signers' certificates are checked before each copy is
         * signed, and every copy carries the data (EN 319 142-1, 5.4.2). The keys' chains hold their roots, and the timestamp
         * authority's chain ends at one of these.
         */
        public Builder revocation(RevocationSource source) {
            this.revocation = source;
            this.revocationAnchors = null;
            return this;
        }

        /**
         * The same where chains end elsewhere.
         *
         * @param anchors where the chains of signers and timestamp authorities end: tokens, and many keys, come without a root;
         *     an issuer between them that is missing, too, is fetched if the source asks the network
         */
        public Builder revocation(RevocationSource source, TrustAnchors anchors) {
            this.revocation = source;
            this.revocationAnchors = anchors;
            return this;
        }

        private @Nullable LongTerm longTerm(SigningKey sealing, TimestampAuthority authority) {
            if (level.compareTo(PadesLevel.BASELINE_LT) < 0) {
                return null;
            }
            if (revocation == null) {
                throw new PolicyException(Problem.of(PadesProblem.REVOCATION_SOURCE_NOT_SET, "level", level));
            }
            List<List<X509Certificate>> signers =
                    certifier == null ? List.of(sealing.chain()) : List.of(certifier.chain(), sealing.chain());
            Set<X509Certificate> anchors = revocationAnchors == null ? Set.of() : revocationAnchors.certificates();
            ArchiveTimestamps archive = level == PadesLevel.BASELINE_LTA
                    ? new ArchiveTimestamps(authority, sealing.algorithm().digest(), archiveTimestampApart)
                    : null;
            return new LongTerm(revocation, anchors, signers, archive);
        }

        /** The level of every signature; B-B if not set. */
        public Builder level(PadesLevel level) {
            this.level = level;
            return this;
        }

        /**
         * At B-LTA, puts the copy's timestamp into an update of its own, behind that of the validation data: some three KB
         * more than both in one, for archives that expect each step as a revision. Without effect at other levels.
         */
        public Builder archiveTimestampApart() {
            this.archiveTimestampApart = true;
            return this;
        }

        /** Which algorithms and keys are permitted; {@link CryptoPolicy#TT15_2025} if not set. */
        public Builder policy(CryptoPolicy policy) {
            this.policy = policy;
            return this;
        }

        /** The words and the place of the statement; {@link StatementTemplate#VN_2025_11} if not set. */
        public Builder statementTemplate(StatementTemplate template) {
            this.template = template;
            return this;
        }

        /** The look of the visible signatures; {@link CopyAppearance#DEFAULT} if not set. */
        public Builder appearance(CopyAppearance appearance) {
            this.appearance = appearance;
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

        /** Who digests the documents; the JDK's choice if not set. Its digests must be cloneable. */
        public Builder digestProvider(Provider provider) {
            this.provider = provider;
            return this;
        }

        /** As {@link #preflight(String)} with all Vietnamese letters. */
        public PreflightReport preflight() {
            return preflight(Preflight.LETTERS);
        }

        /**
         * Looks whether copies could be certified now, and reports everything that is missing at once, instead of throwing for
         * the first: certificates, algorithms, organisations, chains up to the anchors, the timestamp authority, this machine's
         * clock, the status of each certificate, letters. It signs nothing and uses no key, so that a key which does not fit its
         * certificate is not noticed; it asks the timestamp authority for one timestamp, and from B-LT on responders and lists,
         * whose answers the first copies use again.
         *
         * @param letters a text with the letters that names and places on the copies may have
         */
        public PreflightReport preflight(String letters) {
            Set<X509Certificate> anchors = revocationAnchors == null ? Set.of() : revocationAnchors.certificates();
            PreflightSetup setup = new PreflightSetup(
                    certifier, agency, timestamps, revocation, anchors, level, policy, template, appearance, clock);
            return Preflight.of(setup, letters, this::build);
        }

        /**
         * Who refuses scans that are not good enough; nobody if not set. Each scan is checked when its copy is written, before
         * a key is used; {@code SCAN_REFUSED} tells what was found, and warnings are not told: ask the gate for them.
         */
        public Builder gate(ScanGate gate) {
            this.gate = gate;
            return this;
        }

        /**
         * Makes copies searchable: invisible words over the picture of each page, recognised by a program; none if not set.
         * Each scan is then read once more, before the copy is begun, and its words are part of what is signed. Where they
         * can't be had, no copy is written; the problem's code begins with {@code TEXT_LAYER_}.
         */
        public Builder textLayer(TextLayer layer) {
            this.textLayer = layer;
            return this;
        }

        /**
         * Checks the whole set-up and builds the certifier.
         *
         * @throws PolicyException if a key is missing, expired, or not permitted, or the level asks for a timestamp
         *     authority or a revocation source that is missing, or the program of the text layer is not there or lacks a
         *     language
         */
        public CopyCertifier build() {
            return new CopyCertifier(this);
        }
    }
}
