package vn.bansao.internal.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the word /ByteRange in the raw bytes, whatever the structure says: all places, in order. Not thread-safe. */
final class ByteRangeScan implements PdfFile.Receiver<RuntimeException> {
    private static final byte[] WORD = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
    private static final int BORDER = WORD.length - 1;
    private static final int MAX_HITS = 1_000;

    /** How far the word may move on if this byte stands at its end (Horspool): most bytes of a scan let it jump over itself. */
    private static final int[] SHIFTS = new int[256];

    static {
        Arrays.fill(SHIFTS, WORD.length);
        for (int i = 0; i < BORDER; i++) {
            SHIFTS[WORD[i]] = BORDER - i;
        }
    }

    private final List<Long> hits = new ArrayList<>();
    private byte[] before = {};
    private long position;

    static List<Long> offsets(PdfFile file) throws IOException {
        ByteRangeScan scan = new ByteRangeScan();
        file.send(0, file.sizeBytes(), scan);
        return scan.offsets();
    }

    /** The places found so far. */
    List<Long> offsets() {
        return hits;
    }

    @Override
    public void take(byte[] bytes, int from, int length) {
        int head = Math.min(BORDER, length);
        byte[] border = Arrays.copyOf(before, before.length + head);
        System.arraycopy(bytes, from, border, before.length, head);
        search(border, 0, border.length, position - before.length);
        search(bytes, from, length, position);
        before = length >= BORDER
                ? Arrays.copyOfRange(bytes, from + length - BORDER, from + length)
                : Arrays.copyOfRange(border, Math.max(0, border.length - BORDER), border.length);
        position += length;
    }

    private void search(byte[] bytes, int from, int length, long offset) {
        int at = from;
        int last = from + length - WORD.length;
        while (at <= last) {
            byte end = bytes[at + BORDER];
            if (end == WORD[BORDER] && Arrays.equals(bytes, at, at + WORD.length, WORD, 0, WORD.length)) {
                hits.add(offset + at - from);
                if (hits.size() > MAX_HITS) {
                    throw PdfFailure.overLimit("byte ranges", hits.size(), MAX_HITS);
                }
            }
            at += SHIFTS[end & 0xFF];
        }
    }
}
