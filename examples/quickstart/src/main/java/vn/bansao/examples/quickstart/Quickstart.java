package vn.bansao.examples.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSink;
import vn.bansao.copy.CopyKind;
import vn.bansao.copy.CopyRecord;
import vn.bansao.pades.CertifiedCopy;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.pades.PreflightReport;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;
import vn.bansao.scan.TextLayer;
import vn.bansao.testing.KeyKind;

/** Certifies scans with a demo PKI inside this process; without arguments, runs the README's demo. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Certifies scans with an in-process demo PKI. Nobody should trust its root.")
public final class Quickstart implements Callable<Integer> {
    /** Where a scan states no resolution, this example takes that of an ordinary office scanner. */
    private static final int FALLBACK_DPI = 200;

    private static final Duration TEXT_LAYER_LIMIT = Duration.ofMinutes(2); // a page

    @Option(
            names = "--scan",
            paramLabel = "FILE",
            arity = "1..*",
            description = "JPEG, PNG (a page each), TIFF or scanned PDF, in order")
    private List<Path> scans = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "the certified copy to write")
    private @Nullable Path out;

    @Option(names = "--anchors-out", paramLabel = "FILE", description = "the demo's root and current CRLs, as PEM")
    private @Nullable Path anchorsOut;

    @Option(names = "--level", paramLabel = "B|T|LT|LTA", description = "the level of the signatures; T if not given")
    private String level = "T";

    @Option(names = "--key", paramLabel = "P256|P384|RSA2048|RSA3072", description = "the signers' keys")
    private KeyKind key = KeyKind.P256;

    @Option(names = "--kind", paramLabel = "A|C", description = "A: certified from the original; C: official copy")
    private String kind = "A";

    @Option(
            names = "--scan-policy",
            paramLabel = "nd30|cv7197|lenient",
            description = "refuse scans that this policy refuses, and print what it warns of; any scan if not given")
    private @Nullable String scanPolicy;

    @Option(
            names = "--text-layer",
            paramLabel = "LANGUAGES",
            description =
                    "make the copy searchable: recognise its words with Tesseract, such as vie+eng; not if not given")
    private @Nullable String textLayer;

    @Option(
            names = "--flatten-alpha",
            description = "lay PNG and TIFF pages that are partly transparent on white; refused if not given")
    private boolean flattenAlpha;

    @Option(names = "--at", paramLabel = "INSTANT", description = "the time of certification; now if not given")
    private @Nullable String at;

    @Option(names = "--lang", paramLabel = "vi|en", description = "the language of messages")
    private String language = "";

    @Option(names = "--preflight", description = "says what is missing before the first copy, and certifies nothing")
    private boolean preflight;

    @Option(names = "--demo", paramLabel = "DIR", hidden = true, description = "where the demo writes its copies")
    private Path demo = Path.of("bansao-demo");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    /** Exits with 0, or with another code after one {@code error:} and one {@code hint:} line. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** As {@link #main}, but returns the exit code. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Quickstart());
        // Vietnamese needs UTF-8, whatever the machine's locale says.
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((problem, arguments) -> {
            complain(problem.getCommandLine().getErr(), problem.getMessage(), "see --help for the options");
            return 2;
        });
        return line;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (!List.of("", "vi", "en").contains(language)) {
            throw usage("--lang is " + language + ", required is vi or en");
        }
        Texts texts = Texts.of(language, System.getenv());
        try {
            if (preflight) {
                preflight(spec.commandLine().getOut(), texts);
                return 0;
            }
            if (scans.isEmpty() && out == null) {
                return new Demo(spec.commandLine().getOut(), texts, demo).run();
            }
            certify(err, texts);
            return 0;
        } catch (CertifiedCopyException e) {
            Locale locale = texts.locale();
            complain(
                    err,
                    e.code() + ": " + e.problem().sentence(locale),
                    e.problem().hint(locale).orElse("-"));
        } catch (IOException e) {
            FileTrouble trouble = FileTrouble.of(e, targets());
            complain(err, trouble.sentence(texts), trouble.hint(texts));
        }
        return 1;
    }

    private void certify(PrintWriter err, Texts texts) throws IOException {
        Path target = out;
        if (scans.isEmpty() || target == null) {
            throw usage("--scan and --out go together");
        }
        requireApart();
        CopyKind chosen = kind();
        DemoAgency agency = new DemoAgency(key, clock());
        CopyCertifier.Builder builder = agency.builder(chosen, level());
        if (textLayer != null) {
            builder.textLayer(textLayer(textLayer));
        }
        CopyCertifier certifier = builder.build();
        Scan files = Scan.of(scans.toArray(Path[]::new)).withFallbackDpi(FALLBACK_DPI);
        Scan scan = flattenAlpha ? files.withFlattenedAlpha() : files;
        CopyRecord record = agency.record(chosen, scan, texts.say("Giấy tờ", "Document"), 1);
        if (scanPolicy != null) {
            ScanGate gate = ScanGate.of(policy(scanPolicy)).withPixels();
            gate.requirePassed(scan, record.original())
                    .forEach(finding -> err.println("warning: " + finding.sentence(texts.locale())));
        }
        var receipt = certified(certifier.certify(scan, record), target, agency);
        err.println(texts.say("đã chứng thực: ", "certified: ") + target + " (" + receipt.sizeBytes() + " byte)");
        err.flush();
    }

    /** The anchors appear only with the copy they belong to. */
    private CertifiedCopy.Receipt certified(CertifiedCopy copy, Path target, DemoAgency agency) throws IOException {
        if (anchorsOut == null) {
            return copy.writeTo(target);
        }
        try (DocumentSink.Transfer anchors = DocumentSink.of(anchorsOut).begin()) {
            byte[] pem = agency.anchors();
            anchors.write(pem, 0, pem.length);
            anchors.force();
            CertifiedCopy.Receipt receipt = copy.writeTo(target);
            anchors.commit();
            return receipt;
        }
    }

    private List<Path> targets() {
        return Stream.of(out, anchorsOut).filter(Objects::nonNull).toList();
    }

    /** An original is never overwritten, whatever names it goes by. */
    private void requireApart() throws IOException {
        List<Path> targets = targets();
        for (int i = 0; i < targets.size(); i++) {
            for (Path other :
                    Stream.concat(scans.stream(), targets.stream().skip(i + 1L)).toList()) {
                Path target = targets.get(i);
                boolean same = target.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize());
                if (same || (Files.exists(target) && Files.exists(other) && Files.isSameFile(target, other))) {
                    throw usage(other + " is given twice; --out and --anchors-out need names of their own");
                }
            }
        }
    }

    /** Every check is printed; what is missing becomes the error, as where certifying fails. */
    private void preflight(PrintWriter out, Texts texts) {
        PreflightReport report =
                new DemoAgency(key, clock()).builder(kind(), level()).preflight();
        for (PreflightReport.Check check : report.checks()) {
            String outcome = switch (check.outcome()) {
                case OK -> texts.say("đạt", "ok");
                case WARNING -> texts.say("cảnh báo", "warning");
                case MISSING -> texts.say("thiếu", "missing");
            };
            out.println(outcome + " " + check.setting() + "(...): " + check.sentence(texts.locale()));
            check.hint(texts.locale()).ifPresent(hint -> out.println("    " + hint));
        }
        out.flush();
        report.requirePassed();
    }

    private CopyKind kind() {
        return switch (kind.toUpperCase(Locale.ROOT)) {
            case "A" -> CopyKind.CERTIFIED_FROM_ORIGINAL;
            case "C" -> CopyKind.OFFICIAL_COPY;
            default -> throw usage("--kind is " + kind + ", required is A or C");
        };
    }

    private InstantSource clock() {
        if (at == null) {
            return InstantSource.system();
        }
        try {
            return InstantSource.fixed(Instant.parse(at));
        } catch (DateTimeParseException e) {
            throw usage("--at is " + at + ", required is an instant such as 2026-11-22T02:05:07Z");
        }
    }

    private PadesLevel level() {
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "B" -> PadesLevel.BASELINE_B;
            case "T" -> PadesLevel.BASELINE_T;
            case "LT" -> PadesLevel.BASELINE_LT;
            case "LTA" -> PadesLevel.BASELINE_LTA;
            default -> throw usage("--level is " + level + ", required is B, T, LT or LTA");
        };
    }

    private ScanPolicy policy(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "nd30" -> ScanPolicy.ND30_2020;
            case "cv7197" -> ScanPolicy.CV7197_2025;
            case "lenient" -> ScanPolicy.LENIENT;
            default -> throw usage("--scan-policy is " + name + ", required is nd30, cv7197 or lenient");
        };
    }

    private TextLayer textLayer(String languages) {
        try {
            return TextLayer.tesseract(Path.of("tesseract"), languages, TEXT_LAYER_LIMIT);
        } catch (IllegalArgumentException e) {
            throw usage("--text-layer: " + e.getMessage());
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private static void complain(PrintWriter err, @Nullable String error, String hint) {
        err.println("error: " + String.valueOf(error).replaceAll("\\R", " "));
        err.println("hint: " + hint);
        err.flush();
    }
}
