package vn.bansao.internal.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds the word /ByteRange in the raw bytes, whatever the structure says. */
final class ByteRangeScan {
    private static final byte[] WORD = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK_BYTES = 1 << 16; // 64 KiB
    private static final int MAX_HITS = 1_000;

    private ByteRangeScan() {}

    static List<Long> offsets(PdfFile file) throws IOException {
        List<Long> hits = new ArrayList<>();
        long from = 0;
        while (file.sizeBytes() - from >= WORD.length) {
            int length = (int) Math.min(CHUNK_BYTES, file.sizeBytes() - from);
            byte[] chunk = file.bytes(from, length);
            for (int i = 0; i <= length - WORD.length; i++) {
                if (chunk[i] == '/' && chunk[i + 1] == 'B' && matches(chunk, i)) {
                    hits.add(from + i);
                }
            }
            if (hits.size() > MAX_HITS) {
                throw PdfFailure.overLimit("byte ranges", hits.size(), MAX_HITS);
            }
            from += length - WORD.length + 1;
        }
        return hits;
    }

    private static boolean matches(byte[] chunk, int from) {
        for (int i = 2; i < WORD.length; i++) {
            if (chunk[from + i] != WORD[i]) {
                return false;
            }
        }
        return true;
    }
}
