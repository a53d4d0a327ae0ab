package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.ReceivedDocument;
import vn.bansao.scan.Scan;

/** An opened scan file that has pages of its own, and its digest, which is computed once however many pages ask for it. */
final class ScanContainer {
    private final Scan scan;
    private final DocumentSource source;
    private final int firstPage;
    private final PagedFile pages;
    private byte @Nullable [] sha256;

    private ScanContainer(Scan scan, DocumentSource source, int firstPage, PagedFile pages) {
        this.scan = scan;
        this.source = source;
        this.firstPage = firstPage;
        this.pages = pages;
    }

    /**
     * Opens a file and reads how many pages it has.
     *
     * @param firstPage the place in the scan of its first page, counted from 1
     */
    static ScanContainer open(FileKind kind, Scan scan, DocumentSource source, int firstPage) throws IOException {
        ScanBytes bytes = new ScanBytes(source, firstPage, scan.limits());
        return new ScanContainer(scan, source, firstPage, pages(kind, scan, source, bytes));
    }

    private static PagedFile pages(FileKind kind, Scan scan, DocumentSource source, ScanBytes bytes)
            throws IOException {
        return switch (kind) {
            case TIFF_LITTLE_ENDIAN, TIFF_BIG_ENDIAN, BIG_TIFF_LITTLE_ENDIAN, BIG_TIFF_BIG_ENDIAN ->
                TiffFile.open(bytes, scan);
            case PDF -> PdfScan.open(source, bytes, scan);
            default -> throw new IllegalArgumentException("no pages in a file that is " + kind.text());
        };
    }

    int pageCount() {
        return pages.pageCount();
    }

    /** The number that the file itself gives page {@code index}, counted from 0. */
    OptionalInt statedNumber(int index) throws IOException {
        return pages.statedNumber(index);
    }

    /** Opens page {@code index}, counted from 0 in the file. */
    ScanPageReader page(int index, byte[] scratch, MessageDigest digest) throws IOException {
        PageImage image = pages.open(index);
        Optional<byte[]> known = scan.pageDigest(firstPage + index);
        if (source instanceof ReceivedDocument received) {
            PageImage checked = index < pages.pageCount() - 1 ? image : new LastPage(image, scratch);
            return new ScanPageReader(checked, digest, received::sha256, known);
        }
        return new ScanPageReader(image, digest, () -> fileDigest(scratch, digest), known);
    }

    private byte[] fileDigest(byte[] scratch, MessageDigest digest) throws IOException {
        byte[] known = sha256;
        if (known == null) {
            digest.reset();
            readAll(scratch, digest);
            known = digest.digest();
            sha256 = known;
        }
        return known;
    }

    /** Reads the file from its first byte to its last; one that was received is compared with its checksum by that. */
    private void readAll(byte[] scratch, @Nullable MessageDigest digest) throws IOException {
        try (ScanInput input = ScanInput.open(firstPage, source, scan.limits(), scratch, digest)) {
            while (input.refill() > 0) {
                // On its way through the buffer every byte is digested.
            }
        }
    }

    /** The last page of a file that was received, and may have been changed since: that shows before a key is used. */
    private final class LastPage implements PageImage {
        private final PageImage image;
        private final byte[] scratch;

        LastPage(PageImage image, byte[] scratch) {
            this.image = image;
            this.scratch = scratch;
        }

        @Override
        public ImageHeader header() {
            return image.header();
        }

        @Override
        public @Nullable FormPage form() {
            return image.form();
        }

        @Override
        public long transferTo(ImageBodySink out) throws IOException {
            long length = image.transferTo(out);
            readAll(scratch, null);
            return length;
        }

        @Override
        public @Nullable String damage() throws IOException {
            String damage = image.damage();
            readAll(scratch, null);
            return damage;
        }

        @Override
        public boolean rowsTo(SampleRowSink rows) throws IOException {
            boolean decoded = image.rowsTo(rows);
            if (decoded) {
                readAll(scratch, null);
            }
            return decoded;
        }
    }
}
