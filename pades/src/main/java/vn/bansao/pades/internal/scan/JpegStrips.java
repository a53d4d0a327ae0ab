package vn.bansao.pades.internal.scan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.PadesProblem;

/**
 * The JPEGs of an image's strips as one JPEG, without decoding: a coder begins each strip as it does after a restart marker
 * (ITU-T T.81, E.1.4), so that with markers between them, and the interval in the head, they are one scan.
 */
final class JpegStrips {
    private static final int LONGEST_HEAD = 1 << 13; // 8 KiB
    private static final int LONGEST_PADDING = 64;
    private static final int MARKER_BYTES = 2;
    private static final int MOST_UNITS = 0xFFFF; // between two markers
    private static final int RST_0 = 0xD0;
    private static final int EOI = 0xD9;

    private final TiffImage image;
    private final ScanBytes bytes;
    private final TiffSegments strips;
    private final Head first;

    /**
     * What comes before a strip's coded data.
     *
     * @param heightAt where the frame header states the number of rows
     * @param scanAt where the scan header begins
     * @param unitWidth pixels of a minimum coded unit across
     * @param unitHeight pixels of it down
     * @param restarts whether there are restart markers in the coded data
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its bytes
    private record Head(byte[] bytes, int heightAt, int scanAt, int unitWidth, int unitHeight, boolean restarts) {
        int height() {
            return u16(bytes, heightAt);
        }
    }

    private JpegStrips(TiffImage image, ScanBytes bytes) throws IOException {
        this.image = image;
        this.bytes = bytes;
        this.strips = image.segments();
        this.first = head(0);
    }

    /** The strips, joined behind the tables that they share; null if markers can't join them. */
    static @Nullable ScanInput joined(TiffImage image, ScanBytes bytes, byte @Nullable [] tables) throws IOException {
        return new JpegStrips(image, bytes).joined(tables);
    }

    private @Nullable ScanInput joined(byte @Nullable [] tables) throws IOException {
        int interval = interval();
        if (first.restarts() || strips.height() % first.unitHeight() != 0 || interval > MOST_UNITS) {
            return null;
        }
        byte[] start = start(tables, interval);
        long total = start.length;
        for (int i = 0; i < strips.count(); i++) {
            if (!isAlike(i)) {
                return null;
            }
            total += codedEnd(i) - first.bytes().length + MARKER_BYTES;
        }
        return ScanInput.part(
                bytes, strips.offset(0), total, new SequenceInputStream(Collections.enumeration(new Parts(start))));
    }

    /** The minimum coded units of a strip. */
    private int interval() {
        return (image.raster().widthPx() + first.unitWidth() - 1)
                / first.unitWidth()
                * (strips.height() / first.unitHeight());
    }

    /** Tables, frame header with the height of the image, restart interval, scan header. */
    private byte[] start(byte @Nullable [] tables, int interval) {
        Raster raster = image.raster();
        byte[] head = first.bytes().clone();
        head[first.heightAt()] = (byte) (raster.heightPx() >> 8);
        head[first.heightAt() + 1] = (byte) raster.heightPx();
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        if (tables == null) {
            start.write(head, 0, MARKER_BYTES);
        } else {
            start.write(tables, 0, tables.length - MARKER_BYTES);
        }
        start.write(head, MARKER_BYTES, first.scanAt() - MARKER_BYTES);
        start.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDD, 0, 4, (byte) (interval >> 8), (byte) interval});
        start.write(head, first.scanAt(), head.length - first.scanAt());
        return start.toByteArray();
    }

    /** Whether a strip is coded as the first; one that has other rows than it should is refused. */
    private boolean isAlike(int strip) throws IOException {
        Head head = head(strip);
        byte[] expected = first.bytes().clone();
        System.arraycopy(head.bytes(), first.heightAt(), expected, first.heightAt(), 2);
        if (!Arrays.equals(head.bytes(), expected)) {
            return false;
        }
        int unit = first.unitHeight();
        int rows = strips.rows(strip, image.raster());
        if ((head.height() + unit - 1) / unit != (rows + unit - 1) / unit) {
            throw malformed(strips.offset(strip), "a strip of " + head.height() + " rows");
        }
        return true;
    }

    private Head head(int strip) throws IOException {
        long offset = strips.offset(strip);
        byte[] start = new byte[(int) Math.min(LONGEST_HEAD, strips.length(strip))];
        bytes.read(offset, start, start.length);
        int heightAt = -1;
        int units = 0;
        boolean restarts = false;
        int at = MARKER_BYTES;
        while (at + 4 <= start.length && start[at] == (byte) 0xFF) {
            int marker = start[at + 1] & 0xFF;
            int end = at + 2 + u16(start, at + 2);
            if (end > start.length || end < at + 4) {
                break;
            }
            switch (marker) {
                case 0xC0, 0xC1 -> {
                    heightAt = at + 5;
                    units = units(start, at, end);
                }
                case 0xDA -> {
                    if (heightAt < 0 || units == 0) {
                        throw malformed(offset, "no frame header");
                    }
                    return new Head(Arrays.copyOf(start, end), heightAt, at, units >> 8, units & 0xFF, restarts);
                }
                case 0xDD -> restarts = true;
                default -> {
                    if (marker > 0xC1 && marker < 0xD0 && marker != 0xC4) {
                        throw image.unsupported("coding of a JPEG strip", "SOF" + (marker - 0xC0), "SOF0, SOF1");
                    }
                }
            }
            at = end;
        }
        throw malformed(offset, "no scan header");
    }

    /** Width and height of a minimum coded unit: 8 for one component, else 8 times the largest factor (T.81, A.2). */
    private static int units(byte[] frame, int at, int end) {
        int components = at + 10 <= end ? frame[at + 9] & 0xFF : 0;
        if (components == 0 || at + 10 + 3 * components > end) {
            return 0;
        }
        int across = 1;
        int down = 1;
        for (int i = 0; i < components && components > 1; i++) {
            int factors = frame[at + 11 + 3 * i];
            across = Math.max(across, factors >> 4 & 0xF);
            down = Math.max(down, factors & 0xF);
        }
        return ((8 * across) << 8) | (8 * down);
    }

    /** Where in a strip its end-of-image marker stands; behind it at most a few zero or fill bytes. */
    private long codedEnd(int strip) throws IOException {
        long length = strips.length(strip);
        byte[] end = new byte[(int) Math.min(LONGEST_PADDING, length)];
        bytes.read(strips.offset(strip) + length - end.length, end, end.length);
        int last = end.length - 1;
        while (last > 0 && (end[last] == 0 || end[last] == (byte) 0xFF)) {
            last--;
        }
        long at = length - end.length + last - 1;
        if (last < 1 || end[last] != (byte) EOI || end[last - 1] != (byte) 0xFF || at < first.bytes().length) {
            throw bytes.malformedAt(strips.offset(strip) + length, PadesProblem.SCAN_JPEG_TRUNCATED);
        }
        return at;
    }

    private RuntimeException malformed(long at, String what) {
        return bytes.malformedAt(at, PadesProblem.SCAN_JPEG_MALFORMED, "what", what);
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** The head, then in turn a strip's coded data and the marker behind them; each is made when the one before was read. */
    private final class Parts extends AbstractList<InputStream> {
        private final byte[] start;

        Parts(byte[] start) {
            this.start = start;
        }

        @Override
        public int size() {
            return 1 + 2 * strips.count();
        }

        @Override
        public InputStream get(int index) {
            int strip = (index - 1) / 2;
            if (index == 0) {
                return new ByteArrayInputStream(start);
            } else if (index % 2 == 1) {
                return new Coded(strip);
            }
            int marker = strip == strips.count() - 1 ? EOI : RST_0 + strip % 8;
            return new ByteArrayInputStream(new byte[] {(byte) 0xFF, (byte) marker});
        }
    }

    /** The coded data of a strip, in which there is no marker. */
    private final class Coded extends FilterInputStream {
        private final int strip;
        private boolean opened;
        private int before;

        Coded(int strip) {
            super(InputStream.nullInputStream());
            this.strip = strip;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (!opened) {
                long head = first.bytes().length;
                in = strips.open(strip, false, head, codedEnd(strip) - head);
                opened = true;
            }
            int count = in.read(target, from, length);
            for (int i = from; i < from + count; i++) {
                int next = target[i] & 0xFF;
                if (before == 0xFF && next != 0 && next != 0xFF) {
                    throw malformed(bytes.offset(), "a marker inside a strip");
                }
                before = next;
            }
            return count;
        }
    }
}
