package vn.bansao.benchmarks.jmh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import vn.bansao.ReceivedDocument;
import vn.bansao.benchmarks.peer.BansaoPeer;
import vn.bansao.benchmarks.peer.CopyJob;
import vn.bansao.benchmarks.peer.CopyMaker;
import vn.bansao.copy.Original;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;
import vn.bansao.testing.KeyKind;

/** A signed copy out of scans of one kind or another, one signature of P-256 by the JDK, into an array made beforehand. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH fills in the parameters and calls the set-up.
public class ScanBenchmark {
    private static final int SLACK_BYTES = 1 << 16; // 64 KiB: signatures, dates and numbers differ in size

    /** What scans there are, and what is done with them. */
    public enum Work {
        /** One JPEG file a page, digested when it arrived. */
        JPEG,
        /** The same, digested in the job. */
        JPEG_UNDIGESTED,
        /** As JPEG, behind a gate that looks at headers. */
        JPEG_GATED,
        /** One TIFF file of G4 pages that have about as many bytes as those JPEG pages, digested when it arrived. */
        G4,
        /** The same, digested in the job. */
        G4_UNDIGESTED,
        /** As G4, behind a gate that looks at headers. */
        G4_GATED,
        /** One TIFF file of one G4 page with nothing but text. */
        SMALL_G4,
        /** What no library could do without for such a page. */
        SMALL_G4_LIMIT;

        /** Whether there are such scans of any number of pages. */
        boolean anyPages() {
            return this != SMALL_G4 && this != SMALL_G4_LIMIT;
        }

        private boolean gated() {
            return this == JPEG_GATED || this == G4_GATED;
        }
    }

    @Param
    public Work work;

    @Param({"1", "10"})
    public int pages;

    private Scan scan;
    private Original original;
    private @Nullable ScanGate gate;
    private CopyMaker maker;
    private OneArray array;
    private Least least;

    /** Makes one copy, and has it verified. */
    @Setup
    public void prepare() throws Exception {
        CopyJob job = Jobs.job(KeyKind.P256, pages, 1, Crypto.JDK);
        scan = scan(job);
        original = Original.of("Giấy tờ", pages);
        gate = work.gated() ? ScanGate.of(ScanPolicy.ND30_2020) : null;
        maker = BansaoPeer.maker(job, scan);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        maker.make(copy);
        Judging.requireOursValid(job, copy.toByteArray());
        array = new OneArray(copy.size() + SLACK_BYTES);
        least = new Least(copy.toByteArray(), job);
    }

    private Scan scan(CopyJob job) throws IOException {
        return switch (work) {
            case JPEG, JPEG_GATED -> BansaoPeer.scan(job, true);
            case JPEG_UNDIGESTED -> BansaoPeer.scan(job, false);
            case G4, G4_GATED -> tiff(FaxScans.large(pages)).digested();
            case G4_UNDIGESTED -> tiff(FaxScans.large(pages));
            case SMALL_G4, SMALL_G4_LIMIT -> tiff(FaxScans.small()).digested();
        };
    }

    private static Scan tiff(byte[] file) {
        return Scan.of(List.of(ReceivedDocument.of("pages.tif", file)));
    }

    /** One copy. */
    @Benchmark
    public int copy(Blackhole hole) throws Exception {
        if (work == Work.SMALL_G4_LIMIT) {
            return least.work(hole);
        }
        if (gate != null) {
            hole.consume(gate.check(scan, original));
        }
        array.reset();
        maker.make(array);
        return array.size();
    }
}
