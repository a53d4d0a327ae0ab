package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/**
 * What the content of an imported page names, each thing once, under names of ours; and what that says of the page. Not
 * thread-safe.
 */
final class ImportedParts {
    private static final int MOST_IMAGES = 5_000; // an A3 page at 1200 dpi in strips of 4 rows
    private static final int MOST_OTHERS = 500;
    private static final List<String> DEFAULTS = List.of("DefaultGray", "DefaultRGB", "DefaultCMYK");

    private final FormImage.Source source;
    private final PdfRevision revision;
    private final ImageRules rules;
    private final Map<List<PdfValue>, Known> known = new HashMap<>();
    private final Map<String, FormImage> images = new LinkedHashMap<>();
    private final Map<String, FormPage.Space> spaces = new LinkedHashMap<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private long pixels;
    private long sampleBytes;
    private long codedBytes;
    private long profileBytes;
    private boolean coloured;
    private boolean shaded;
    private boolean jpeg;

    /**
     * An image that has a name.
     *
     * @param name empty where it stands in the content
     * @param widthPx its own or its mask's, whichever is more
     * @param heightPx likewise
     */
    record Known(String name, int widthPx, int heightPx) {}

    ImportedParts(FormImage.Source source, PdfRevision revision, ImageRules rules) {
        this.source = source;
        this.revision = revision;
        this.rules = rules;
    }

    /** The image under its name, which is as often drawn as read. */
    Known image(PdfValue written, PdfValue.Stream stream, ImportScope scope) throws IOException {
        List<PdfValue> key = new ArrayList<>(List.of(written));
        for (String space : DEFAULTS) {
            PdfValue other = scope.named("ColorSpace", space);
            key.add(other == null ? PdfValue.NULL : other);
        }
        Known before = known.get(key);
        if (before != null) {
            return before;
        }
        requireFew(images.size() + 1, MOST_IMAGES, "images");
        FormImage image = new PdfMasks(source, revision).image(stream, scope.resources());
        ImageHeader header = image.open().header();
        count(header, image.codedBytes());
        int width = header.widthPx();
        int height = header.heightPx();
        FormImage mask = image.mask();
        if (mask != null) {
            ImageHeader shape = mask.open().header();
            count(shape, mask.codedBytes());
            shaded |= shape.bitsPerComponent() > 1;
            width = Math.max(width, shape.widthPx());
            height = Math.max(height, shape.heightPx());
        }
        jpeg |= header.coding().isJpeg();
        samples(header.raster());
        Known now = new Known("I" + images.size(), width, height);
        images.put(now.name(), image);
        known.put(key, now);
        return now;
    }

    /** What an image says of its page's colour. */
    void samples(Raster raster) {
        coloured |= raster.colour() != Colour.GRAY;
        shaded |= raster.bitsPerComponent() > 1;
    }

    private void count(ImageHeader header, long coded) {
        count(header.raster(), coded);
    }

    /** Work for a page is bounded as for one image. */
    void count(Raster raster, long coded) {
        pixels += (long) raster.widthPx() * raster.heightPx();
        sampleBytes += (long) raster.rowBytes(raster.widthPx()) * raster.heightPx();
        codedBytes += coded;
        if (pixels > rules.limits().maxPixels()) {
            throw source.bytes()
                    .malformed(
                            PadesProblem.SCAN_IMAGE_TOO_LARGE,
                            "actual",
                            pixels + " px in all",
                            "limit",
                            rules.limits().maxPixels() + " px");
        }
        rules.requireNoBomb(sampleBytes, codedBytes);
    }

    /** How the content spells a colour space. */
    String space(PdfColour colour) {
        if (colour.text().equals(PdfColour.DEVICE_GRAY.text()) || colour.text().equals(PdfColour.DEVICE_RGB.text())) {
            return colour.text();
        }
        for (Map.Entry<String, FormPage.Space> entry : spaces.entrySet()) {
            FormPage.Space space = entry.getValue();
            if (space.text().equals(colour.text()) && Arrays.equals(space.profile(), colour.profile())) {
                return "/" + entry.getKey();
            }
        }
        byte @Nullable [] profile = colour.profile();
        profileBytes += profile == null ? 0 : profile.length;
        if (profileBytes > rules.limits().maxIccBytes()) {
            throw IccProfile.unfit(
                    source.bytes(),
                    "size of all",
                    profileBytes,
                    "at most " + rules.limits().maxIccBytes());
        }
        requireFew(spaces.size() + 1, MOST_OTHERS, "colour spaces");
        String name = "C" + spaces.size();
        spaces.put(name, new FormPage.Space(colour.text(), colour.baseComponents(), profile));
        return "/" + name;
    }

    /** How the content spells a graphics state. */
    String state(String dictionary) {
        String name = states.get(dictionary);
        if (name == null) {
            requireFew(states.size() + 1, MOST_OTHERS, "graphics states");
            name = "G" + states.size();
            states.put(dictionary, name);
        }
        return "/" + name;
    }

    private void requireFew(int actual, int most, String what) {
        if (actual > most) {
            throw source.bytes()
                    .malformed(
                            PadesProblem.SCAN_PDF_OVER_LIMIT,
                            "actual",
                            actual + " " + what,
                            "limit",
                            most + " " + what);
        }
    }

    /** A colour in which something may be drawn. */
    void colour(PdfColour space, double[] components) {
        boolean even = space.meaning() == Colour.GRAY
                || (space.meaning() == Colour.RGB && components[0] == components[1] && components[1] == components[2]);
        coloured |= !even;
        shaded |= components[0] != 0 && components[0] != 1;
    }

    boolean coloured() {
        return coloured;
    }

    /** A page of these pixels. */
    Raster raster(int widthPx, int heightPx) {
        return new Raster(widthPx, heightPx, coloured || shaded ? 8 : 1, coloured ? Colour.RGB : Colour.GRAY, null);
    }

    /** What is lossy in the page, or empty: a gate asks for it. */
    ImageCoding coding() {
        return new ImageCoding(jpeg ? "DCTDecode" : "", "", vn.bansao.copy.PageRecord.Embedding.IMPORTED);
    }

    FormPage form(double[] box) {
        Map<String, String> byName = new LinkedHashMap<>();
        states.forEach((dictionary, name) -> byName.put(name, dictionary));
        return new FormPage(box, images, spaces, byName);
    }
}
