package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.bansao.MalformedDocumentException;
import vn.bansao.internal.pdf.PdfValue;

/** An image that an imported page draws. It is read when it is asked for: a page of many strips holds none of them. */
public final class FormImage {
    /** Stands in a text for the reference to the mask. */
    public static final String MASK = "{mask}";

    private final Source source;
    private final PdfValue.Stream stream;
    private final PdfValue.Dict resources;
    private final String more;
    private final @Nullable FormImage mask;

    /** Where images are read. */
    record Source(PdfImages images, ScanBytes bytes) {}

    /** {@code more}: as in {@link PdfOrigin#more}, with {@link #MASK} in it where it has a mask. */
    FormImage(Source source, PdfValue.Stream stream, PdfValue.Dict resources, String more, @Nullable FormImage mask) {
        this.source = source;
        this.stream = stream;
        this.resources = resources;
        this.more = more;
        this.mask = mask;
    }

    /** The mask, stencil or soft, or null. */
    public @Nullable FormImage mask() {
        return mask;
    }

    Stream<FormImage> withMask() {
        return mask == null ? Stream.of(this) : Stream.of(mask, this);
    }

    /** The length of its coded data. */
    long codedBytes() {
        return stream.length();
    }

    /** Reads what its dictionary needs. */
    public PageImage open() throws IOException {
        source.bytes().see(stream.offset());
        try {
            return source.images().part(stream, resources, more);
        } catch (MalformedDocumentException e) {
            throw PdfScan.told(e, source.bytes());
        }
    }
}
