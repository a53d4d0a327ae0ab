package vn.bansao.verify.internal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.verify.CoverageLevel;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.ModificationLevel;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.SignerRole;
import vn.bansao.verify.internal.path.ChainCheck.Chain;
import vn.bansao.verify.internal.path.Moment;
import vn.bansao.verify.internal.signature.CertificateNames;
import vn.bansao.verify.internal.signature.CmsFacts;

/** One signature on its way to a verdict. Not thread-safe; lives for one verification. */
public final class SignatureState {
    final PdfSignature site;
    final String field;
    /** What concerns the signature itself: dictionary, CMS, algorithms. */
    final Findings format;
    /** What concerns certificates and times. */
    final Findings trust;

    final List<TimestampState> stamps = new ArrayList<>();
    final CmsFacts cms;

    /** What the signer's certificate calls the signer. */
    private final Optional<CertificateNames> signer;

    @Nullable
    OffsetDateTime claimed;

    @Nullable
    Chain chain;

    @Nullable
    SignerRole role;

    Moment moment;
    SignatureLevel level = SignatureLevel.NOT_BASELINE;
    ModificationLevel modifications = ModificationLevel.OTHER;

    SignatureState(
            PdfSignature site,
            String field,
            Findings format,
            CmsFacts cms,
            Optional<CertificateNames> signer,
            Moment moment) {
        this.site = site;
        this.field = field;
        this.format = format;
        this.trust = new Findings(field);
        this.cms = cms;
        this.signer = signer;
        this.moment = moment;
    }

    /** The signature's dictionary and byte facts. */
    public PdfSignature site() {
        return site;
    }

    /** The full name of its field. */
    public String field() {
        return field;
    }

    /** When it says it was made, or null. */
    public @Nullable OffsetDateTime claimed() {
        return claimed;
    }

    /** When it existed at the latest. */
    public Moment moment() {
        return moment;
    }

    /** What its CMS holds. */
    public CmsFacts cms() {
        return cms;
    }

    /** What the signer's certificate calls the signer; empty without one. */
    public Optional<CertificateNames> signer() {
        return signer;
    }

    /** The baseline level it reaches. */
    public SignatureLevel level() {
        return level;
    }

    /** Gives it its role in a certified copy. */
    public void role(SignerRole part) {
        this.role = part;
    }

    /** What is in its CMS or its tokens that belongs to no rule of a certified copy: nothing signs these bytes. */
    public Optional<String> untidy() {
        List<Findings> all = new ArrayList<>(List.of(format, trust));
        stamps.forEach(stamp -> all.add(stamp.findings));
        for (Findings each : all) {
            for (FindingCode code : List.of(
                    FindingCode.CMS_CERTIFICATE_UNRELATED,
                    FindingCode.CMS_CERTIFICATE_UNREADABLE,
                    FindingCode.CMS_VERSION_WRONG,
                    FindingCode.CMS_DIGEST_LIST_WRONG,
                    FindingCode.CMS_NOT_DER,
                    FindingCode.CMS_SIGNING_CERTIFICATE_ISSUER_DIFFERS,
                    FindingCode.CMS_ATTRIBUTE_NOT_BASELINE)) {
                if (each.has(code)) {
                    return Optional.of(code.name());
                }
            }
        }
        return Optional.empty();
    }

    CoverageLevel coverage() {
        ByteRangeFacts ranges = site.ranges();
        if (ranges == null || format.has(FindingCode.SIG_GAP_NOT_CONTENTS)) {
            return CoverageLevel.PARTIAL;
        }
        return switch (ranges.reach()) {
            case ENTIRE_FILE -> CoverageLevel.ENTIRE_FILE;
            case ENTIRE_REVISION -> CoverageLevel.ENTIRE_REVISION;
            case PARTIAL -> CoverageLevel.PARTIAL;
        };
    }

    Findings all() {
        Findings all = new Findings();
        all.addAll(format);
        all.addAll(trust);
        return all;
    }

    SignatureVerdict verdict() {
        Findings all = all();
        SignatureVerdict.Signer told = new SignatureVerdict.Signer(
                signer.map(CertificateNames::subject).orElse(null),
                signer.flatMap(CertificateNames::organisation).orElse(null),
                signer.map(CertificateNames::issuer).orElse(null));
        return new SignatureVerdict(
                field,
                role,
                told,
                cms.algorithmOrNull(),
                all.indication(),
                all.subIndication().orElse(null),
                level,
                new SignatureVerdict.Times(claimed, moment.time(), moment.proved()),
                coverage(),
                modifications,
                all.list());
    }
}
