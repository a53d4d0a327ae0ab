package vn.bansao.pades.internal.scan;

import java.io.IOException;

/**
 * A page of a PDF that goes into the copy as a form.
 *
 * @param content deflated; shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record PdfForm(ImageHeader header, FormPage form, byte[] content, ScanBytes bytes) implements PageImage {

    /** Hands on the content; the images are read one by one before. */
    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        out.write(content, 0, content.length);
        bytes.requireUnchanged();
        return content.length;
    }
}
