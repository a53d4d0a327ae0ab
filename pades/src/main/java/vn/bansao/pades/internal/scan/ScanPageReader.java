package vn.bansao.pades.internal.scan;

import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.ReceivedDocument;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/**
 * One page of a scan on its way into a copy: its header is known once it is open, its body is streamed once. Not
 * thread-safe.
 *
 * <p>Every byte of the file is read once, and goes into the page's digest unless that is known since the file arrived. A file that turns out to be broken while its
 * body is handed on leaves a useless image stream behind: the whole copy is to be given up.
 */
public final class ScanPageReader implements Closeable {
    /** The usual size of a scratch buffer. */
    public static final int SCRATCH_BYTES = 1 << 16; // 64 KiB

    private static final int MIN_SCRATCH_BYTES = 1 << 10; // 1 KiB: the longest structure that is read in one piece

    private final ScanInput input;
    private final PageImage image;
    private final Supplier<byte[]> digest;
    private byte[] sha256 = {};
    private boolean transferred;

    private ScanPageReader(ScanInput input, PageImage image, Supplier<byte[]> digest) {
        this.input = input;
        this.image = image;
        this.digest = digest;
    }

    /** As below, with a buffer and a digest of its own. */
    public static ScanPageReader open(Scan scan, int index) throws IOException {
        return open(scan, index, new byte[SCRATCH_BYTES], sha256Digest());
    }

    /**
     * Opens page {@code index}, counted from 0, and reads what its image dictionary needs.
     *
     * @param scratch used until the reader is closed, then free for the next page; at least 1 KiB
     * @param sha256 a SHA-256 of any provider, used until the reader is closed
     * @throws MalformedDocumentException if the file is broken or over a limit
     * @throws PolicyException if the file is sound, but of a kind that can't be certified
     * @throws IOException if the file can't be read
     */
    public static ScanPageReader open(Scan scan, int index, byte[] scratch, MessageDigest sha256) throws IOException {
        if (scratch.length < MIN_SCRATCH_BYTES) {
            throw new IllegalArgumentException("scratch buffer of " + scratch.length + " bytes is too short");
        }
        DocumentSource source = scan.sources().get(index);
        boolean received = source instanceof ReceivedDocument;
        sha256.reset();
        ScanInput input = ScanInput.open(index + 1, source, scan.limits(), scratch, received ? null : sha256);
        boolean opened = false;
        try {
            Supplier<byte[]> digest = source instanceof ReceivedDocument known ? known::sha256 : sha256::digest;
            ScanPageReader reader = new ScanPageReader(input, image(input, new ImageRules(scan, input)), digest);
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                input.close();
            }
        }
    }

    private static PageImage image(ScanInput input, ImageRules rules) throws IOException {
        FileKind kind = FileKind.of(input);
        return switch (kind) {
            case JPEG -> JpegImage.read(input, rules);
            case PNG -> PngImage.read(input, rules);
            default ->
                throw input.malformed(
                        PadesProblem.SCAN_FORMAT_UNSUPPORTED, "actual", kind.text(), "required", "JPEG, PNG");
        };
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What the image dictionary needs. */
    public ImageHeader header() {
        return image.header();
    }

    /**
     * Hands on the bytes of the image stream, in order; to be called once.
     *
     * @return how many bytes were handed on
     * @throws MalformedDocumentException if the file is truncated, damaged, or changed its size since it was opened
     */
    public long transferTo(ImageBodySink out) throws IOException {
        if (transferred) {
            throw new IllegalStateException("a page can be transferred once");
        }
        transferred = true;
        long length = image.transferTo(out);
        sha256 = digest.get();
        return length;
    }

    /** The SHA-256 of the whole scan file, shared; known when it was transferred. */
    public byte[] sha256() {
        if (sha256.length == 0) {
            throw new IllegalStateException("the page was not transferred");
        }
        return sha256;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
