package vn.bansao.pades.internal.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.bansao.DocumentSource;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.scan.Scan;

/** What reading one page to its end gave. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Reading(ImageHeader header, byte[] body, byte[] sha256) {

    /** Reads the only page of a scan made of these bytes. */
    static Reading of(byte[] file) throws IOException {
        return of(scan(file));
    }

    static Reading of(Scan scan) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (ScanPageReader reader = ScanPageReader.open(scan, 0)) {
            long length = reader.transferTo(body::write);
            if (length != body.size()) {
                throw new AssertionError("said " + length + " bytes, gave " + body.size());
            }
            return new Reading(reader.header(), body.toByteArray(), reader.sha256());
        }
    }

    /** What the only page says that goes in as a form. */
    static ImageHeader ofForm(byte[] file) throws IOException {
        try (ScanPageReader reader = ScanPageReader.open(scan(file), 0)) {
            return reader.header();
        }
    }

    /** Reads all pages of a scan, in order. */
    static List<Reading> pages(Scan scan) throws IOException {
        List<Reading> pages = new ArrayList<>();
        int count = scan.pageCount();
        ScanPages opened =
                ScanPages.of(scan, count, new byte[ScanPageReader.SCRATCH_BYTES], DigestAlgorithm.SHA256.newDigest());
        for (int i = 0; i < count; i++) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (ScanPageReader reader = opened.open(i)) {
                reader.transferTo(body::write);
                pages.add(new Reading(reader.header(), body.toByteArray(), reader.sha256()));
            }
        }
        return pages;
    }

    static Scan scan(byte[] file) {
        return Scan.of(List.of(DocumentSource.of("page.bin", file)));
    }
}
