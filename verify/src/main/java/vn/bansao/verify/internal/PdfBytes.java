package vn.bansao.verify.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.verify.internal.signature.SignatureMath.Message;
import vn.bansao.verify.internal.signature.SignatureMath.Receiver;

/** Bytes of a file as a message that is hashed. */
final class PdfBytes {
    private static final int CHUNK_BYTES = 1 << 16; // 64 KiB

    private PdfBytes() {}

    /** Both runs of a byte range. */
    static Message of(PdfFile file, ByteRangeFacts ranges) {
        return receiver -> {
            send(file, ranges.firstOffset(), ranges.firstLength(), receiver);
            send(file, ranges.secondOffset(), ranges.secondLength(), receiver);
        };
    }

    private static void send(PdfFile file, long from, long length, Receiver receiver)
            throws IOException, GeneralSecurityException {
        for (long done = 0; done < length; ) {
            int count = (int) Math.min(CHUNK_BYTES, length - done);
            receiver.take(file.bytes(from + done, count), 0, count);
            done += count;
        }
    }
}
