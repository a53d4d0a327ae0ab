package vn.bansao.pades.internal.scan;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/** Images with what masks them: a soft mask, a stencil, or the colours that are left out (ISO 32000-2, 8.9.6, 11.6.5.3). */
record PdfMasks(FormImage.Source source, PdfRevision revision) {
    private static final PdfValue.Dict NOTHING = new PdfValue.Dict(java.util.Map.of());

    FormImage image(PdfValue.Stream stream, PdfValue.Dict resources) throws IOException {
        PdfValue.Dict dict = stream.dict();
        source.bytes().see(stream.offset());
        if (source.images().number(dict, "SMaskInData", 0) != 0) {
            throw source.bytes().refused(PadesProblem.SCAN_PDF_TRANSPARENT, "what", "SMaskInData");
        }
        PdfValue soft = revision.resolve(dict.get("SMask"));
        PdfValue hard = revision.resolve(dict.get("Mask"));
        boolean stencil = source.images().isMask(dict);
        if (soft instanceof PdfValue.Stream mask && !stencil) {
            return new FormImage(source, stream, resources, "/SMask " + FormImage.MASK, softMask(mask));
        }
        if (soft != PdfValue.NULL && !soft.equals(new PdfValue.Name("None"))) {
            throw PdfScan.malformed(source.bytes(), "image: SMask");
        }
        if (hard instanceof PdfValue.Stream mask && !stencil) {
            return new FormImage(source, stream, resources, "/Mask " + FormImage.MASK, stencil(mask));
        }
        if (hard instanceof PdfValue.Array && !stencil) {
            return new FormImage(source, stream, resources, leftOut(stream, resources, dict.get("Mask")), null);
        }
        if (hard != PdfValue.NULL) {
            throw PdfScan.malformed(source.bytes(), "image: Mask");
        }
        return new FormImage(source, stream, resources, "", null);
    }

    private FormImage softMask(PdfValue.Stream mask) throws IOException {
        if (mask.dict().has("Matte")) {
            throw PdfFilters.unsupported(source.bytes(), "Matte of a soft mask", "yes", "no");
        }
        FormImage image = maskImage(mask);
        PdfOrigin origin = image.open().header().origin();
        if (origin == null || !origin.colourSpace().equals(PdfColour.DEVICE_GRAY.text())) {
            throw PdfFilters.unsupported(source.bytes(), "colour space of a soft mask", "another", "DeviceGray");
        }
        return image;
    }

    private FormImage stencil(PdfValue.Stream mask) throws IOException {
        if (!source.images().isMask(mask.dict())) {
            throw PdfScan.malformed(source.bytes(), "image: Mask is no stencil");
        }
        return maskImage(mask);
    }

    /** Masks have none themselves. */
    private FormImage maskImage(PdfValue.Stream mask) throws IOException {
        boolean image = revision.resolve(mask.dict().get("Subtype")).equals(new PdfValue.Name("Image"));
        if (!image || mask.dict().has("OC")) {
            throw PdfScan.malformed(source.bytes(), "image: its mask is no image");
        }
        source.images().requireOpaque(mask.dict());
        return new FormImage(source, mask, NOTHING, "", null);
    }

    /** Ranges of samples, two numbers for each component. */
    private String leftOut(PdfValue.Stream stream, PdfValue.Dict resources, @Nullable PdfValue value)
            throws IOException {
        Raster raster = source.images().part(stream, resources, "").header().raster();
        double[] ranges = PdfNumbers.of(value, 2 * raster.colour().samplesPerPixel(), revision);
        if (ranges == null) {
            throw PdfScan.malformed(source.bytes(), "image: Mask");
        }
        for (double number : ranges) {
            if (number < 0 || number != Math.rint(number) || number >= 1L << raster.bitsPerComponent()) {
                throw PdfScan.malformed(source.bytes(), "image: Mask");
            }
        }
        return "/Mask" + PdfNumbers.text(ranges);
    }
}
