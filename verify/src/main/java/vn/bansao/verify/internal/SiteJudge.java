package vn.bansao.verify.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.pdf.SignatureDefect;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.internal.path.Moment;
import vn.bansao.verify.internal.signature.CmsCheck;
import vn.bansao.verify.internal.signature.CmsFacts;
import vn.bansao.verify.internal.signature.SignatureMath.Message;
import vn.bansao.verify.internal.signature.TokenCheck;
import vn.bansao.verify.internal.signature.TokenCheck.Token;

/** The rules of one signature dictionary, its CMS and its tokens; chains and later changes come afterwards. */
final class SiteJudge {
    private static final String PADES = "ETSI.CAdES.detached";
    private static final String ADOBE = "adbe.pkcs7.detached";
    private static final String DOCUMENT_TIMESTAMP = "ETSI.RFC3161";
    private static final int MOST_STAMPS = 20;
    private final Setup setup;
    private final SignedBytes bytes;
    private final Instant control;

    SiteJudge(Setup setup, PdfFile file, Instant control) {
        this.setup = setup;
        this.bytes = new SignedBytes(file);
        this.control = control;
    }

    static String field(PdfSignature site) {
        String name = site.fieldName();
        return name == null ? "object " + site.objectNumber() : name;
    }

    TimestampState documentTimestamp(PdfSignature site) throws IOException {
        Findings findings = new Findings(field(site));
        dictionary(site, findings);
        Optional<byte[]> contents = contents(site, findings);
        if (!DOCUMENT_TIMESTAMP.equals(site.subFilter())) {
            unsupported(site, findings);
            contents = Optional.empty();
        }
        ByteRangeFacts ranges = site.ranges();
        Token token = new Token(CmsFacts.NONE, null);
        if (contents.isPresent() && ranges != null) {
            token = new TokenCheck(setup.math(), findings).check(contents.get(), bytes.of(ranges));
        }
        long end = ranges == null ? 0 : ranges.end();
        return new TimestampState(TimestampVerdict.Kind.DOCUMENT, field(site), end, findings, token);
    }

    SignatureState signature(PdfSignature site) throws IOException {
        String field = field(site);
        Findings findings = new Findings(field);
        dictionary(site, findings);
        Optional<byte[]> contents = contents(site, findings);
        CmsFacts cms = CmsFacts.NONE;
        ByteRangeFacts ranges = site.ranges();
        boolean pades = PADES.equals(site.subFilter());
        if (!pades && !ADOBE.equals(site.subFilter())) {
            unsupported(site, findings);
        } else if (contents.isPresent() && ranges != null) {
            cms = new CmsCheck(setup.math(), findings).detached(contents.get(), bytes.of(ranges));
        }
        if (!pades) {
            findings.add(FindingCode.SIG_SUBFILTER_NOT_PADES, "subFilter", site.subFilter());
        }
        SignatureState state = new SignatureState(
                site, field, findings, cms, cms.signer().map(setup.math()::names), new Moment(control, false));
        entries(state);
        for (byte[] token : cms.tokens()) {
            if (state.stamps.size() >= MOST_STAMPS) {
                findings.add(
                        FindingCode.VERIFIER_CANNOT_JUDGE,
                        "what",
                        "the timestamps of " + field,
                        "reason",
                        "more than " + MOST_STAMPS);
                break;
            }
            state.stamps.add(signatureTimestamp(state, token));
        }
        return state;
    }

    private TimestampState signatureTimestamp(SignatureState state, byte[] encoded) throws IOException {
        Findings findings = new Findings(state.field);
        Token token = new TokenCheck(setup.math(), findings).check(encoded, Message.of(state.cms.signatureValue()));
        ByteRangeFacts ranges = state.site.ranges();
        long end = ranges == null ? 0 : ranges.end();
        return new TimestampState(TimestampVerdict.Kind.SIGNATURE, state.field, end, findings, token);
    }

    private static void unsupported(PdfSignature site, Findings findings) {
        findings.add(FindingCode.SIG_SUBFILTER_UNSUPPORTED, "subFilter", site.subFilter());
    }

    private Optional<byte[]> contents(PdfSignature site, Findings findings) {
        PdfValue.Text contents = site.contents();
        if (contents == null || contents.sizeBytes() == 0) {
            return Optional.empty(); // Reported as a defect of the dictionary.
        }
        int limit = setup.limits().contentsBytes();
        if (contents.sizeBytes() > limit) {
            findings.add(FindingCode.SIG_CONTENTS_OVER_LIMIT, "actualBytes", contents.sizeBytes(), "limitBytes", limit);
            return Optional.empty();
        }
        return Optional.of(contents.bytes());
    }

    private static void dictionary(PdfSignature site, Findings findings) {
        for (SignatureDefect defect : new TreeSet<>(site.defects())) {
            switch (defect) {
                case BYTE_RANGE_MISSING,
                        BYTE_RANGE_MALFORMED,
                        BYTE_RANGE_NOT_FROM_START,
                        BYTE_RANGE_OUTSIDE_FILE,
                        BYTE_RANGES_COLLIDE -> findings.add(FindingCode.SIG_BYTERANGE_INVALID, "reason", defect);
                case GAP_NOT_CONTENTS -> findings.add(FindingCode.SIG_GAP_NOT_CONTENTS);
                case COVERAGE_PARTIAL -> findings.add(FindingCode.SIG_COVERAGE_PARTIAL);
                case CONTENTS_MISSING, CONTENTS_EMPTY -> findings.add(FindingCode.SIG_CONTENTS_MISSING);
                case FILTER_MISSING -> findings.add(FindingCode.SIG_FILTER_MISSING);
                case SUB_FILTER_MISSING -> {
                    // Reported where the format is chosen.
                }
                case DICTIONARY_CHANGED, REMOVED_FROM_FORM -> findings.add(FindingCode.DOC_MODIFIED, "what", defect);
                default -> findings.add(FindingCode.SIG_DICTIONARY_IRREGULAR, "reason", defect);
            }
        }
    }

    /** /M, /Cert and /Reason (EN 319 142-1, 6.3). */
    private static void entries(SignatureState state) {
        PdfValue.Dict dict = state.site.dict();
        if (dict.get("M") instanceof PdfValue.Text text) {
            state.claimed = PdfDate.parse(text.bytes()).orElse(null);
            if (state.claimed == null) {
                state.format.add(FindingCode.SIG_CLAIMED_TIME_INVALID, "value", state.site.claimedTime());
            }
        } else {
            state.format.add(FindingCode.SIG_CLAIMED_TIME_MISSING);
        }
        if (dict.has("Cert")) {
            state.format.add(FindingCode.SIG_CERT_ENTRY_PRESENT);
        }
        if (dict.has("Reason") && state.cms.commitmentOrPolicy()) {
            state.format.add(FindingCode.SIG_REASON_WITH_COMMITMENT);
        }
    }
}
