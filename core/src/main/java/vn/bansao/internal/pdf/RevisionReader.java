package vn.bansao.internal.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Groups cross-reference sections into revisions, each of which must end where it says that it begins. */
final class RevisionReader {
    private static final int TAIL_BYTES = 1_024; // ISO 32000-1, Annex H, 3.4.4
    private static final String STARTXREF = "startxref";
    private static final Pattern HEADER = Pattern.compile("%PDF-(1\\.[0-7]|2\\.0)");

    private final WindowedBytes file;
    private final IndirectReader objects;
    private final XrefReader sections;
    private final ObjectStore store;

    RevisionReader(WindowedBytes file, PdfLimits limits, Inflation inflation) {
        this.file = file;
        this.objects = new IndirectReader(file, limits);
        this.sections = new XrefReader(file, limits, objects, inflation);
        this.store = new ObjectStore(file, limits, objects, inflation);
    }

    /** The revisions, oldest first. */
    List<PdfRevision> read() throws IOException {
        header();
        RevisionTail last = RevisionTail.read(file, lastStartxref());
        List<XrefSection> chain = sections.chain(last.target());
        List<PdfRevision> revisions = new ArrayList<>();
        int next = chain.size() - 1;
        if (next >= 1 && chain.get(next - 1).previous() > chain.get(next - 1).offset()) {
            revisions.add(linearized(chain.get(next - 1), chain.get(next)));
            next -= 2;
        }
        for (; next >= 0; next--) {
            PdfRevision previous = revisions.isEmpty() ? null : revisions.get(revisions.size() - 1);
            revisions.add(revision(previous, chain.get(next)));
        }
        if (revisions.get(revisions.size() - 1).eofOffset() != last.eof()) {
            throw PdfFailure.malformed(STARTXREF, "the last one does not follow its own section", last.startxref());
        }
        store.starts(starts(revisions));
        return revisions;
    }

    private void header() throws IOException {
        PdfLexer lexer = new PdfLexer(file, 0);
        StringBuilder header = new StringBuilder();
        while (header.length() < 8 && lexer.peek() >= 0) {
            header.append((char) lexer.next());
        }
        if (!HEADER.matcher(header).matches() || !Chars.isSpace(lexer.peek())) {
            throw PdfFailure.malformed("header", "the file does not begin with %PDF- and a version", 0);
        }
    }

    private long lastStartxref() throws IOException {
        long from = Math.max(0, file.sizeBytes() - TAIL_BYTES);
        PdfLexer lexer = new PdfLexer(file, from);
        for (long at = file.sizeBytes() - STARTXREF.length(); at >= from; at--) {
            lexer.moveTo(at);
            if (lexer.take(STARTXREF)) {
                return at;
            }
        }
        throw PdfFailure.malformed(STARTXREF, "is missing at the end of the file", file.sizeBytes());
    }

    /** The first-page section lies before the main one and leads to it (Annex F.3). */
    private PdfRevision linearized(XrefSection first, XrefSection main) throws IOException {
        PdfLexer lexer = new PdfLexer(file, 0);
        lexer.skipSpace();
        IndirectObject object = objects.read(lexer.position(), null, IndirectReader.DIRECT_LENGTH);
        if (!(object.value() instanceof PdfValue.Dict dict)
                || !dict.has("Linearized")
                || object.end() > first.offset()) {
            throw PdfFailure.malformed(
                    "cross-reference", "/Prev leads forward, the file is not linearized", first.offset());
        }
        Map<Integer, XrefEntry> entries = new HashMap<>(main.entries());
        for (Map.Entry<Integer, XrefEntry> entry : first.entries().entrySet()) {
            if (entries.put(entry.getKey(), entry.getValue()) != null && entry.getKey() != 0) {
                throw PdfFailure.malformed(
                        "cross-reference", "both sections have object " + entry.getKey(), first.offset());
            }
        }
        RevisionTail firstTail = RevisionTail.read(file, first.end());
        RevisionTail tail = RevisionTail.read(file, main.end());
        XrefSection both = new XrefSection(
                first.offset(),
                main.end(),
                first.trailer(),
                entries,
                first.stream(),
                first.hybridOffset(),
                first.hybridEnd(),
                Map.of());
        List<PdfRevision.Span> spans = spans(main, tail);
        spans.addAll(spans(first, firstTail));
        return revision(new PdfRevision.Parts(0, 0, tail, both, List.copyOf(spans), null));
    }

    private PdfRevision revision(@Nullable PdfRevision previous, XrefSection section) throws IOException {
        RevisionTail tail = RevisionTail.read(file, section.end());
        long start = previous == null ? 0 : previous.endOffset();
        if (section.offset() < start) {
            throw PdfFailure.malformed(
                    "cross-reference", "a later section lies in an earlier revision", section.offset());
        }
        int index = previous == null ? 0 : previous.index() + 1;
        return revision(
                new PdfRevision.Parts(index, start, tail, section, List.copyOf(spans(section, tail)), previous));
    }

    private PdfRevision revision(PdfRevision.Parts parts) {
        long offset = parts.section().offset();
        if (parts.tail().target() != offset) {
            throw PdfFailure.malformed(
                    STARTXREF,
                    "does not name the section before it",
                    parts.tail().startxref());
        }
        if (!(parts.section().trailer().get("Root") instanceof PdfValue.Ref)) {
            throw PdfFailure.malformed("trailer", "/Root is not a reference", offset);
        }
        if (parts.section().hybridOffset() < 0) {
            checkCopied(parts);
        }
        return new PdfRevision(parts, store);
    }

    /** Some writers copy /XRefStm into an update's trailer: harmless as long as it says nothing that is not so anyway. */
    private static void checkCopied(PdfRevision.Parts parts) {
        PdfRevision previous = parts.previous();
        for (Map.Entry<Integer, XrefEntry> entry : parts.section().hidden().entrySet()) {
            XrefEntry own = parts.section().entries().get(entry.getKey());
            boolean replaced = own != null && own != XrefEntry.FREE;
            boolean same = own == null && previous != null && entry.getValue().equals(previous.entry(entry.getKey()));
            if (!replaced && !same) {
                throw PdfFailure.malformed(
                        "trailer",
                        "/XRefStm of an earlier revision brings back object " + entry.getKey(),
                        parts.section().offset());
            }
        }
    }

    private static List<PdfRevision.Span> spans(XrefSection section, RevisionTail tail) {
        List<PdfRevision.Span> spans = new ArrayList<>();
        spans.add(new PdfRevision.Span(section.offset(), section.end()));
        spans.add(new PdfRevision.Span(tail.startxref(), tail.end()));
        if (section.hybridOffset() >= 0) {
            spans.add(new PdfRevision.Span(section.hybridOffset(), section.hybridEnd()));
        }
        return spans;
    }

    /** Where objects and sections begin, over all revisions. */
    private long[] starts(List<PdfRevision> revisions) {
        LongStream objectStarts = revisions.stream()
                .flatMap(revision -> revision.ownEntries().values().stream())
                .filter(XrefEntry.InFile.class::isInstance)
                .mapToLong(entry -> ((XrefEntry.InFile) entry).offset());
        LongStream sectionStarts = revisions.stream()
                .flatMap(revision -> revision.sections().stream())
                .mapToLong(PdfRevision.Span::from);
        long[] starts = LongStream.concat(objectStarts, sectionStarts).toArray();
        Arrays.sort(starts);
        return starts;
    }
}
