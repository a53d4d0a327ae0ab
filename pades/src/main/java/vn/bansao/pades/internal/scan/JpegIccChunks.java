package vn.bansao.pades.internal.scan;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The pieces of a colour profile in APP2 segments, numbered from 1 (ICC.1:2010, B.4). */
final class JpegIccChunks {
    private final ScanInput input;
    private final int maxBytes;
    private byte @Nullable [] @Nullable [] chunks;
    private int missing;
    private int totalBytes;

    JpegIccChunks(ScanInput input, int maxBytes) {
        this.input = input;
        this.maxBytes = maxBytes;
    }

    /** Takes number, count and bytes of one piece. */
    void add(ByteBuffer body) {
        if (body.limit() < 2) {
            throw IccProfile.unfit(input, "chunk size", body.limit(), "2 or more");
        }
        int number = body.get(0) & 0xFF;
        int count = body.get(1) & 0xFF;
        if (chunks == null) {
            chunks = new byte[count][];
            missing = count;
        }
        if (count != chunks.length || number < 1 || number > count || chunks[number - 1] != null) {
            throw IccProfile.unfit(input, "chunk", number + "/" + count, "1.." + chunks.length + ", once each");
        }
        totalBytes += body.limit() - 2;
        if (totalBytes > maxBytes) {
            throw IccProfile.unfit(input, "size", totalBytes, "at most " + maxBytes);
        }
        byte[] chunk = new byte[body.limit() - 2];
        body.get(2, chunk);
        chunks[number - 1] = chunk;
        missing--;
    }

    /** The whole profile, in an array of its own; null where there is none. */
    byte @Nullable [] profile() {
        if (chunks == null) {
            return null;
        }
        if (missing > 0) {
            throw IccProfile.unfit(input, "number of chunks", chunks.length - missing, chunks.length);
        }
        byte[] whole = new byte[totalBytes];
        ByteBuffer filling = ByteBuffer.wrap(whole);
        for (byte[] chunk : chunks) {
            if (chunk != null) {
                filling.put(chunk);
            }
        }
        return whole;
    }
}
