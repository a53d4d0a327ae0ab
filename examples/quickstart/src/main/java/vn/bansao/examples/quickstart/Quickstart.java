package vn.bansao.examples.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.bansao.CertifiedCopyException;
import vn.bansao.copy.CopyKind;
import vn.bansao.copy.CopyRecord;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.pades.PreflightReport;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;
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
        } catch (NoSuchFileException e) {
            complain(
                    err,
                    texts.say("không tìm thấy tệp ", "there is no file ") + e.getFile(),
                    texts.say("kiểm tra đường dẫn", "check the path"));
        } catch (FileSystemException e) {
            complain(
                    err,
                    texts.say("không đọc hoặc ghi được ", "can't read or write ") + e.getFile(),
                    texts.say("kiểm tra quyền truy cập và thư mục", "check the folder and its permissions"));
        } catch (IOException e) {
            complain(
                    err,
                    texts.say("lỗi đọc hoặc ghi: ", "reading or writing failed: ") + e.getMessage(),
                    texts.say("kiểm tra ổ đĩa", "check the disk"));
        }
        return 1;
    }

    private void certify(PrintWriter err, Texts texts) throws IOException {
        Path target = out;
        if (scans.isEmpty() || target == null) {
            throw usage("--scan and --out go together");
        }
        CopyKind chosen = kind();
        DemoAgency agency = new DemoAgency(key, clock());
        CopyCertifier certifier = agency.certifier(chosen, level());
        Scan files = Scan.of(scans.toArray(Path[]::new)).withFallbackDpi(FALLBACK_DPI);
        Scan scan = flattenAlpha ? files.withFlattenedAlpha() : files;
        CopyRecord record = agency.record(chosen, scan, texts.say("Giấy tờ", "Document"), 1);
        if (scanPolicy != null) {
            ScanGate gate = ScanGate.of(policy(scanPolicy)).withPixels();
            gate.requirePassed(scan, record.original())
                    .forEach(finding -> err.println("warning: " + finding.sentence(texts.locale())));
        }
        if (anchorsOut != null) {
            agency.writeAnchors(anchorsOut);
        }
        var receipt = certifier.certify(scan, record).writeTo(target);
        err.println(texts.say("đã chứng thực: ", "certified: ") + target + " (" + receipt.sizeBytes() + " byte)");
        err.flush();
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

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private static void complain(PrintWriter err, @Nullable String error, String hint) {
        err.println("error: " + String.valueOf(error).replaceAll("\\R", " "));
        err.println("hint: " + hint);
        err.flush();
    }
}
