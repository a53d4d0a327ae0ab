package vn.bansao.verify.internal.copy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.bansao.CertifiedCopyException;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.verify.CopyFacts;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.SignatureState;

/**
 * The rules of a certified copy: its record, who signed, its pages. Judged in the revision the last signature covers;
 * what came later is the business of the later-changes rules.
 *
 * @param file the file
 * @param found its signature fields and dictionaries
 * @param signatures its signatures in order, at least one; they are given their roles
 * @param packets reads its metadata
 * @param clockSkew how far the clocks of signers and authorities may differ
 * @param findings takes what is wrong
 */
public record CopyRules(
        PdfFile file,
        PdfSignatures found,
        List<SignatureState> signatures,
        XmpReader packets,
        Duration clockSkew,
        Findings findings) {

    /** Checks all rules; the answer is whether the file claims to be a certified copy at all. */
    public boolean check(Consumer<CopyFacts> facts) throws IOException {
        ByteRangeFacts ranges = signatures.get(signatures.size() - 1).site().ranges();
        int signed = ranges == null ? -1 : ranges.signedRevision();
        PdfRevision revision = signed < 0 ? file.last() : file.revisions().get(signed);
        Xmp xmp = xmp(revision);
        if (xmp == null) {
            return false;
        }
        CopyRecord record;
        try {
            record = xmp.record().toRecord();
        } catch (CertifiedCopyException e) {
            findings.add(FindingCode.COPY_RECORD_INVALID, "reason", e.problem().sentence(Locale.ENGLISH));
            return true;
        }
        facts.accept(facts(record));
        if (!xmp.pdfaPart().strip().equals("2")) {
            findings.add(FindingCode.COPY_PDFA_CLAIM_MISSING);
        }
        new RoleRules(record, signatures, findings).check(revision, found);
        new StatementRules(record, findings).check();
        new DateRules(record, clockSkew, findings).check(signatures);
        new PageRules(file, revision, record, findings).check();
        return true;
    }

    /** The packet, or null if there is none that speaks of a copy. */
    private @Nullable Xmp xmp(PdfRevision revision) throws IOException {
        PdfValue metadata = revision.resolve(revision.catalog().get("Metadata"));
        if (!(metadata instanceof PdfValue.Stream stream)) {
            findings.add(FindingCode.COPY_RECORD_MISSING, "reason", "there is no metadata");
            return null;
        }
        try {
            Xmp xmp = packets.read(file.decoded(stream));
            if (xmp.claimsToBeCopy()) {
                return xmp;
            }
            findings.add(FindingCode.COPY_RECORD_MISSING, "reason", "the metadata do not speak of a copy");
        } catch (XMLStreamException | RuntimeException e) {
            findings.add(FindingCode.COPY_RECORD_MISSING, "reason", "the metadata can't be read");
        }
        return null;
    }

    private static CopyFacts facts(CopyRecord record) {
        CertificationStatement statement = record.statement();
        Officer certifier = record.certifier();
        return new CopyFacts(
                record.kind().name(),
                statement == null ? null : statement.number().formatted(),
                statement == null ? null : statement.number().formattedVolume(),
                statement == null ? null : statement.number().year(),
                record.agency().name(),
                certifier == null ? null : certifier.name(),
                record.copyCode().value(),
                record.pages().size(),
                null);
    }
}
