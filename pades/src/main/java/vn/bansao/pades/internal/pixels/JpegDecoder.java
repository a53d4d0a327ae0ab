package vn.bansao.pades.internal.pixels;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequential Huffman-coded JPEG (ITU-T T.81, SOF0 and SOF1) decoded straight to a smaller size. The first component is
 * shrunk as far as asked for, the others to one value for each block: their colour is looked at, not their detail.
 */
final class JpegDecoder {
    private static final int MAX_SCANS = 16; // a sequential image needs one for each component

    private final byte[] data;
    private final int end;
    private final float[] @Nullable [] quantisation = new float[4][];
    private final @Nullable HuffmanTable[] dcTables = new HuffmanTable[4];
    private final @Nullable HuffmanTable[] acTables = new HuffmanTable[4];
    private final List<JpegComponent> components = new ArrayList<>();
    private final int side;
    private int at;
    private int width;
    private int height;
    private int maxHorizontal = 1;
    private int maxVertical = 1;
    private int restartInterval;
    private int componentsDone;

    /** @param side pixels of a shrunk block, 8, 4, 2 or 1 */
    JpegDecoder(byte[] data, int from, int length, int side) {
        this.data = data;
        this.at = from;
        this.end = from + length;
        this.side = side;
    }

    /** Whether this frame is of the kind that is decoded here. */
    static boolean supports(byte[] data, int from, int length) {
        for (int i = from + 2; i + 3 < from + length; ) {
            int marker = data[i + 1] & 0xFF;
            if (marker == 0xFF) {
                i++;
            } else if (marker == 0xC0 || marker == 0xC1) {
                return true;
            } else if (marker == 0xC2 || marker == 0xDA) {
                return false;
            } else {
                i += 2 + ((data[i + 2] & 0xFF) << 8 | (data[i + 3] & 0xFF));
            }
        }
        return false;
    }

    List<JpegComponent> decode() throws DamagedPixelsException {
        at += 2; // SOI
        int scans = 0;
        for (int marker = marker(); marker != 0xD9; marker = marker()) {
            int length = u16(at);
            int next = at + length;
            if (length < 2 || next > end) {
                throw new DamagedPixelsException("JPEG: segment length");
            }
            switch (marker) {
                case 0xC0, 0xC1 -> frame(at + 2, next);
                case 0xC4 -> huffmanTables(at + 2, next);
                case 0xDB -> quantisationTables(at + 2, next);
                case 0xDD -> restartInterval = u16(at + 2);
                case 0xDA -> {
                    if (++scans > MAX_SCANS) {
                        throw new DamagedPixelsException("JPEG: too many scans");
                    }
                    next = scan(at + 2, next);
                }
                default -> {}
            }
            at = next;
        }
        if (components.isEmpty() || componentsDone < components.size()) {
            throw new DamagedPixelsException("JPEG: a component is missing");
        }
        return components;
    }

    private int marker() throws DamagedPixelsException {
        if (u8(at++) != 0xFF) {
            throw new DamagedPixelsException("JPEG: marker expected");
        }
        while (u8(at) == 0xFF) {
            at++;
        }
        return u8(at++);
    }

    private void frame(int from, int to) throws DamagedPixelsException {
        if (!components.isEmpty()) {
            throw new DamagedPixelsException("JPEG: second frame");
        }
        height = u16(from + 1);
        width = u16(from + 3);
        int count = u8(from + 5);
        if (to - from < 6 + 3 * count || width == 0 || height == 0 || count == 0) {
            throw new DamagedPixelsException("JPEG: frame header");
        }
        for (int i = 0; i < count; i++) {
            int entry = from + 6 + 3 * i;
            JpegComponent component = new JpegComponent(u8(entry), u8(entry + 1), u8(entry + 2) & 3, i == 0 ? side : 1);
            if (component.horizontal < 1 || component.vertical < 1) {
                throw new DamagedPixelsException("JPEG: sampling factor");
            }
            maxHorizontal = Math.max(maxHorizontal, component.horizontal);
            maxVertical = Math.max(maxVertical, component.vertical);
            components.add(component);
        }
        for (JpegComponent component : components) {
            component.allocate(unitsAcross() * component.horizontal, unitsDown() * component.vertical);
        }
    }

    private int unitsAcross() {
        return ceil(width, 8 * maxHorizontal);
    }

    private int unitsDown() {
        return ceil(height, 8 * maxVertical);
    }

    int maxHorizontal() {
        return maxHorizontal;
    }

    int maxVertical() {
        return maxVertical;
    }

    private static int ceil(int value, int by) {
        return (value + by - 1) / by;
    }

    private void huffmanTables(int from, int to) throws DamagedPixelsException {
        int table = from;
        while (table < to) {
            int kind = u8(table);
            int symbols = 0;
            for (int i = 1; i <= 16; i++) {
                symbols += u8(table + i);
            }
            if (symbols > 256 || table + 17 + symbols > to || (kind & 0xEC) != 0) {
                throw new DamagedPixelsException("JPEG: Huffman table");
            }
            ((kind & 0x10) == 0 ? dcTables : acTables)[kind & 3] = new HuffmanTable(data, table + 1, symbols);
            table += 17 + symbols;
        }
    }

    private void quantisationTables(int from, int to) throws DamagedPixelsException {
        int table = from;
        while (table < to) {
            int bytes = (u8(table) >> 4) + 1;
            if (bytes > 2 || table + 1 + 64 * bytes > to) {
                throw new DamagedPixelsException("JPEG: quantisation table");
            }
            float[] values = new float[64];
            for (int k = 0; k < 64; k++) {
                values[k] = bytes == 1 ? u8(table + 1 + k) : u16(table + 1 + 2 * k);
            }
            quantisation[u8(table) & 3] = values;
            table += 1 + 64 * bytes;
        }
    }

    /** Decodes the data of one scan, and returns where the next marker stands. */
    private int scan(int from, int to) throws DamagedPixelsException {
        int count = u8(from);
        if (count < 1 || count > components.size() || from + 1 + 2 * count > to) {
            throw new DamagedPixelsException("JPEG: scan header");
        }
        List<JpegComponent> taking = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taking.add(prepared(u8(from + 1 + 2 * i), u8(from + 2 + 2 * i)));
        }
        componentsDone += count;
        BitReader bits = new BitReader(data, to, end);
        if (count == 1) {
            JpegComponent only = taking.get(0);
            int across = ceil(ceil(width * only.horizontal, maxHorizontal), 8);
            int down = ceil(ceil(height * only.vertical, maxVertical), 8);
            units(bits, taking, across, down, (x, y) -> only.decode(bits, x, y));
        } else {
            units(bits, taking, unitsAcross(), unitsDown(), (x, y) -> {
                for (int i = 0; i < count; i++) {
                    unit(bits, taking.get(i), x, y);
                }
            });
        }
        if (bits.overrun()) {
            throw new DamagedPixelsException("JPEG: coded data end too early");
        }
        return bits.toMarker();
    }

    private JpegComponent prepared(int id, int tables) throws DamagedPixelsException {
        for (JpegComponent component : components) {
            if (component.id == id) {
                float[] quant = quantisation[component.quantTable];
                HuffmanTable dc = dcTables[tables >> 4 & 3];
                HuffmanTable ac = acTables[tables & 3];
                if (quant == null || dc == null || ac == null) {
                    throw new DamagedPixelsException("JPEG: a table is missing");
                }
                component.startScan(quant, dc, ac);
                return component;
            }
        }
        throw new DamagedPixelsException("JPEG: scan of an unknown component");
    }

    /** What is coded between two looks at the restart interval. */
    @FunctionalInterface
    private interface Unit {
        void decode(int x, int y) throws DamagedPixelsException;
    }

    private void units(BitReader bits, List<JpegComponent> taking, int across, int down, Unit unit)
            throws DamagedPixelsException {
        int left = restartInterval;
        int restarts = 0;
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                if (restartInterval > 0 && left-- == 0) {
                    bits.restart(restarts++);
                    taking.forEach(JpegComponent::restart);
                    left = restartInterval - 1;
                }
                unit.decode(x, y);
            }
            if (bits.overrun()) {
                throw new DamagedPixelsException("JPEG: coded data end at row " + y + " of " + down);
            }
        }
    }

    private static void unit(BitReader bits, JpegComponent component, int x, int y) throws DamagedPixelsException {
        for (int v = 0; v < component.vertical; v++) {
            for (int h = 0; h < component.horizontal; h++) {
                component.decode(bits, x * component.horizontal + h, y * component.vertical + v);
            }
        }
    }

    private int u8(int offset) throws DamagedPixelsException {
        if (offset >= end) {
            throw new DamagedPixelsException("JPEG: ends too early");
        }
        return data[offset] & 0xFF;
    }

    private int u16(int offset) throws DamagedPixelsException {
        return u8(offset) << 8 | u8(offset + 1);
    }
}
