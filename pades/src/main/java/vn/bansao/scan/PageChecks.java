package vn.bansao.scan;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import vn.bansao.CertifiedCopyException;
import vn.bansao.pades.internal.pixels.DamagedPixelsException;
import vn.bansao.pades.internal.pixels.PageMeasures;
import vn.bansao.pades.internal.pixels.PagePicture;
import vn.bansao.pades.internal.pixels.PagePictures;
import vn.bansao.pades.internal.scan.ImageHeader;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.pades.internal.scan.ScanPages;

/**
 * The one place where a gate reads pages: an index gives a header, and the image stream as it goes into the copy gives the
 * measures. Thread-safe.
 */
final class PageChecks {
    private final Scan scan;
    private final int count;
    private final boolean pixels;
    private final Queue<ScanPages> idle = new ConcurrentLinkedQueue<>(); // one for each thread

    /** Checks of a scan that has {@code count} pages. */
    PageChecks(Scan scan, int count, boolean pixels) {
        this.scan = scan;
        this.count = count;
        this.pixels = pixels;
    }

    /** Reads one page, counted from 0. */
    CheckedPage read(int index) throws IOException {
        ScanPages known = idle.poll();
        ScanPages pages = known == null
                ? ScanPages.of(scan, count, new byte[ScanPageReader.SCRATCH_BYTES], NoDigest.INSTANCE)
                : known;
        CheckedPage page = read(pages, index);
        idle.add(pages);
        return page;
    }

    private CheckedPage read(ScanPages pages, int index) throws IOException {
        String file = pages.fileOf(index);
        ImageHeader header = null;
        OptionalInt number = OptionalInt.empty();
        try (ScanPageReader page = pages.open(index)) {
            header = page.header();
            number = pages.statedNumber(index);
            return new CheckedPage(index + 1, file, header, null, null, pixels ? measures(page) : null, number);
        } catch (DamagedPixelsException e) {
            return new CheckedPage(index + 1, file, header, null, e.getMessage(), null, number);
        } catch (CertifiedCopyException e) {
            return new CheckedPage(index + 1, file, header, e.code(), null, null, number);
        }
    }

    private static @Nullable PageMeasures measures(ScanPageReader page) throws IOException {
        PagePicture picture = PagePictures.of(page);
        return picture == null ? null : PageMeasures.of(picture);
    }

    /** A digest that is not computed: nobody asks a gate for the digest of a page. Without state, so it can be shared. */
    private static final class NoDigest extends MessageDigest {
        static final MessageDigest INSTANCE = new NoDigest();

        private NoDigest() {
            super("none");
        }

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[32];
        }

        @Override
        protected void engineReset() {}
    }
}
