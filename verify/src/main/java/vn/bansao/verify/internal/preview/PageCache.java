package vn.bansao.verify.internal.preview;

import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;

/** Keeps fonts and colour spaces, but no images: a page's scan is drawn once. */
final class PageCache extends DefaultResourceCache {
    @Override
    public void put(COSObject reference, PDXObject object) {
        // Dropped.
    }
}
