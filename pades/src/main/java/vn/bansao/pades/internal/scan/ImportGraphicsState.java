package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/** Reads a graphics state dictionary, and keeps of it what changes a page that is seen on a screen (ISO 32000-2, 8.4.5). */
record ImportGraphicsState(PdfRevision revision, ScanBytes bytes) {
    /** Those that PDF/A-2 permits are those of ISO 32000-1, 11.3.5. */
    private static final Set<String> BLEND_MODES = Set.of(
            "Normal",
            "Compatible",
            "Multiply",
            "Screen",
            "Overlay",
            "Darken",
            "Lighten",
            "ColorDodge",
            "ColorBurn",
            "HardLight",
            "SoftLight",
            "Difference",
            "Exclusion",
            "Hue",
            "Saturation",
            "Color",
            "Luminosity");

    private static final List<String> NUMBERS = List.of("LW", "LC", "LJ", "ML", "FL", "ca", "CA");

    /** Overprinting, halftones and the like mean nothing where inks are not what is drawn with. */
    private static final Set<String> LEFT_OUT = Set.of("Type", "OP", "op", "OPM", "SM", "TK", "Font", "UseBlackPtComp");

    private static final Set<String> AT_REST = Set.of("TR", "TR2", "HT", "BG", "BG2", "UCR", "UCR2");

    /** The dictionary as PDF text. */
    String of(PdfValue.Dict dict) throws IOException {
        StringBuilder text = new StringBuilder("<</Type/ExtGState");
        for (Map.Entry<String, PdfValue> entry : dict.entries().entrySet()) {
            String key = entry.getKey();
            PdfValue value = revision.resolve(entry.getValue());
            if (NUMBERS.contains(key)) {
                text.append('/').append(key).append(' ').append(PdfNumbers.spelled(value, bytes));
            }
            switch (key) {
                case "ca", "CA" -> requireOpacity(value, key);
                case "BM" -> text.append("/BM/").append(name(value, key, BLEND_MODES));
                case "RI" -> text.append("/RI/").append(name(value, key, PdfImages.INTENTS));
                case "SMask" -> text.append("/SMask/").append(name(value, key, Set.of("None")));
                case "D" -> text.append("/D").append(dashes(value));
                case "SA", "AIS" -> text.append(flag(value, key));
                default -> requireHarmless(key, value);
            }
        }
        return text.append(">>").toString();
    }

    private void requireHarmless(String key, PdfValue value) {
        if (AT_REST.contains(key)) {
            name(value, key, Set.of("Identity", "Default"));
        } else if (!LEFT_OUT.contains(key) && !NUMBERS.contains(key)) {
            throw transparent(key);
        }
    }

    private RuntimeException transparent(String key) {
        return bytes.refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", key);
    }

    private void requireOpacity(PdfValue value, String key) {
        double opacity = PdfNumbers.of(value);
        if (!(opacity >= 0 && opacity <= 1)) {
            throw PdfScan.malformed(bytes, "graphics state: " + key);
        }
    }

    private String name(@Nullable PdfValue value, String key, Set<String> allowed) {
        if (value instanceof PdfValue.Name name && allowed.contains(name.value())) {
            return name.value();
        }
        throw transparent(key);
    }

    private String flag(PdfValue value, String key) {
        if (!(value instanceof PdfValue.Bool flag)) {
            throw PdfScan.malformed(bytes, "graphics state: " + key);
        }
        return "/" + key + " " + flag.value();
    }

    private String dashes(PdfValue value) throws IOException {
        List<PdfValue> parts = value instanceof PdfValue.Array array ? array.items() : List.of();
        PdfValue.Array lengths = parts.size() == 2 ? revision.array(parts.get(0)) : null;
        if (lengths == null) {
            throw PdfScan.malformed(bytes, "graphics state: D");
        }
        return "[" + PdfNumbers.spelled(lengths, bytes) + " " + PdfNumbers.spelled(parts.get(1), bytes) + "]";
    }
}
