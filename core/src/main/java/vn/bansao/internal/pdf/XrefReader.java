package vn.bansao.internal.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Cross-reference sections, followed from the last to the first, every loop and count bounded. */
final class XrefReader {
    private static final int ENTRY_BYTES = 20;

    private final WindowedBytes file;
    private final PdfLimits limits;
    private final IndirectReader objects;
    private final Inflation inflation;
    private long entriesSeen;

    XrefReader(WindowedBytes file, PdfLimits limits, IndirectReader objects, Inflation inflation) {
        this.file = file;
        this.limits = limits;
        this.objects = objects;
        this.inflation = inflation;
    }

    /** The sections, newest first. */
    List<XrefSection> chain(long last) throws IOException {
        List<XrefSection> sections = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long offset = last;
                offset >= 0;
                offset = sections.get(sections.size() - 1).previous()) {
            if (!seen.add(offset)) {
                throw PdfFailure.malformed("cross-reference", "/Prev runs in a circle", offset);
            }
            if (seen.size() > limits.maxRevisions()) {
                throw PdfFailure.overLimit("revisions", seen.size(), limits.maxRevisions());
            }
            sections.add(section(offset));
        }
        Set<Long> brought = new HashSet<>();
        for (int i = sections.size() - 1; i >= 0; i--) {
            sections.set(i, settle(sections.get(i), brought));
        }
        return sections;
    }

    private XrefSection section(long offset) throws IOException {
        if (offset >= file.sizeBytes()) {
            throw PdfFailure.malformed("cross-reference", "offset " + offset + " is outside the file", offset);
        }
        PdfLexer lexer = new PdfLexer(file, offset);
        lexer.skipLineEnd();
        XrefSection section = lexer.take("xref") ? table(lexer, offset) : stream(offset);
        check(section);
        return section;
    }

    private static void check(XrefSection section) {
        PdfValue.Dict trailer = section.trailer();
        if (trailer.has("Encrypt")) {
            throw PdfFailure.encrypted(section.offset());
        }
        if (trailer.integer("Size", -1) < 1) {
            throw PdfFailure.malformed("trailer", "/Size is missing or wrong", section.offset());
        }
        if (trailer.has("Prev") && section.previous() < 0) {
            throw PdfFailure.malformed("trailer", "/Prev is not an offset", section.offset());
        }
        for (int number : section.entries().keySet()) {
            if (number >= trailer.integer("Size", -1)) {
                throw PdfFailure.malformed("trailer", "/Size is not above object " + number, section.offset());
            }
        }
        if (section.entries().getOrDefault(0, XrefEntry.FREE) != XrefEntry.FREE) {
            throw PdfFailure.malformed("cross-reference", "object 0 is in use", section.offset());
        }
    }

    private XrefSection table(PdfLexer lexer, long offset) throws IOException {
        Map<Integer, XrefEntry> entries = new HashMap<>();
        lexer.skipSpace();
        while (!lexer.take("trailer")) {
            int first = lexer.expectObjectNumber("cross-reference table");
            lexer.skipSpace();
            int count = lexer.expectObjectNumber("cross-reference table");
            lexer.skipSpace();
            for (int i = 0; i < count; i++) {
                put(entries, first + i, tableEntry(lexer.position()), lexer.position());
                lexer.moveTo(lexer.position() + ENTRY_BYTES);
            }
            lexer.skipSpace();
        }
        PdfValue.Dict trailer = new PdfParser(lexer, limits.maxDepth()).dictionary("trailer");
        long end = lexer.position();
        long hybrid = trailer.integer("XRefStm", -1);
        long hybridEnd = -1;
        Map<Integer, XrefEntry> hiddenEntries = Map.of();
        if (trailer.has("XRefStm")) {
            if (hybrid < 0 || hybrid >= offset) {
                throw PdfFailure.malformed("trailer", "/XRefStm is not an offset before its table", offset);
            }
            XrefSection hidden = stream(hybrid);
            if (hybrid > trailer.integer("Prev", -1) && leadsElsewhere(hidden.trailer(), trailer)) {
                throw PdfFailure.malformed("cross-reference", "table and /XRefStm differ on /Prev or /Root", offset);
            }
            hybridEnd = hidden.end();
            hiddenEntries = hidden.entries();
        }
        return new XrefSection(offset, end, trailer, entries, false, hybrid, hybridEnd, hiddenEntries);
    }

    /** Some readers go on from what the stream itself says, though it has no meaning there (7.5.8.4). */
    private static boolean leadsElsewhere(PdfValue.Dict hidden, PdfValue.Dict trailer) {
        return Stream.of("Prev", "Root").anyMatch(key -> {
            PdfValue own = hidden.get(key);
            return own != null && !own.equals(trailer.get(key));
        });
    }

    /**
     * A hybrid file's stream adds what its table does not have, or has as free (7.5.8.4); two places are refused. A stream
     * that an older section has already brought was only copied along and adds nothing.
     */
    private static XrefSection settle(XrefSection section, Set<Long> brought) {
        if (section.hybridOffset() < 0 || !brought.add(section.hybridOffset())) {
            return section.withoutHybrid();
        }
        Map<Integer, XrefEntry> entries = section.entries();
        for (Map.Entry<Integer, XrefEntry> entry : section.hidden().entrySet()) {
            XrefEntry known = entries.get(entry.getKey());
            if (known == null || known == XrefEntry.FREE) {
                entries.put(entry.getKey(), entry.getValue());
            } else if (!known.equals(entry.getValue())) {
                throw PdfFailure.malformed(
                        "cross-reference", "table and /XRefStm differ on object " + entry.getKey(), section.offset());
            }
        }
        return section;
    }

    /** Ten digits, a space, five digits, a space, n or f, and a line end of two bytes (7.5.4). */
    private XrefEntry tableEntry(long at) throws IOException {
        long offset = digits(at, 10);
        long generation = digits(at + 11, 5);
        int kind = file.at(at + 17);
        int eol1 = file.at(at + 18);
        int eol2 = file.at(at + 19);
        boolean eol = (eol1 == ' ' && (eol2 == '\r' || eol2 == '\n')) || (eol1 == '\r' && eol2 == '\n');
        boolean shaped = offset >= 0 && generation >= 0 && file.at(at + 10) == ' ' && file.at(at + 16) == ' ' && eol;
        if (!shaped || generation > 65_535 || (kind != 'n' && kind != 'f')) {
            throw PdfFailure.malformed("cross-reference table", "an entry is not 20 bytes of the given form", at);
        }
        return kind == 'f' ? XrefEntry.FREE : inFile(offset, generation, at);
    }

    private XrefEntry inFile(long offset, long generation, long at) {
        if (offset < 0 || offset >= file.sizeBytes() || generation < 0 || generation > 65_535) {
            throw PdfFailure.malformed("cross-reference", "an object lies outside the file", at);
        }
        return new XrefEntry.InFile(offset, (int) generation);
    }

    private long digits(long at, int count) throws IOException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int c = file.at(at + i);
            if (!Chars.isDigit(c)) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private void put(Map<Integer, XrefEntry> entries, int number, XrefEntry entry, long at) {
        if (++entriesSeen > limits.maxObjects()) {
            throw PdfFailure.overLimit("objects", entriesSeen, limits.maxObjects());
        }
        if (entries.put(number, entry) != null) {
            throw PdfFailure.malformed("cross-reference", "object " + number + " stands twice in one section", at);
        }
    }

    private XrefSection stream(long offset) throws IOException {
        IndirectObject object = objects.read(offset, null, IndirectReader.DIRECT_LENGTH);
        if (!(object.value() instanceof PdfValue.Stream stream)
                || !"XRef".equals(stream.dict().name("Type"))) {
            throw PdfFailure.malformed("cross-reference", "neither a table nor a stream", offset);
        }
        PdfValue.Dict dict = stream.dict();
        int[] widths = widths(dict, offset);
        ByteBuffer rows = inflation.inflate(file, stream);
        Map<Integer, XrefEntry> entries = new HashMap<>();
        int row = widths[0] + widths[1] + widths[2];
        int at = 0;
        List<Long> index = index(dict, offset);
        for (int i = 0; i < index.size(); i += 2) {
            for (long number = index.get(i); number < index.get(i) + index.get(i + 1); number++) {
                if (at > rows.limit() - row) {
                    throw PdfFailure.malformed("cross-reference stream", "has fewer entries than it says", offset);
                }
                put(entries, (int) number, streamEntry(rows, at, widths, offset), offset);
                at += row;
            }
        }
        if (at != rows.limit()) {
            throw PdfFailure.malformed("cross-reference stream", "has more bytes than entries", offset);
        }
        return new XrefSection(offset, object.end(), dict, entries, true, -1, -1, Map.of());
    }

    private static int[] widths(PdfValue.Dict dict, long offset) {
        int[] widths = new int[3];
        if (dict.get("W") instanceof PdfValue.Array array && array.items().size() == 3) {
            int sum = 0;
            for (int i = 0; i < 3; i++) {
                long width = array.items().get(i) instanceof PdfValue.Int number ? number.value() : -1;
                widths[i] = width >= 0 && width <= 8 ? (int) width : 100;
                sum += widths[i];
            }
            if (sum > 0 && sum < 100) {
                return widths;
            }
        }
        throw PdfFailure.malformed("cross-reference stream", "/W is not three widths", offset);
    }

    private List<Long> index(PdfValue.Dict dict, long offset) {
        PdfValue given = dict.get("Index");
        if (given == null) {
            return List.of(0L, Math.min(dict.integer("Size", 0), limits.maxObjects() + 1L));
        }
        List<Long> index = new ArrayList<>();
        if (given instanceof PdfValue.Array array && array.items().size() % 2 == 0) {
            for (PdfValue item : array.items()) {
                if (!(item instanceof PdfValue.Int number) || number.value() < 0 || number.value() > 8_388_607) {
                    throw PdfFailure.malformed("cross-reference stream", "/Index is out of bounds", offset);
                }
                index.add(number.value());
            }
            return index;
        }
        throw PdfFailure.malformed("cross-reference stream", "/Index is not pairs of numbers", offset);
    }

    private XrefEntry streamEntry(ByteBuffer rows, int at, int[] widths, long offset) {
        long type = widths[0] == 0 ? 1 : field(rows, at, widths[0]);
        long second = field(rows, at + widths[0], widths[1]);
        long third = field(rows, at + widths[0] + widths[1], widths[2]);
        if (type == 0) {
            return XrefEntry.FREE;
        }
        if (type == 1) {
            return inFile(second, third, offset);
        }
        if (type == 2 && second > 0 && second <= 8_388_607 && third >= 0 && third <= Integer.MAX_VALUE) {
            return new XrefEntry.InStream((int) second, (int) third);
        }
        throw PdfFailure.malformed("cross-reference stream", "an entry is out of bounds", offset);
    }

    /** Big-endian; eight bytes may come out negative, which every use refuses. */
    private static long field(ByteBuffer rows, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (rows.get(at + i) & 0xFF);
        }
        return value;
    }
}
