package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/** The names of one content stream, that of a page or of a form. Not thread-safe. */
final class ImportScope {
    private static final int MOST_KNOWN = 64;

    private final PdfValue.Dict resources;
    private final PdfRevision revision;
    private final ScanBytes bytes;
    private final PdfColours colours;
    private final Map<PdfValue, PdfColour> known = new HashMap<>();

    ImportScope(PdfValue.Dict resources, PdfRevision revision, ScanBytes bytes, PdfColours colours) {
        this.resources = resources;
        this.revision = revision;
        this.bytes = bytes;
        this.colours = colours;
    }

    PdfValue.Dict resources() {
        return resources;
    }

    /** What a name stands for, as written, or null. */
    @Nullable
    PdfValue named(String kind, String name) throws IOException {
        PdfValue.Dict all = revision.dict(resources.get(kind));
        return all == null ? null : all.get(name);
    }

    PdfValue.Dict state(String name) throws IOException {
        PdfValue.Dict state = revision.dict(named("ExtGState", name));
        if (state == null) {
            throw PdfScan.malformed(bytes, "content: no graphics state " + name);
        }
        return state;
    }

    /** A device's space, or one of the resources. */
    PdfColour space(String name) throws IOException {
        boolean device = name.startsWith("Device");
        PdfValue value = device ? new PdfValue.Name(name) : named("ColorSpace", name);
        if (value == null) {
            throw PdfFilters.unsupported(bytes, "colour space", name, "one of the page's resources");
        }
        return space(value);
    }

    PdfColour space(PdfValue value) throws IOException {
        PdfColour colour = known.get(value);
        if (colour == null) {
            colour = colours.of(value);
            if (known.size() < MOST_KNOWN) {
                known.put(value, colour);
            }
        }
        return colour;
    }
}
