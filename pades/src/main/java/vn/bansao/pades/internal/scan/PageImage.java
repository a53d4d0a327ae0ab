package vn.bansao.pades.internal.scan;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An image, or a page of several, whose header was read and whose body is still in its file. */
public interface PageImage {

    /** What the dictionary needs. */
    ImageHeader header();

    /**
     * Hands on the image stream's bytes, and returns how many. A file that is one page is read to its last byte; called once.
     */
    long transferTo(ImageBodySink out) throws IOException;

    /**
     * Instead of {@link #transferTo}, reads the image stream to its end, and looks for damage in what goes undecoded into a copy.
     *
     * @return what is wrong and where, in one line, or null
     */
    default @Nullable String damage() throws IOException {
        transferTo((bytes, from, length) -> {});
        return null;
    }

    /**
     * Instead of {@link #transferTo}, hands on the samples behind that stream, row by row, checked as there: who wants samples
     * is spared compressing and inflating them once more.
     *
     * @return false, with nothing read, if samples of this kind are not decoded here
     */
    default boolean rowsTo(SampleRowSink rows) throws IOException {
        return false;
    }

    /** Where the page is no image but a form: what that names, while its content is what {@link #transferTo} hands on. */
    default @Nullable FormPage form() {
        return null;
    }
}
