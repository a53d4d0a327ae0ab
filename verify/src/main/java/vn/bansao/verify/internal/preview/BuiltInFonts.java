package vn.bansao.verify.internal.preview;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * Fonts for text whose own font is not in the file: PDFBox's built-in one. PDFBox's own way reads all fonts of the machine
 * and writes a list of them into the user's folder. It knows one mapper a JVM, so this one answers on threads that draw
 * previews, and every other thread gets the mapper that was there before. Thread-safe.
 */
final class BuiltInFonts implements FontMapper {
    private final FontMapper others;

    private BuiltInFonts(FontMapper others) {
        this.others = others;
    }

    static synchronized void install() {
        FontMapper present = FontMappers.instance();
        if (!(present instanceof BuiltInFonts)) {
            FontMappers.set(new BuiltInFonts(present));
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
        return Thread.currentThread() instanceof PreviewThread thread
                ? new FontMapping<>(thread.font(), true)
                : others.getTrueTypeFont(name, descriptor);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
        return Thread.currentThread() instanceof PreviewThread thread
                ? new FontMapping<>(thread.font(), true)
                : others.getFontBoxFont(name, descriptor);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
        return Thread.currentThread() instanceof PreviewThread thread
                ? new CIDFontMapping(null, thread.font(), true)
                : others.getCIDFont(name, descriptor, system);
    }
}
