package vn.bansao.pades.internal.write;

import vn.bansao.pades.internal.compose.PdfBytes;

/** What ends a revision: its cross-reference section, its trailer, and where that section stands. */
interface RevisionEnd {
    /** Writes all of it; {@code offset} is where the section stands. May be called again for another offset. */
    void writeTo(PdfBytes out, long offset);
}
