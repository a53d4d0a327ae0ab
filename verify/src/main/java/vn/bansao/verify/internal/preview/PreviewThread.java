package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** A thread that draws pages; it ends with the JVM at the latest, whatever it draws. */
final class PreviewThread extends Thread {
    private @Nullable TrueTypeFont font;

    PreviewThread(Runnable work) {
        super(work, "bansao-page-preview");
        setDaemon(true);
    }

    /** The font for text whose own font is not in the file; fonts read lazily, so each thread has its own. */
    TrueTypeFont font() {
        if (font == null) {
            try (InputStream stream = PDDocument.class.getResourceAsStream(
                    "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
                if (stream == null) {
                    throw new StoppedException(Lack.NOT_DRAWABLE);
                }
                font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
            } catch (IOException e) {
                throw new StoppedException(Lack.NOT_DRAWABLE);
            }
        }
        return font;
    }
}
