package vn.bansao.verify.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import vn.bansao.internal.pdf.ByteRangeFacts;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.verify.internal.signature.Hash;
import vn.bansao.verify.internal.signature.SignatureMath.Message;
import vn.bansao.verify.internal.signature.SignatureMath.Receiver;

/**
 * What the signatures of one file stand for. They all begin at the file's first byte, so that a later one's digest goes on
 * where an earlier one's gap began: the scans are hashed once, however many signatures cover them. Not thread-safe.
 */
final class SignedBytes {
    private final PdfFile file;
    private final Map<Hash, NavigableMap<Long, MessageDigest>> states = new EnumMap<>(Hash.class);

    SignedBytes(PdfFile file) {
        this.file = file;
    }

    /** Both runs of a byte range. */
    Message of(ByteRangeFacts ranges) {
        return new Message() {
            @Override
            public void sendTo(Receiver receiver) throws IOException, GeneralSecurityException {
                file.send(ranges.firstOffset(), ranges.firstLength(), receiver::take);
                file.send(ranges.secondOffset(), ranges.secondLength(), receiver::take);
            }

            @Override
            public byte[] digest(Hash hash, Provider fallback) throws IOException, GeneralSecurityException {
                if (ranges.firstOffset() != 0) {
                    return Message.super.digest(hash, fallback);
                }
                MessageDigest digest = ofStart(ranges.firstLength(), hash, fallback);
                file.send(ranges.secondOffset(), ranges.secondLength(), digest::update);
                return digest.digest();
            }
        };
    }

    /** A digest that has taken the first {@code length} bytes. */
    private MessageDigest ofStart(long length, Hash hash, Provider fallback) throws IOException {
        NavigableMap<Long, MessageDigest> known = states.computeIfAbsent(hash, any -> new TreeMap<>());
        Map.Entry<Long, MessageDigest> before = known.floorEntry(length);
        try {
            MessageDigest digest = before == null
                    ? hash.newDigest(fallback)
                    : (MessageDigest) before.getValue().clone();
            long done = before == null ? 0 : before.getKey();
            file.send(done, length - done, digest::update);
            known.put(length, (MessageDigest) digest.clone());
            return digest;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the digests of the JDK and of Bouncy Castle can be cloned", e);
        }
    }
}
