package vn.bansao.pades.internal.scan;

import vn.bansao.copy.PageRecord.Embedding;

/** A format of scan files, and what becomes of its bytes in the copy. */
public enum ScanFormat {
    /** The image stream's bytes are the scan file's bytes. */
    JPEG("DCTDecode", Embedding.VERBATIM),
    /** Same samples, other bytes: chunk headers go, interlaced rows are put in order. */
    PNG("FlateDecode", Embedding.TRANSCODED);

    private final String filter;
    private final Embedding embedding;

    ScanFormat(String filter, Embedding embedding) {
        this.filter = filter;
        this.embedding = embedding;
    }

    /** The /Filter of the image stream. */
    public String filter() {
        return filter;
    }

    /** What the record says of the page. */
    public Embedding embedding() {
        return embedding;
    }
}
