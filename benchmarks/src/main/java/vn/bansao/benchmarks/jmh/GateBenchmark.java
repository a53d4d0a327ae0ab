package vn.bansao.benchmarks.jmh;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.bansao.ReceivedDocument;
import vn.bansao.copy.Original;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanFinding;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;

/** What a gate takes for one page of A4 at 300 dpi: in colour, with paper's grain, or a fax of text. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH fills in the parameters and calls the set-up.
public class GateBenchmark {
    private static final int WIDTH = 2480; // 210 mm at 300 dpi
    private static final int HEIGHT = 3508; // 297 mm

    /** How much is looked at, in a file of which format. */
    public enum Check {
        JPEG_HEADERS("jpeg", false),
        JPEG_PIXELS("jpeg", true),
        PNG_HEADERS("png", false),
        PNG_PIXELS("png", true),
        G4_HEADERS("g4", false),
        G4_PIXELS("g4", true);

        private final String format;
        private final boolean pixels;

        Check(String format, boolean pixels) {
            this.format = format;
            this.pixels = pixels;
        }
    }

    @Param
    public Check check;

    private ScanGate gate;
    private Scan scan;
    private Original original;

    @Setup
    public void prepare() throws IOException {
        byte[] file = check.format.equals("g4") ? FaxScans.small() : inColour();
        scan = Scan.of(List.of(ReceivedDocument.of("page", file))).withFallbackDpi(300);
        original = Original.of("Giấy tờ", 1);
        ScanGate headers = ScanGate.of(ScanPolicy.ND30_2020);
        gate = check.pixels ? headers.withPixels() : headers;
    }

    /** Enlarges a page of the benchmarks' own. */
    private byte[] inColour() throws IOException {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(ImageIO.read(new ByteArrayInputStream(Scans.page(1))), 0, 0, WIDTH, HEIGHT, null);
        graphics.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(page, check.format, file);
        return file.toByteArray();
    }

    /** One scan of one page. */
    @Benchmark
    public List<ScanFinding> judge() throws IOException {
        return gate.check(scan, original);
    }
}
