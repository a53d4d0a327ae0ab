package vn.bansao.pades;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The JDK's SHA-2, with the bytes it is fed counted over all instances and clones. */
final class CountingDigestProvider extends Provider {
    private static final long serialVersionUID = 1L;

    private final transient AtomicLong bytes = new AtomicLong();

    CountingDigestProvider() {
        super("Counting", "1", "counts what is hashed");
        for (String name : List.of("SHA-256", "SHA-384", "SHA-512")) {
            putService(new Service(this, "MessageDigest", name, Counting.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                    return new Counting(MessageDigest.getInstance(name), bytes);
                }
            });
        }
    }

    /** The bytes hashed since the last call. */
    long takeBytes() {
        return bytes.getAndSet(0);
    }

    private static final class Counting extends MessageDigestSpi implements Cloneable {
        private MessageDigest digest;
        private final AtomicLong bytes;

        Counting(MessageDigest digest, AtomicLong bytes) {
            this.digest = digest;
            this.bytes = bytes;
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        @Override
        protected void engineUpdate(byte input) {
            bytes.incrementAndGet();
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            bytes.addAndGet(length);
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }

        @Override
        public Object clone() throws CloneNotSupportedException {
            Counting clone = (Counting) super.clone();
            clone.digest = (MessageDigest) digest.clone();
            return clone;
        }
    }
}
