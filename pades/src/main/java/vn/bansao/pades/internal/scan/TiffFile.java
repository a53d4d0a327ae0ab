package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/**
 * A TIFF file (TIFF 6.0, and BigTIFF with offsets of 64 bits): a chain of directories, each of which is a page unless it says
 * that it is another page's thumbnail. Only the directories' offsets are kept.
 */
final class TiffFile implements PagedFile {
    private static final int MOST_DIRECTORIES = 20_000; // 2 s, were each elsewhere in the file
    private static final int CLASSIC = 42;
    private static final int BIG = 43;
    private static final int PAGE_NUMBER = 297;

    private final ScanBytes bytes;
    private final Scan scan;
    private final boolean big;
    private final long[] pages;
    private final BitSet counted = new BitSet(); // pages whose data are in the sum
    private long dataBytes;

    private TiffFile(ScanBytes bytes, Scan scan, boolean big) throws IOException {
        this.bytes = bytes;
        this.scan = scan;
        this.big = big;
        this.pages = pages(big ? bytes.u64(8) : bytes.u32(4));
    }

    /** Reads the header and walks through the directories. */
    static TiffFile open(ScanBytes bytes, Scan scan) throws IOException {
        bytes.order(bytes.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int version = bytes.u16(2);
        if (version != CLASSIC && version != BIG) {
            throw malformed(bytes, 2, "version " + version);
        }
        boolean big = version == BIG;
        if (big && (bytes.u16(4) != 8 || bytes.u16(6) != 0)) {
            throw malformed(bytes, 4, "size of offsets");
        }
        return new TiffFile(bytes, scan, big);
    }

    /** A loop is found by R. P. Brent's method: it costs no memory. */
    private long[] pages(long first) throws IOException {
        long[] found = new long[8];
        int count = 0;
        long mark = 0;
        int untilMark = 1;
        int directories = 0;
        for (long at = first; at != 0; ) {
            bytes.onPage(0);
            if (at == mark) {
                throw malformed(bytes, at, "directories in a loop");
            }
            if (++directories > MOST_DIRECTORIES) {
                throw malformed(bytes, at, "more than " + MOST_DIRECTORIES + " directories");
            }
            if (directories == untilMark) {
                mark = at;
                untilMark *= 2;
            }
            bytes.onPage(count);
            TiffDirectory directory = TiffDirectory.at(bytes, at, big);
            if (!directory.isThumbnail()) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = at;
            }
            at = directory.next();
        }
        if (count == 0) {
            throw malformed(bytes, big ? 8 : 4, "no page");
        }
        return Arrays.copyOf(found, count);
    }

    @Override
    public int pageCount() {
        return pages.length;
    }

    @Override
    public PageImage open(int index) throws IOException {
        bytes.onPage(index);
        ImageRules rules = new ImageRules(scan, bytes);
        TiffImage image = new TiffImage(TiffDirectory.at(bytes, pages[index], big), bytes, rules);
        long length = image.segments().totalLength();
        requireOwnData(index, length);
        return TiffPages.of(image, length, bytes, rules);
    }

    @Override
    public OptionalInt statedNumber(int index) throws IOException {
        return TiffDirectory.at(bytes, pages[index], big).firstShort(PAGE_NUMBER);
    }

    /** Pages that share their data are refused: a small file could become much work, or a large copy. */
    private void requireOwnData(int index, long length) {
        if (!counted.get(index)) {
            counted.set(index);
            dataBytes += length;
        }
        if (dataBytes > bytes.sizeBytes()) {
            throw malformed(bytes, pages[index], "pages that share their data");
        }
    }

    static RuntimeException malformed(ScanBytes bytes, long at, String what) {
        return bytes.malformedAt(at, PadesProblem.SCAN_TIFF_MALFORMED, "what", what);
    }
}
