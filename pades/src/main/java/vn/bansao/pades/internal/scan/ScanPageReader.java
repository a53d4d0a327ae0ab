package vn.bansao.pades.internal.scan;

import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.MalformedDocumentException;
import vn.bansao.PolicyException;
import vn.bansao.ReceivedDocument;
import vn.bansao.copy.PageRecord.Embedding;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.scan.Scan;

/**
 * One page of a scan on its way into a copy: its header is known once it is open, its body is streamed once. Not
 * thread-safe.
 *
 * <p>Every byte of a file that is one page is read once, and goes into the page's digest unless that is known since the file
 * arrived. A file that turns out to be broken while its
 * body is handed on leaves a useless image stream behind: the whole copy is to be given up.
 */
public final class ScanPageReader implements Closeable {
    /** The usual size of a scratch buffer. */
    public static final int SCRATCH_BYTES = 1 << 16; // 64 KiB

    private static final int MIN_SCRATCH_BYTES = 1 << 10; // 1 KiB: the longest structure that is read in one piece

    private final @Nullable ScanInput input;
    private final PageImage image;
    private final MessageDigest digest;
    private final FileDigest fileDigest;
    private final Optional<byte[]> streamDigest; // where it is known since the file arrived
    private byte[] sha256 = {};
    private boolean transferred;

    /** The digest of the whole scan file. */
    @FunctionalInterface
    interface FileDigest {
        byte[] get() throws IOException;
    }

    /** A page of a file that holds nothing open. */
    ScanPageReader(PageImage image, MessageDigest digest, FileDigest fileDigest, Optional<byte[]> streamDigest) {
        this(null, image, digest, fileDigest, streamDigest);
    }

    private ScanPageReader(
            @Nullable ScanInput input,
            PageImage image,
            MessageDigest digest,
            FileDigest fileDigest,
            Optional<byte[]> streamDigest) {
        this.input = input;
        this.image = image;
        this.digest = digest;
        this.fileDigest = fileDigest;
        this.streamDigest = streamDigest;
    }

    /** As below, with a buffer and a digest of its own. */
    public static ScanPageReader open(Scan scan, int index) throws IOException {
        return open(scan, index, new byte[SCRATCH_BYTES], sha256Digest());
    }

    /**
     * Opens file {@code index}, counted from 0, of a scan whose files are one page each, and reads what its image dictionary
     * needs.
     *
     * @param scratch used until the reader is closed, then free for the next page; at least 1 KiB
     * @param sha256 a SHA-256 of any provider, used until the reader is closed
     * @throws MalformedDocumentException if the file is broken or over a limit
     * @throws PolicyException if the file is sound, but of a kind that can't be certified, or has several pages
     * @throws IOException if the file can't be read
     */
    static ScanPageReader open(Scan scan, int index, byte[] scratch, MessageDigest sha256) throws IOException {
        return open(scan, index, index + 1, scratch, sha256);
    }

    /** As above, for a file that is page {@code page} of the scan, counted from 1. */
    static ScanPageReader open(Scan scan, int index, int page, byte[] scratch, MessageDigest sha256)
            throws IOException {
        if (scratch.length < MIN_SCRATCH_BYTES) {
            throw new IllegalArgumentException("scratch buffer of " + scratch.length + " bytes is too short");
        }
        DocumentSource source = scan.sources().get(index);
        boolean received = source instanceof ReceivedDocument;
        sha256.reset();
        ScanInput input = ScanInput.open(page, source, scan.limits(), scratch, received ? null : sha256);
        boolean opened = false;
        try {
            FileKind kind = FileKind.of(input);
            if (kind.hasPages()) {
                return onlyPage(ScanContainer.open(kind, scan, source, page), source, scratch, sha256);
            }
            FileDigest digest = source instanceof ReceivedDocument known ? known::sha256 : sha256::digest;
            PageImage image = image(kind, input, new ImageRules(scan, input));
            ScanPageReader reader = new ScanPageReader(input, image, sha256, digest, scan.pageDigest(page));
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                input.close();
            }
        }
    }

    private static ScanPageReader onlyPage(
            ScanContainer container, DocumentSource source, byte[] scratch, MessageDigest sha256) throws IOException {
        if (container.pageCount() != 1) {
            throw ScanPages.mismatch("pages of " + source.name(), container.pageCount(), 1);
        }
        return container.page(0, scratch, sha256);
    }

    private static PageImage image(FileKind kind, ScanInput input, ImageRules rules) throws IOException {
        return switch (kind) {
            case JPEG -> JpegImage.read(input, rules);
            case PNG -> PngImage.read(input, rules);
            case JPEG_2000 -> Jp2Image.read(input, rules);
            case JPEG_2000_CODESTREAM -> Jp2Image.readCodestream(input, rules);
            default ->
                throw input.malformed(
                        PadesProblem.SCAN_FORMAT_UNSUPPORTED,
                        "actual",
                        kind.text(),
                        "required",
                        "JPEG, JPEG 2000, PNG, TIFF, PDF");
        };
    }

    static MessageDigest sha256Digest() {
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

    /** What the page names where it goes in as a form, whose content is its body; else null. */
    public @Nullable FormPage form() {
        return image.form();
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
        boolean extracted = header().coding().embedding() == Embedding.EXTRACTED;
        if (extracted && streamDigest.isEmpty()) {
            return transferDigested(out);
        }
        long length = image.transferTo(out);
        if (header().coding().embedding() != Embedding.IMPORTED) {
            sha256 = extracted ? streamDigest.orElseThrow() : fileDigest.get();
        }
        return length;
    }

    /**
     * Hands on the rows of samples behind the image stream instead, checked as that is; to be called once, where nobody needs
     * the page's digest.
     *
     * @return false, with nothing read, if samples of this kind are not decoded here
     * @throws MalformedDocumentException as {@link #transferTo}
     */
    public boolean rowsTo(SampleRowSink rows) throws IOException {
        if (transferred) {
            throw new IllegalStateException("a page can be transferred once");
        }
        transferred = image.rowsTo(rows);
        return transferred;
    }

    /**
     * Reads the page to its end instead, and looks for damage in what goes undecoded into a copy: fax data are decoded, JPEG 2000
     * and JBIG2 are walked through; to be called once, where nobody needs the page's digest.
     *
     * @return what is wrong and where, in one line, or null; a JPEG is not decoded here
     * @throws MalformedDocumentException as {@link #transferTo}
     */
    public @Nullable String damage() throws IOException {
        if (transferred) {
            throw new IllegalStateException("a page can be transferred once");
        }
        transferred = true;
        return image.damage();
    }

    /** The image stream is all of the file that goes into the copy, and what can be checked there. */
    private long transferDigested(ImageBodySink out) throws IOException {
        if (input != null) {
            input.stopDigest();
        }
        digest.reset();
        long length = image.transferTo((bytes, from, count) -> {
            digest.update(bytes, from, count);
            out.write(bytes, from, count);
        });
        sha256 = digest.digest();
        return length;
    }

    /**
     * The SHA-256 that the record states, shared; known when the page was transferred: that of the image stream where it was
     * extracted, else that of the whole scan file; not known of a form, whose digest is that of what is written.
     */
    public byte[] sha256() {
        if (sha256.length == 0) {
            throw new IllegalStateException("the page was not transferred");
        }
        return sha256;
    }

    @Override
    public void close() throws IOException {
        if (input != null) {
            input.close();
        }
    }
}
