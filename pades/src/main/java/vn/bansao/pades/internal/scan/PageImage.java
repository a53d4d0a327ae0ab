package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** An image whose header was read and whose body is still in its file. */
interface PageImage {

    /** What the dictionary needs. */
    ImageHeader header();

    /**
     * Hands on the image stream's bytes, and returns how many. A file that is one page is read to its last byte; called once.
     */
    long transferTo(ImageBodySink out) throws IOException;
}
