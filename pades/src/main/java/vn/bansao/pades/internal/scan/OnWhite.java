package vn.bansao.pades.internal.scan;

/**
 * Pixels that are partly transparent, laid on white. A sample c of alpha a becomes c*a + m*(m-a), divided by m and rounded to the
 * nearest whole number, where m is the largest sample; a sample that was multiplied by its alpha becomes c + (m-a), which is exact. Samples are
 * taken as they stand, as viewers take them: their gamma is not undone.
 */
final class OnWhite {
    private final Raster flat;
    private final int most;
    private final Meaning meaning;
    private final int[] key;

    /** What makes a pixel transparent. */
    private enum Meaning {
        ALPHA,
        MULTIPLIED_ALPHA,
        COLOUR
    }

    private OnWhite(Raster flat, Meaning meaning, int... key) {
        this.flat = flat;
        this.most = (1 << flat.bitsPerComponent()) - 1;
        this.meaning = meaning;
        this.key = key;
    }

    /** The last sample of a pixel is its alpha, by which the others may be multiplied already; 8 or 16 bits each. */
    static OnWhite ofAlpha(Raster flat, boolean multiplied) {
        return new OnWhite(flat, multiplied ? Meaning.MULTIPLIED_ALPHA : Meaning.ALPHA);
    }

    /** Pixels of one colour are transparent, all others are not. */
    static OnWhite ofColour(Raster flat, int... key) {
        return new OnWhite(flat, Meaning.COLOUR, key);
    }

    /** The RGB triples of a palette whose first entries have an alpha each. */
    static byte[] palette(byte[] palette, byte[] alphas) {
        byte[] flat = palette.clone();
        for (int i = 0; i < 3 * alphas.length; i++) {
            flat[i] = (byte) onWhite(palette[i] & 0xFF, alphas[i / 3] & 0xFF, 0xFF);
        }
        return flat;
    }

    /** A taker of rows as they are stored, that hands them on flat. */
    SampleRowSink before(SampleRowSink rows) {
        byte[] row = new byte[flat.rowBytes(flat.widthPx())];
        return stored -> {
            if (meaning == Meaning.COLOUR) {
                keyed(stored, row);
            } else {
                blended(stored, row);
            }
            rows.row(row);
        };
    }

    private void blended(byte[] stored, byte[] row) {
        int colours = flat.samplesPerPixel();
        int from = 0;
        int to = 0;
        for (int x = 0; x < flat.widthPx(); x++) {
            int alpha = sample(stored, from + colours);
            for (int i = 0; i < colours; i++) {
                int sample = sample(stored, from++);
                // More than its alpha can't be left of a sample: whoever wrote that did not multiply.
                int value =
                        meaning == Meaning.ALPHA ? onWhite(sample, alpha, most) : Math.min(most, sample + most - alpha);
                put(row, to++, value);
            }
            from++;
        }
    }

    /** White has all bits set, whatever their number. */
    private void keyed(byte[] stored, byte[] row) {
        System.arraycopy(stored, 0, row, 0, row.length);
        for (int x = 0; x < flat.widthPx(); x++) {
            int first = x * key.length;
            boolean transparent = true;
            for (int i = 0; i < key.length && transparent; i++) {
                transparent = sample(stored, first + i) == key[i];
            }
            for (int i = 0; i < key.length && transparent; i++) {
                put(row, first + i, most);
            }
        }
    }

    private static int onWhite(int sample, int alpha, int most) {
        long sum = (long) sample * alpha + (long) most * (most - alpha);
        return (int) ((sum + most / 2) / most); // most is odd: nothing lies halfway
    }

    private int sample(byte[] row, int index) {
        int bits = flat.bitsPerComponent();
        return switch (bits) {
            case 8 -> row[index] & 0xFF;
            case 16 -> (row[2 * index] & 0xFF) << 8 | (row[2 * index + 1] & 0xFF);
            default -> row[index * bits / 8] >> (8 - bits - index * bits % 8) & most;
        };
    }

    /** Of less than 8 bits only white is put, over anything. */
    private void put(byte[] row, int index, int value) {
        int bits = flat.bitsPerComponent();
        switch (bits) {
            case 8 -> row[index] = (byte) value;
            case 16 -> {
                row[2 * index] = (byte) (value >> 8);
                row[2 * index + 1] = (byte) value;
            }
            default -> row[index * bits / 8] |= (byte) (value << (8 - bits - index * bits % 8));
        }
    }
}
