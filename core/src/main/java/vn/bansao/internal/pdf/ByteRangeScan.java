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

    /**
     * Which bytes are letters of the word. Wherever the word lies it covers every tenth byte: only those have to be looked at,
     * and most bytes of a scan are none of its letters.
     */
    private static final boolean[] LETTERS = new boolean[256];

    static {
        for (byte letter : WORD) {
            LETTERS[letter] = true;
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
        int end = from + length;
        for (int at = from + BORDER; at < end; at += WORD.length) {
            if (LETTERS[bytes[at] & 0xFF]) {
                int start = startAround(at, bytes, end);
                if (start >= 0) {
                    hit(offset + start - from);
                }
            }
        }
    }

    /** Where the word that covers {@code at} starts, or -1; it ends before {@code end}. */
    private static int startAround(int at, byte[] bytes, int end) {
        for (int start = at - BORDER; start <= Math.min(at, end - WORD.length); start++) {
            if (bytes[start] == WORD[0] && Arrays.equals(bytes, start, start + WORD.length, WORD, 0, WORD.length)) {
                return start;
            }
        }
        return -1;
    }

    private void hit(long offset) {
        hits.add(offset);
        if (hits.size() > MAX_HITS) {
            throw PdfFailure.overLimit("byte ranges", hits.size(), MAX_HITS);
        }
    }
}
