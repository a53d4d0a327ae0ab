package vn.bansao.pades.internal.scan;

import java.io.IOException;

/** An image whose header was read and whose body is still in its file. */
sealed interface PageImage permits JpegImage, PngImage {

    /** What the dictionary needs. */
    ImageHeader header();

    /** Hands on the image stream's bytes, reads the file to its last byte, and returns how many bytes were handed on. */
    long transferTo(ImageBodySink out) throws IOException;
}
