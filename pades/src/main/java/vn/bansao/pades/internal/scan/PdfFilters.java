package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The filters of a stream in the order of decoding (ISO 32000-2, 7.4), with those of their parameters that mean something.
 *
 * @param names at most {@value #MOST}
 * @param parameters of each
 */
record PdfFilters(List<String> names, List<PdfValue.Dict> parameters) {
    static final int MOST = 4;
    private static final int BUFFER_BYTES = 1 << 13; // 8 KiB
    private static final Set<String> IMAGE = Set.of("DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode");
    private static final Map<String, List<String>> ENTRIES = Map.of(
            "FlateDecode", List.of("Predictor", "Colors", "BitsPerComponent", "Columns"),
            "LZWDecode", List.of("Predictor", "Colors", "BitsPerComponent", "Columns", "EarlyChange"),
            "RunLengthDecode", List.of(),
            "ASCIIHexDecode", List.of(),
            "ASCII85Decode", List.of(),
            "DCTDecode", List.of("ColorTransform"),
            "CCITTFaxDecode",
                    List.of(
                            "K",
                            "EndOfLine",
                            "EncodedByteAlign",
                            "Columns",
                            "Rows",
                            "EndOfBlock",
                            "BlackIs1",
                            "DamagedRowsBeforeError"),
            "JBIG2Decode", List.of("JBIG2Globals"),
            "JPXDecode", List.of());
    private static final PdfValue.Dict NOTHING = new PdfValue.Dict(Map.of());

    static PdfFilters of(PdfValue.Dict image, PdfRevision revision, ScanBytes bytes) throws IOException {
        List<PdfValue> given = list(image.get("Filter"), revision);
        List<PdfValue> parameters = list(image.get("DecodeParms"), revision);
        if (given.size() > MOST) {
            throw unsupported(bytes, "number of filters", given.size(), "at most " + MOST);
        }
        List<String> names = new ArrayList<>();
        List<PdfValue.Dict> all = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i) instanceof PdfValue.Name n ? n.value() : "none";
            boolean last = i == given.size() - 1;
            if (!ENTRIES.containsKey(name) || (IMAGE.contains(name) && !last)) {
                throw unsupported(bytes, "filter", name, "a filter of images that needs no key");
            }
            names.add(name);
            PdfValue own = i < parameters.size() ? parameters.get(i) : PdfValue.NULL;
            if (own != PdfValue.NULL && !(own instanceof PdfValue.Dict)) {
                throw PdfScan.malformed(bytes, "image: DecodeParms");
            }
            all.add(own instanceof PdfValue.Dict dict ? resolved(dict, revision, bytes) : NOTHING);
        }
        return new PdfFilters(List.copyOf(names), List.copyOf(all));
    }

    private static List<PdfValue> list(@Nullable PdfValue value, PdfRevision revision) throws IOException {
        PdfValue found = revision.resolve(value);
        if (!(found instanceof PdfValue.Array array)) {
            return found == PdfValue.NULL ? List.of() : List.of(found);
        }
        List<PdfValue> items = new ArrayList<>();
        for (PdfValue item : array.items()) {
            items.add(revision.resolve(item));
        }
        return items;
    }

    private static PdfValue.Dict resolved(PdfValue.Dict dict, PdfRevision revision, ScanBytes bytes)
            throws IOException {
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        for (String key : dict.entries().keySet()) {
            PdfValue value = revision.resolve(dict.get(key));
            boolean whole = value instanceof PdfValue.Real number && number.value() == Math.rint(number.value());
            entries.put(key, whole ? new PdfValue.Int((long) PdfNumbers.of(value)) : value);
        }
        if (entries.containsKey("F") || entries.containsKey("Crypt")) {
            throw PdfScan.malformed(bytes, "image: DecodeParms");
        }
        return new PdfValue.Dict(entries);
    }

    static RuntimeException unsupported(ScanBytes bytes, String what, Object actual, Object required) {
        return bytes.refused(PadesProblem.SCAN_PDF_UNSUPPORTED, "what", what, "actual", actual, "required", required);
    }

    /** The last filter's name, or empty. */
    String last() {
        return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    PdfValue.Dict lastParameters() {
        return parameters.isEmpty() ? NOTHING : parameters.get(parameters.size() - 1);
    }

    /** Whether the last filter knows what an image is; else its output are samples. */
    boolean codesImage() {
        return IMAGE.contains(last());
    }

    /** How many filters, from the first on, are undone where LZW, which PDF/A does not permit (ISO 19005-2, 6.1.7.2), is the last. */
    int undone() {
        return names.lastIndexOf("LZWDecode") + 1;
    }

    /** How many filters, from the first on, lead to the image's code, or to its samples. */
    int outer() {
        return codesImage() ? names.size() - 1 : names.size();
    }

    /** The filters from {@code from} on. */
    PdfFilters from(int from) {
        return new PdfFilters(names.subList(from, names.size()), parameters.subList(from, parameters.size()));
    }

    /** Undoes the first {@code count} filters, but for predictors. */
    InputStream decoded(InputStream raw, int count, ScanBytes bytes) {
        InputStream in = raw;
        for (int i = 0; i < count; i++) {
            long early = parameters.get(i).integer("EarlyChange", 1);
            in = switch (names.get(i)) {
                case "FlateDecode" -> new Inflated(in);
                case "LZWDecode" -> new LzwStream(in, bytes, PadesProblem.SCAN_PDF_DATA_WRONG, early == 0 ? 0 : 1);
                case "RunLengthDecode" -> RunLengthStream.runLengthDecode(in);
                case "ASCIIHexDecode" -> new AsciiStream(in, true, bytes);
                case "ASCII85Decode" -> new AsciiStream(in, false, bytes);
                default -> throw new IllegalStateException(names.get(i));
            };
        }
        return in;
    }

    /** As {@link ImageCoding#filter} has it. */
    String nameText() {
        return names.size() < 2 ? last() : "[/" + String.join("/", names) + "]";
    }

    /** As PDF text: the parameters; empty where none says anything. */
    String parameterText(ScanBytes bytes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            texts.add(text(names.get(i), parameters.get(i), bytes));
        }
        if (texts.stream().allMatch("null"::equals)) {
            return "";
        }
        return texts.size() == 1 ? texts.get(0) : "[" + String.join(" ", texts) + "]";
    }

    private static String text(String name, PdfValue.Dict given, ScanBytes bytes) {
        StringBuilder text = new StringBuilder();
        for (String key : ENTRIES.getOrDefault(name, List.of())) {
            PdfValue value = given.get(key);
            if (value == null || value == PdfValue.NULL) {
                continue;
            }
            text.append('/').append(key).append(' ');
            if (value instanceof PdfValue.Int number) {
                text.append(number.value());
            } else if (value instanceof PdfValue.Bool flag) {
                text.append(flag.value());
            } else if (key.equals("JBIG2Globals") && value instanceof PdfValue.Stream) {
                text.append(PdfOrigin.GLOBALS);
            } else {
                throw PdfScan.malformed(bytes, "image: " + key);
            }
        }
        return text.isEmpty() ? "null" : "<<" + text + ">>";
    }

    /** Gives the inflater's memory back when it is closed. */
    private static final class Inflated extends InflaterInputStream {
        Inflated(InputStream in) {
            super(in, new Inflater(), BUFFER_BYTES);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
