package vn.bansao.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * A part of a PDF that can be put into many documents: PDFBox's objects remember their number in the file, so each
 * document needs its own; the bytes of streams stay shared. Immutable, thread-safe.
 */
final class FrozenCos {
    private final COSDictionary root;
    private final IdentityHashMap<COSBase, byte[]> streams = new IdentityHashMap<>();

    private FrozenCos(COSDictionary root) {
        this.root = root;
    }

    /** A copy of {@code root} and all it reaches, which has to be a tree of a document still open. */
    static FrozenCos of(COSDictionary root) throws IOException {
        FrozenCos frozen = new FrozenCos(root);
        frozen.readStreams(root, new IdentityHashMap<>());
        return frozen;
    }

    /** A stream of a document with these bytes, which are not copied. */
    static COSStream stream(byte[] bytes) throws IOException {
        RandomAccessReadBuffer buffer = new RandomAccessReadBuffer(bytes);
        return new COSStream(null, new RandomAccessReadView(buffer, 0, bytes.length, true));
    }

    /** The part, for one document. */
    COSDictionary thaw() throws IOException {
        return (COSDictionary) copy(root, new IdentityHashMap<>());
    }

    private void readStreams(COSBase base, Map<COSBase, COSBase> seen) throws IOException {
        if (seen.put(base, base) != null) {
            return;
        }
        if (base instanceof COSObject object) {
            readStreams(object.getObject(), seen);
        } else if (base instanceof COSArray array) {
            for (COSBase element : array) {
                readStreams(element, seen);
            }
        } else if (base instanceof COSDictionary dictionary) {
            if (base instanceof COSStream stream) {
                try (InputStream raw = stream.createRawInputStream()) {
                    streams.put(stream, raw.readAllBytes());
                }
            }
            for (COSBase value : dictionary.getValues()) {
                readStreams(value, seen);
            }
        }
    }

    private COSBase copy(COSBase base, Map<COSBase, COSBase> copies) throws IOException {
        if (base instanceof COSObject object) {
            return copy(object.getObject(), copies);
        }
        COSBase known = copies.get(base);
        if (known != null) {
            return known;
        }
        if (base instanceof COSArray array) {
            COSArray copy = new COSArray();
            copies.put(base, copy);
            for (COSBase element : array) {
                copy.add(copy(element, copies));
            }
            copy.setDirect(array.isDirect());
            return copy;
        }
        if (base instanceof COSDictionary dictionary) {
            byte[] bytes = streams.get(base);
            COSDictionary copy = bytes == null ? new COSDictionary() : stream(bytes);
            copies.put(base, copy);
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                if (bytes == null || !entry.getKey().equals(COSName.LENGTH)) {
                    copy.setItem(entry.getKey(), copy(entry.getValue(), copies));
                }
            }
            copy.setDirect(bytes == null && dictionary.isDirect());
            return copy;
        }
        return base;
    }
}
