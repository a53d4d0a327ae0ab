package vn.bansao.pades.internal.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.ContentOperations;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/** Images that stand within content (ISO 32000-2, 8.9.7): held to the same rules as the others, and their data must be whole. */
record PdfInlineImages(PdfImages images, ImportedParts parts, PdfRevision revision, ScanBytes bytes, ImageRules rules) {
    static final byte[] BEFORE_DATA = {'I', 'D', ' '};

    private static final Map<String, String> KEYS = Map.of(
            "BPC", "BitsPerComponent",
            "CS", "ColorSpace",
            "D", "Decode",
            "DP", "DecodeParms",
            "F", "Filter",
            "H", "Height",
            "IM", "ImageMask",
            "I", "Interpolate",
            "W", "Width");
    private static final Map<String, String> FILTERS = Map.of(
            "AHx", "ASCIIHexDecode",
            "A85", "ASCII85Decode",
            "LZW", "LZWDecode",
            "Fl", "FlateDecode",
            "RL", "RunLengthDecode",
            "CCF", "CCITTFaxDecode",
            "DCT", "DCTDecode");
    private static final Map<String, String> SPACES = Map.of(
            "G", "DeviceGray",
            "RGB", "DeviceRGB",
            "CMYK", "DeviceCMYK",
            "I", "Indexed");
    private static final Set<String> PLAIN = Set.of("DeviceGray", "DeviceRGB", "DeviceCMYK");
    private static final Set<String> REFUSED = Set.of("LZWDecode", "DCTDecode", "JPXDecode", "JBIG2Decode");

    /**
     * An image that may be drawn.
     *
     * @param entries with their full names, as PDF text
     */
    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    record Checked(ImportedParts.Known size, String entries, byte[] data) {}

    Checked checked(ContentOperations.InlineImage image, ImportScope scope) throws IOException {
        PdfValue.Dict dict = spelledOut(image.dict());
        PdfFilters filters = PdfFilters.of(dict, revision, bytes);
        for (String filter : filters.names()) {
            if (REFUSED.contains(filter)) {
                throw PdfFilters.unsupported(bytes, "filter of an inline image", filter, "Flate, RunLength, CCITTFax");
            }
        }
        boolean mask = images.isMask(dict);
        PdfColour colour = mask ? PdfColour.DEVICE_GRAY : colour(dict.get("ColorSpace"), scope);
        Raster raster = images.raster(dict, filters, colour);
        String decode = images.decodeText(dict, raster.colour().samplesPerPixel());
        String parameters = filters.parameterText(bytes);
        parts.count(raster, image.data().length);
        parts.samples(raster);
        byte[] data = whole(image.data(), filters, raster);
        String entries = "/Width " + raster.widthPx() + "/Height " + raster.heightPx() + "/BitsPerComponent "
                + raster.bitsPerComponent() + (mask ? "/ImageMask true" : "/ColorSpace" + parts.space(colour)) + decode
                + images.intent(dict)
                + (filters.names().isEmpty() ? "" : "/Filter" + filterText(filters))
                + (parameters.isEmpty() ? "" : "/DecodeParms" + parameters);
        return new Checked(new ImportedParts.Known("", raster.widthPx(), raster.heightPx()), entries, data);
    }

    private static String filterText(PdfFilters filters) {
        return filters.names().size() == 1 ? "/" + filters.last() : filters.nameText();
    }

    private PdfColour colour(@Nullable PdfValue value, ImportScope scope) throws IOException {
        boolean named = value instanceof PdfValue.Name name && !PLAIN.contains(name.value());
        if (value == null) {
            throw PdfScan.malformed(bytes, "inline image: ColorSpace");
        }
        return named ? scope.space(((PdfValue.Name) value).value()) : scope.space(value);
    }

    /** The data, if they decode to what the dictionary says; without what is too much where they are samples already. */
    private byte[] whole(byte[] data, PdfFilters filters, Raster raster) throws IOException {
        if (filters.names().isEmpty()) {
            long length = (long) raster.rowBytes(raster.widthPx()) * raster.heightPx();
            if (data.length < length) {
                throw PdfScan.malformed(bytes, "inline image: fewer rows than it says");
            }
            return java.util.Arrays.copyOf(data, (int) length);
        }
        SampleCount samples = filters.codesImage() ? null : SampleCount.of(raster, filters, bytes);
        try (InputStream in =
                PdfImage.damageTold(filters.decoded(new ByteArrayInputStream(data), filters.outer(), bytes), bytes)) {
            PdfImage.drain(in, samples, bytes, (block, from, count) -> {});
        }
        return data;
    }

    private PdfValue.Dict spelledOut(PdfValue.Dict given) {
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        given.entries().forEach((key, value) -> {
            String full = KEYS.getOrDefault(key, key);
            PdfValue spelled = switch (full) {
                case "Filter" -> spelledOut(value, FILTERS);
                case "ColorSpace" -> spelledOut(value, SPACES);
                default -> value;
            };
            if (entries.put(full, spelled) != null) {
                throw PdfScan.malformed(bytes, "inline image: " + full + " stands twice");
            }
        });
        return new PdfValue.Dict(entries);
    }

    private static PdfValue spelledOut(PdfValue value, Map<String, String> names) {
        if (value instanceof PdfValue.Name name) {
            return new PdfValue.Name(names.getOrDefault(name.value(), name.value()));
        }
        if (value instanceof PdfValue.Array array) {
            List<PdfValue> items = new ArrayList<>();
            array.items().forEach(item -> items.add(spelledOut(item, names)));
            return new PdfValue.Array(items);
        }
        return value;
    }
}
