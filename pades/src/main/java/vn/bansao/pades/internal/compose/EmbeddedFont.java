package vn.bansao.pades.internal.compose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;

/**
 * Liberation Serif 2.1.5, cut down to the letters a copy may need, as a CIDFontType2 for Identity-H. Immutable.
 *
 * <p>The subset is the same in every copy, so that it can stand in the template's prefix: Latin with all Vietnamese
 * letters, punctuation and the currency and number signs, composed as NFC composes them.
 */
public final class EmbeddedFont {
    /** The name with the tag that marks a subset. */
    public static final String NAME = "BANSAO+LiberationSerif";

    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");
    private static final int LAST_CODE = 0x2200;
    private static final int[][] RANGES = {
        {0x20, 0x7E},
        {0xA0, 0x17F}, // Latin-1, Latin Extended-A
        {0x1A0, 0x1A1}, // Ơ ơ
        {0x1AF, 0x1B0}, // Ư ư
        {0x1CD, 0x1DC},
        {0x218, 0x21B},
        {0x1E80, 0x1E85},
        {0x1EA0, 0x1EF9}, // Vietnamese letters with tone marks
        {0x2010, 0x2015}, // dashes
        {0x2018, 0x201E}, // quotation marks
        {0x2020, 0x2022},
        {0x2026, 0x2026}, // …
        {0x2030, 0x2030},
        {0x2032, 0x2033},
        {0x2039, 0x203A},
        {0x20AB, 0x20AC}, // ₫ €
        {0x2116, 0x2116}, // №
        {0x2122, 0x2122},
    };

    private final byte[] program;
    private final short[] glyphs = new short[LAST_CODE];
    private final int[] widths;
    private final int[] codeOfGlyph;
    private final String descriptor;
    private final double ascent; // of a letter of size 1
    private final double descent;

    private EmbeddedFont(TrueTypeFont font) throws IOException {
        CmapLookup cmap = font.getUnicodeCmapLookup();
        TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
        int[] codes = letters().filter(code -> cmap.getGlyphId(code) != 0).toArray();
        for (int code : codes) {
            subsetter.add(code);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subsetter.writeToStream(out);
        this.program = out.toByteArray();

        Map<Integer, Integer> oldOfNew = subsetter.getGIDMap();
        short[] newOfOld = new short[font.getNumberOfGlyphs()];
        this.widths = new int[oldOfNew.size()];
        double unit = font.getUnitsPerEm() / 1000.0;
        oldOfNew.forEach((now, before) -> newOfOld[before] = now.shortValue());
        for (Map.Entry<Integer, Integer> glyph : oldOfNew.entrySet()) {
            widths[glyph.getKey()] = (int) Math.round(font.getAdvanceWidth(glyph.getValue()) / unit);
        }
        this.codeOfGlyph = new int[widths.length];
        for (int code : codes) {
            glyphs[code] = newOfOld[cmap.getGlyphId(code)];
            codeOfGlyph[glyphs[code]] = code;
        }
        this.descriptor = descriptor(font, unit);
        this.ascent = font.getHorizontalHeader().getAscender() / unit / 1000;
        this.descent = -font.getHorizontalHeader().getDescender() / unit / 1000;
    }

    /** The font that ships with this library. */
    public static EmbeddedFont liberationSerif() {
        try (InputStream stream = EmbeddedFont.class.getResourceAsStream("LiberationSerif-Regular.ttf")) {
            if (stream == null) {
                throw new IllegalStateException("LiberationSerif-Regular.ttf is missing from the library");
            }
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
                return new EmbeddedFont(font);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IntStream letters() {
        return Arrays.stream(RANGES).flatMapToInt(range -> IntStream.rangeClosed(range[0], range[1]));
    }

    private static String descriptor(TrueTypeFont font, double unit) throws IOException {
        var head = font.getHeader();
        return String.format(
                Locale.ROOT,
                "<</Type/FontDescriptor/FontName/%s/Flags 34/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
                        + "/CapHeight %d/StemV 80/FontFile2 ",
                NAME,
                Math.round(head.getXMin() / unit),
                Math.round(head.getYMin() / unit),
                Math.round(head.getXMax() / unit),
                Math.round(head.getYMax() / unit),
                Math.round(font.getHorizontalHeader().getAscender() / unit),
                Math.round(font.getHorizontalHeader().getDescender() / unit),
                Math.round(font.getOS2Windows().getCapHeight() / unit));
    }

    /** The TrueType program of the subset. */
    public byte[] program() {
        return program.clone();
    }

    /** The descriptor, open where the reference to the program follows. */
    public String descriptor() {
        return descriptor;
    }

    /** The /W array: widths of all glyphs from 0 on, in thousandths of the size. */
    public String widthArray() {
        StringBuilder out = new StringBuilder("[0[");
        for (int width : widths) {
            out.append(width).append(' ');
        }
        return out.append("]]").toString();
    }

    /** The ToUnicode CMap, so that text can be searched and copied (ISO 32000-1, 9.10.3). */
    public String toUnicode() {
        StringBuilder out = new StringBuilder("""
                /CIDInit /ProcSet findresource begin 12 dict begin begincmap
                /CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
                /CMapName /Adobe-Identity-UCS def /CMapType 2 def
                1 begincodespacerange <0000> <FFFF> endcodespacerange
                """);
        List<String> mappings = new ArrayList<>();
        for (int glyph = 1; glyph < codeOfGlyph.length; glyph++) {
            if (codeOfGlyph[glyph] != 0) {
                mappings.add(String.format(Locale.ROOT, "<%04X> <%04X>\n", glyph, codeOfGlyph[glyph]));
            }
        }
        for (int from = 0; from < mappings.size(); from += 100) { // A block holds at most 100 entries.
            List<String> block = mappings.subList(from, Math.min(from + 100, mappings.size()));
            out.append(block.size()).append(" beginbfchar\n");
            block.forEach(out::append);
            out.append("endbfchar\n");
        }
        return out.append("endcmap CMapName currentdict /CMap defineresource pop end end\n")
                .toString();
    }

    /**
     * Demands that every letter of a text can be drawn.
     *
     * @throws PolicyException if the font lacks one
     */
    public void requireLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            glyph(text, i);
        }
    }

    /** The letters of a text that can be drawn, in order. */
    public String drawable(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char code = text.charAt(i);
            if (code < LAST_CODE && glyphs[code] != 0) {
                letters.append(code);
            }
        }
        return letters.toString();
    }

    /** The height of a line of letters, from the top of the highest to the bottom of the lowest, as readers mark it. */
    public double lineHeight(double sizePt) {
        return (ascent + descent) * sizePt;
    }

    /** How far letters reach below their baseline, as readers mark it. */
    public double depth(double sizePt) {
        return descent * sizePt;
    }

    /** The width of a text in points. */
    public double width(String text, double sizePt) {
        long thousandths = 0;
        for (int i = 0; i < text.length(); i++) {
            thousandths += widths[glyph(text, i)];
        }
        return thousandths * sizePt / 1000;
    }

    /** Appends a text as a hex string of glyph numbers. */
    public void append(PdfBytes out, String text) {
        out.ascii("<");
        for (int i = 0; i < text.length(); i++) {
            out.hex4(glyph(text, i));
        }
        out.ascii(">");
    }

    private int glyph(String text, int index) {
        char code = text.charAt(index);
        int glyph = code < LAST_CODE ? glyphs[code] : 0;
        if (glyph == 0) {
            throw new PolicyException(Problem.of(
                    PadesProblem.FONT_GLYPH_MISSING,
                    "letter",
                    String.format(Locale.ROOT, "U+%04X", text.codePointAt(index)),
                    "text",
                    text));
        }
        return glyph;
    }
}
