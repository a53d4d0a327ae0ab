package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/** Reads colour spaces: device grey and RGB, calibrated ones, profiles, and palettes of these (ISO 32000-2, 8.6). */
final class PdfColours {
    private static final String TAKEN =
            "DeviceGray, DeviceRGB, CalGray, CalRGB, ICCBased with 1, 3 or 4 components, Indexed";

    private final PdfFile file;
    private final PdfRevision revision;
    private final ScanBytes bytes;
    private final int maxIccBytes;
    private final PdfValue.Dict resources;

    PdfColours(PdfFile file, ScanBytes bytes, int maxIccBytes, PdfValue.Dict resources) {
        this.file = file;
        this.revision = file.last();
        this.bytes = bytes;
        this.maxIccBytes = maxIccBytes;
        this.resources = resources;
    }

    PdfColour of(@Nullable PdfValue value) throws IOException {
        return space(revision.resolve(value), true, true);
    }

    /**
     * A colour space.
     *
     * @param mayIndex whether it may be a palette
     * @param mayDiffer whether a device's space may have been given another meaning, which itself may not
     */
    private PdfColour space(PdfValue value, boolean mayIndex, boolean mayDiffer) throws IOException {
        if (value instanceof PdfValue.Name name) {
            return device(name.value(), mayDiffer);
        }
        List<PdfValue> items = value instanceof PdfValue.Array array ? array.items() : List.of();
        if (items.isEmpty() || !(revision.resolve(items.get(0)) instanceof PdfValue.Name family)) {
            throw PdfScan.malformed(bytes, "image: ColorSpace");
        }
        PdfValue second = items.size() < 2 ? PdfValue.NULL : revision.resolve(items.get(1));
        return switch (family.value()) {
            case "DeviceGray", "DeviceRGB", "DeviceCMYK" -> device(family.value(), mayDiffer);
            case "CalGray" -> calibrated(second, "CalGray", 1);
            case "CalRGB" -> calibrated(second, "CalRGB", 3);
            case "ICCBased" -> profiled(second);
            case "Indexed" -> {
                if (!mayIndex || items.size() != 4) {
                    throw PdfScan.malformed(bytes, "image: Indexed");
                }
                yield indexed(
                        space(second, false, mayDiffer),
                        revision.resolve(items.get(2)),
                        revision.resolve(items.get(3)));
            }
            default -> throw PdfFilters.unsupported(bytes, "colour space", family.value(), TAKEN);
        };
    }

    /** A device's space may be given another meaning (ISO 32000-2, 8.6.5.6). */
    private PdfColour device(String name, boolean mayDiffer) throws IOException {
        PdfValue.Dict spaces = revision.dict(resources.get("ColorSpace"));
        PdfValue other =
                spaces == null ? PdfValue.NULL : revision.resolve(spaces.get(name.replace("Device", "Default")));
        if (mayDiffer && other instanceof PdfValue.Array && name.startsWith("Device")) {
            PdfColour meant = space(other, false, false);
            int components = name.equals("DeviceGray") ? 1 : name.equals("DeviceRGB") ? 3 : 4;
            if (meant.baseComponents() != components) {
                throw PdfScan.malformed(bytes, "image: another meaning of " + name);
            }
            return meant;
        }
        return switch (name) {
            case "DeviceGray" -> PdfColour.DEVICE_GRAY;
            case "DeviceRGB" -> PdfColour.DEVICE_RGB;
            case "DeviceCMYK" -> throw bytes.refused(PadesProblem.SCAN_PDF_CMYK_WITHOUT_PROFILE);
            default -> throw PdfFilters.unsupported(bytes, "colour space", name, TAKEN);
        };
    }

    private PdfColour calibrated(PdfValue value, String family, int components) throws IOException {
        if (!(value instanceof PdfValue.Dict dict) || !dict.has("WhitePoint")) {
            throw PdfScan.malformed(bytes, "image: " + family);
        }
        StringBuilder text = new StringBuilder("[/").append(family).append("<<");
        numbers(text, dict, "WhitePoint", 3);
        numbers(text, dict, "BlackPoint", 3);
        if (components == 3) {
            numbers(text, dict, "Gamma", 3);
            numbers(text, dict, "Matrix", 9);
        } else if (dict.has("Gamma")) {
            double gamma = PdfNumbers.of(revision.resolve(dict.get("Gamma")));
            if (!Double.isFinite(gamma)) {
                throw PdfScan.malformed(bytes, "image: Gamma");
            }
            String array = PdfNumbers.text(new double[] {gamma});
            text.append("/Gamma ").append(array, 1, array.length() - 1);
        }
        return new PdfColour(
                text.append(">>]").toString(), components == 1 ? Colour.GRAY : Colour.RGB, components, null);
    }

    private void numbers(StringBuilder text, PdfValue.Dict dict, String key, int count) throws IOException {
        if (dict.has(key)) {
            double[] numbers = PdfNumbers.of(dict.get(key), count, revision);
            if (numbers == null) {
                throw PdfScan.malformed(bytes, "image: " + key);
            }
            text.append('/').append(key).append(PdfNumbers.text(numbers));
        }
    }

    private PdfColour profiled(PdfValue value) throws IOException {
        if (!(value instanceof PdfValue.Stream stream)) {
            throw PdfScan.malformed(bytes, "image: ICCBased");
        }
        PdfValue n = revision.resolve(stream.dict().get("N"));
        int components = n instanceof PdfValue.Int number ? (int) number.value() : 0;
        Colour meaning = switch (components) {
            case 1 -> Colour.GRAY;
            case 3 -> Colour.RGB;
            case 4 -> Colour.CMYK;
            default -> throw PdfFilters.unsupported(bytes, "number of components of a profile", components, "1, 3, 4");
        };
        byte[] profile = PdfScan.decoded(file, stream);
        if (profile.length > maxIccBytes) {
            throw IccProfile.unfit(bytes, "size", profile.length, "at most " + maxIccBytes);
        }
        byte[] exact = withoutPadding(profile);
        IccProfile.require(exact, meaning, bytes);
        return new PdfColour("[/ICCBased " + PdfOrigin.PROFILE + "]", meaning, components, exact);
    }

    /** Some writers leave a line end behind the profile. */
    private static byte[] withoutPadding(byte[] profile) {
        if (profile.length < 4) {
            return profile;
        }
        int size = java.nio.ByteBuffer.wrap(profile).getInt(0);
        return size > 4 && size < profile.length ? Arrays.copyOf(profile, size) : profile;
    }

    private PdfColour indexed(PdfColour base, PdfValue highest, PdfValue lookup) throws IOException {
        long last = highest instanceof PdfValue.Int number ? number.value() : -1;
        byte[] table = lookup instanceof PdfValue.Text text
                ? text.bytes()
                : lookup instanceof PdfValue.Stream stream ? PdfScan.decoded(file, stream) : new byte[0];
        if (last < 0 || last > 255 || table.length < (last + 1) * base.baseComponents()) {
            throw PdfScan.malformed(bytes, "image: palette");
        }
        byte[] palette = Arrays.copyOf(table, (int) (last + 1) * base.baseComponents());
        String text = "[/Indexed" + (base.text().startsWith("/") ? "" : " ") + base.text() + " " + last + "<"
                + HexFormat.of().formatHex(palette) + ">]";
        boolean grey = base.meaning() == Colour.GRAY || (base.meaning() == Colour.RGB && isGrey(palette));
        return new PdfColour(
                text,
                grey ? Colour.GRAY : Colour.INDEXED,
                base.baseComponents(),
                base.profile(),
                triples(palette, base.meaning()));
    }

    /** Red, green and blue of a palette; null if its colours are inks. */
    private static byte @Nullable [] triples(byte[] palette, Colour base) {
        if (base != Colour.GRAY) {
            return base == Colour.RGB ? palette : null;
        }
        byte[] triples = new byte[3 * palette.length];
        for (int i = 0; i < triples.length; i++) {
            triples[i] = palette[i / 3];
        }
        return triples;
    }

    private static boolean isGrey(byte[] palette) {
        for (int i = 0; i < palette.length; i += 3) {
            if (palette[i] != palette[i + 1] || palette[i] != palette[i + 2]) {
                return false;
            }
        }
        return true;
    }
}
