package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * A scan file that has pages of its own: each is opened, handed on and left before the next is opened. It holds no file open,
 * and of each page nothing larger than an offset. Not thread-safe.
 */
interface PagedFile {

    /** The number of pages; at least 1. */
    int pageCount();

    /** Opens page {@code index}, counted from 0 in the file, and reads what its image dictionary needs. */
    PageImage open(int index) throws IOException;

    /** The number that the file itself gives page {@code index}, which need not be its place; empty where it gives none. */
    default OptionalInt statedNumber(int index) throws IOException {
        return OptionalInt.empty();
    }
}
