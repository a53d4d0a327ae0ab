package vn.bansao.testing;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.function.Function;

/** Pages of 200 by 300 points as scanners write them that do not make one image of a page; none of it symmetrical. */
public enum LayeredPages {
    STRIPS(LayeredPages::strips, ""),
    STRIPS_TURNED(LayeredPages::strips, "/Rotate 90"),
    STRIPS_CROPPED(LayeredPages::strips, "/Rotate 270/CropBox[20 30 120 180]"),
    STRIPS_WITH_HIDDEN_TEXT(
            file -> strips(file).over("BT 3 Tr /F0 9 Tf 5 5 Td (hidden) Tj ET"),
            "/Group<</S/Transparency/CS/DeviceRGB>>"),
    STRIPS_OF_A_PROFILE(LayeredPages::profiled, ""),
    SOFT_MASK(LayeredPages::softMask, ""),
    STENCIL_MASK(LayeredPages::stencilMask, ""),
    COLOURED_STENCILS(LayeredPages::colouredStencils, ""),
    COLOUR_LEFT_OUT(LayeredPages::leftOut, ""),
    INLINE_IMAGES(LayeredPages::inlineImages, ""),
    LINES_OVER_AN_IMAGE(LayeredPages::lines, ""),
    STAMP_OF_FORMS(LayeredPages::forms, "");

    private static final String WHOLE = "q 200 0 0 300 0 0 cm /%s Do Q\n";

    private final Function<PdfFiles, Page> layers;
    private final String entries;

    LayeredPages(Function<PdfFiles, Page> layers, String entries) {
        this.layers = layers;
        this.entries = entries;
    }

    /** What a page draws and names. */
    private record Page(String content, String objects, String others) {
        Page over(String more) {
            return new Page(content + more, objects, others);
        }
    }

    /** Adds the page to a file. */
    public PdfFiles addTo(PdfFiles file) {
        Page page = layers.apply(file);
        return file.page("/Resources<</XObject<<" + page.objects() + ">>" + page.others() + ">>/Contents "
                + file.content(page.content()) + " 0 R" + entries);
    }

    /** A file of this page alone. */
    public byte[] file() {
        return addTo(new PdfFiles()).bytes();
    }

    /** A file of all pages. */
    public static byte[] all() {
        PdfFiles file = new PdfFiles();
        for (LayeredPages page : values()) {
            page.addTo(file);
        }
        return file.bytes();
    }

    private static byte[] samples(int width, int height, int seed) {
        byte[] samples = new byte[width * height];
        for (int i = 0; i < samples.length; i++) {
            int x = i % width;
            int y = i / width;
            samples[i] = (byte) ((x / 9 + seed) * (y / 7 + 3) % 251);
        }
        return samples;
    }

    private static int image(PdfFiles file, int width, int height, String entries, byte[] samples) {
        return file.stream(
                "/Type/XObject/Subtype/Image/Width " + width + "/Height " + height + "/Filter/FlateDecode" + entries,
                PdfFiles.deflate(samples));
    }

    private static int grey(PdfFiles file, int width, int height, int seed, String more) {
        return image(
                file, width, height, "/ColorSpace/DeviceGray/BitsPerComponent 8" + more, samples(width, height, seed));
    }

    private static int colour(PdfFiles file, int width, int height, int seed, String more) {
        return image(
                file,
                width,
                height,
                "/ColorSpace/DeviceRGB/BitsPerComponent 8" + more,
                samples(3 * width, height, seed));
    }

    private static int stencil(PdfFiles file, int seed) {
        return image(file, 400, 600, "/ImageMask true/BitsPerComponent 1", samples(50, 600, seed));
    }

    private static Page strips(PdfFiles file) {
        return strips(file, "/DeviceRGB", 3);
    }

    /** Strips of 32 rows, the last shorter, from the top. */
    private static Page strips(PdfFiles file, String space, int components) {
        StringBuilder content = new StringBuilder();
        StringBuilder objects = new StringBuilder();
        for (int row = 0; row < 600; row += 32) {
            int rows = Math.min(32, 600 - row);
            int strip = image(
                    file, 400, rows, "/BitsPerComponent 8/ColorSpace" + space, samples(400 * components, rows, row));
            objects.append("/S").append(row).append(' ').append(strip).append(" 0 R");
            content.append("q 200 0 0 ")
                    .append(rows / 2.0)
                    .append(" 0 ")
                    .append((600 - row - rows) / 2.0)
                    .append(" cm /S")
                    .append(row)
                    .append(" Do Q\n");
        }
        return new Page(content.toString(), objects.toString(), "/Font<</F0<</Type/Font/Subtype/Type1>>>>");
    }

    private static Page profiled(PdfFiles file) {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        int icc = file.stream("/N 1/Filter/FlateDecode", PdfFiles.deflate(profile));
        return strips(file, "[/ICCBased " + icc + " 0 R]", 1);
    }

    private static Page softMask(PdfFiles file) {
        int mask = grey(file, 400, 600, 5, "");
        int front = colour(file, 200, 300, 1, "/SMask " + mask + " 0 R");
        return layers(colour(file, 200, 300, 9, ""), front);
    }

    private static Page stencilMask(PdfFiles file) {
        int front = colour(file, 100, 150, 1, "/Mask " + stencil(file, 2) + " 0 R");
        return layers(colour(file, 200, 300, 9, ""), front);
    }

    private static Page leftOut(PdfFiles file) {
        return layers(colour(file, 200, 300, 9, ""), grey(file, 200, 300, 1, "/Mask[40 120]"));
    }

    private static Page layers(int back, int front) {
        return new Page(
                WHOLE.formatted("Back") + WHOLE.formatted("Front"),
                "/Back " + back + " 0 R/Front " + front + " 0 R",
                "");
    }

    private static Page colouredStencils(PdfFiles file) {
        Page page = layers(stencil(file, 3), stencil(file, 8));
        String content = ".1 .2 .6 rg " + WHOLE.formatted("Back") + "/Cs0 cs .7 .1 .1 sc " + WHOLE.formatted("Front")
                + "0 g 20 20 30 3 re f";
        return new Page(content, page.objects(), "/ColorSpace<</Cs0[/CalRGB<</WhitePoint[.9505 1 1.089]>>]>>");
    }

    private static Page inlineImages(PdfFiles file) {
        String plain =
                "q 64 0 0 64 30 40 cm BI /W 64 /H 64 /BPC 1 /IM true /D[1 0] ID " + text(samples(8, 64, 4)) + "\nEI Q ";
        String packed = "q 32 0 0 64 110 140 cm BI /W 64 /H 128 /BPC 8 /CS /G /F /Fl ID "
                + text(PdfFiles.deflate(samples(64, 128, 6))) + "\nEI Q ";
        String palette = "q 64 0 0 64 30 140 cm BI /W 64 /H 64 /BPC 1 /CS [/I /RGB 1 <ff0000004080>] /F /AHx ID "
                + java.util.HexFormat.of().formatHex(samples(8, 64, 7)) + ">\nEI Q ";
        return new Page(
                WHOLE.formatted("Back") + plain + packed + palette,
                "/Back " + grey(file, 400, 600, 2, "") + " 0 R",
                "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static Page lines(PdfFiles file) {
        String content = WHOLE.formatted("Back")
                + "q 2 w 1 J [6 3] 1 d .8 0 0 RG 20 20 m 180 40 l 150 250 l s Q "
                + "q /Half gs 0 .4 0 rg 40 60 90 70 re f Q q /Multiply gs 0 .6 .9 rg 100 200 m 180 200 180 280 100 280 c h f* Q "
                + "q 10 10 50 50 re W n 1 0 0 1 0 0 cm .5 g 0 0 40 40 re B Q";
        return new Page(
                content,
                "/Back " + grey(file, 400, 600, 2, "") + " 0 R",
                "/ExtGState<</Half<</Type/ExtGState/ca .5/SMask/None/OPM 1>>/Multiply<</BM/Multiply/TR/Identity>>>>");
    }

    private static Page forms(PdfFiles file) {
        int inner = file.stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 60 40]/Matrix[.8 .6 -.6 .8 10 20]/Resources<<>>",
                PdfFiles.bytes("q 1 0 0 RG 3 w 2 2 56 36 re S 5 5 90 90 re f"));
        int outer = file.stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<<" + "/Inner " + inner + " 0 R/Seal "
                        + stencil(file, 6) + " 0 R>>>>",
                PdfFiles.bytes("0 0 .7 rg q 80 0 0 80 0 0 cm /Seal Do Q /Inner Do"));
        int back = grey(file, 400, 600, 2, "");
        return new Page(
                WHOLE.formatted("Back") + "q 1 0 0 1 60 90 cm /Outer Do Q /Outer Do",
                "/Back " + back + " 0 R/Outer " + outer + " 0 R",
                "");
    }
}
