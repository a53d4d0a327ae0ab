package vn.bansao.examples.quickstart;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import vn.bansao.DocumentSource;
import vn.bansao.copy.CopyKind;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.report.ReportFormat;
import vn.bansao.verify.report.ReportWriter;

/** The README's demo: three originals certified at B-T, verified, and reported on. */
final class Demo {
    private static final List<Document> DOCUMENTS = List.of(
            new Document("bang-tot-nghiep.pdf", "Bằng tốt nghiệp", "typewriter.png"),
            new Document("hop-dong.pdf", "Hợp đồng", "baiona_color.jpg", "baiona_gray.png"),
            new Document("giay-khai-sinh.pdf", "Giấy khai sinh", "devatest.png"));

    private final PrintWriter out;
    private final Texts texts;
    private final Path folder;

    /** One original: the file of its copy, what it is, and its pages. */
    private record Document(String file, String typeName, String... pages) {}

    Demo(PrintWriter out, Texts texts, Path folder) {
        this.out = out;
        this.texts = texts;
        this.folder = folder;
    }

    int run() throws IOException {
        Files.createDirectories(folder);
        Path anchors = folder.resolve("anchors.pem");
        certifyAll(anchors);
        boolean passed = verifyAll(anchors);
        out.println(texts.say("Bản sao nằm trong ", "The copies are in ") + folder.toAbsolutePath());
        out.flush();
        return passed ? 0 : 1;
    }

    private void certifyAll(Path anchors) throws IOException {
        DemoAgency agency = new DemoAgency(KeyKind.P256, InstantSource.system());
        agency.writeAnchors(anchors);
        CopyKind kind = CopyKind.CERTIFIED_FROM_ORIGINAL;
        CopyCertifier certifier = agency.certifier(kind, PadesLevel.BASELINE_T);
        int number = 0;
        try (ProgressBar bar = progressBar()) {
            for (Document document : DOCUMENTS) {
                Scan scan = Scan.of(Arrays.stream(document.pages())
                                .map(Demo::source)
                                .toList())
                        .withFallbackDpi(75);
                certifier
                        .certify(scan, agency.record(kind, scan, document.typeName(), ++number))
                        .writeTo(folder.resolve(document.file()));
                bar.step();
            }
        }
    }

    private boolean verifyAll(Path anchors) throws IOException {
        CopyVerifier verifier = CopyVerifier.builder()
                .trust(TrustAnchors.from(anchors))
                .material(ValidationMaterial.from(List.of(anchors)))
                .build();
        boolean passed = true;
        try (Writer file = Files.newBufferedWriter(folder.resolve("report.html"));
                ReportWriter html = ReportFormat.HTML.writer(texts.locale(), file)) {
            for (Document document : DOCUMENTS) {
                DocumentSource copy = DocumentSource.of(folder.resolve(document.file()));
                ValidationReport report = verifier.verify(copy);
                ReportFormat.TEXT.write(report, texts.locale(), out);
                html.add(report, copy);
                passed &= report.verdict() == Verdict.VALID;
            }
        }
        return passed;
    }

    /** On a terminal only: a log would fill with its steps. */
    private ProgressBar progressBar() {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(texts.say("Chứng thực", "Certifying"))
                .setInitialMax(DOCUMENTS.size());
        if (!onTerminal()) {
            builder.setConsumer(new DelegatingProgressBarConsumer(line -> {}));
        }
        return builder.build();
    }

    /** Before JDK 22 a console is a terminal; from then on there is always one, and it can be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static DocumentSource source(String name) {
        try (InputStream stream = Demo.class.getResourceAsStream("scans/" + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the example");
            }
            return DocumentSource.of(name, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
