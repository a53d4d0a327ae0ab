package vn.bansao.pades.internal.pixels;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A component of a JPEG on its way into a shrunk plane. Mutable, used by one decoder. */
final class JpegComponent {
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    final int id;
    final int horizontal;
    final int vertical;
    final int quantTable;
    private final ShrinkingDct dct;
    private final int[] place = new int[64]; // of a coefficient in the shrunk block, or -1
    private final float[] block;
    private float[] quant = new float[64];
    private byte[] plane = {};
    private int stride;
    private int prediction;
    private @Nullable HuffmanTable dc;
    private @Nullable HuffmanTable ac;

    JpegComponent(int id, int sampling, int quantTable, int side) {
        this.id = id;
        this.horizontal = sampling >> 4;
        this.vertical = sampling & 0xF;
        this.quantTable = quantTable;
        this.dct = new ShrinkingDct(side);
        this.block = new float[side * side];
        for (int k = 0; k < 64; k++) {
            int v = ZIGZAG[k] >> 3;
            int u = ZIGZAG[k] & 7;
            place[k] = v < side && u < side ? v * side + u : -1;
        }
    }

    void allocate(int blocksAcross, int blocksDown) {
        stride = blocksAcross * dct.side();
        plane = new byte[stride * blocksDown * dct.side()];
    }

    void startScan(float[] quantisation, HuffmanTable dcTable, HuffmanTable acTable) {
        quant = quantisation;
        dc = dcTable;
        ac = acTable;
        prediction = 0;
    }

    void restart() {
        prediction = 0;
    }

    byte[] plane() {
        return plane;
    }

    int stride() {
        return stride;
    }

    /** Decodes one block (T.81, F.2.2) and puts it where it belongs. */
    void decode(BitReader bits, int blockX, int blockY) throws DamagedPixelsException {
        HuffmanTable dcTable = dc;
        HuffmanTable acTable = ac;
        if (dcTable == null || acTable == null) {
            throw new DamagedPixelsException("JPEG: no Huffman table");
        }
        bits.fill();
        int category = dcTable.next(bits);
        if (category > 11) {
            throw new DamagedPixelsException("JPEG: DC category");
        }
        prediction += bits.signed(category);
        boolean flat = true;
        for (int k = 1; k < 64; k++) {
            if (bits.ready() < 32) {
                bits.fill();
            }
            int coded = acTable.shortValue(bits);
            int value = coded >> 16;
            if (coded != 0) {
                bits.skip(coded & 0xFF);
                k += coded >> 8 & 0xF;
            } else {
                int symbol = acTable.next(bits);
                int size = symbol & 0xF;
                k += symbol >> 4;
                if (size == 0) {
                    if (symbol != 0xF0) {
                        break; // end of block
                    }
                    continue;
                }
                value = bits.signed(size);
            }
            if (k > 63) {
                throw new DamagedPixelsException("JPEG: too many coefficients");
            }
            int target = place[k];
            if (target >= 0) {
                block[target] = value * quant[k];
                flat = false;
            }
        }
        put(flat, blockY * dct.side() * stride + blockX * dct.side());
    }

    private void put(boolean flat, int at) {
        float dcValue = prediction * quant[0];
        if (flat) {
            dct.flat(dcValue, plane, at, stride);
        } else {
            block[0] = dcValue;
            dct.block(block, plane, at, stride);
            Arrays.fill(block, 0);
        }
    }
}
