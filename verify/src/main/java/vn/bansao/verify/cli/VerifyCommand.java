package vn.bansao.verify.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.trust.OnlineAccess;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.Profile;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.VerificationLimits;
import vn.bansao.verify.VerificationPolicy;
import vn.bansao.verify.report.ReportFormat;
import vn.bansao.verify.report.ReportWriter;

/** The options, and the loop over the files. */
@Command(
        name = "bansao-verify",
        version = "bansao-verify 0.1.0-SNAPSHOT",
        description = "Tells whether a file is a valid certified copy (bản sao điện tử chứng thực), and why.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 every file VALID, 1 at least one INVALID, 2 usage, 3 INDETERMINATE,",
            "4 not signed or not a certified copy, 5 unreadable, 70 internal error."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final String ETSI = "etsi-xml";

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "trusted certificates; CRLs and OCSP answers beside them: files or folders")
    private List<Path> trust = List.of();

    @Option(names = "--trust-tsa", paramLabel = "PEM", description = "the same for timestamps; default: --trust")
    private List<Path> trustTsa = List.of();

    @Option(names = "--profile", paramLabel = "copy|pades", defaultValue = "copy", description = "what is asked")
    private String profile = "copy";

    @Option(
            names = "--format",
            paramLabel = "text|json|html|etsi-xml",
            defaultValue = "text",
            description =
                    "json: JSON Lines; html: one document, with pictures of the pages; etsi-xml: ETSI TS 119 102-2, by EU DSS, one file")
    private String format = "text";

    @Option(names = "--out", paramLabel = "FILE", description = "write the reports there instead of to the output")
    private @Nullable Path out;

    @Option(names = "--lang", paramLabel = "vi|en", description = "the language of messages")
    private @Nullable String lang;

    @Option(names = "--at", paramLabel = "INSTANT", description = "the control time, such as 2026-11-22T09:05:07+07:00")
    private @Nullable String at;

    @Option(names = "--online", description = "fetch missing issuers, CRLs and OCSP answers")
    private boolean online;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description = "with --online: a host that may be of a private network")
    private List<String> allowHost = List.of();

    @Option(names = "--second-opinion", description = "ask EU DSS, too; where it disagrees nothing is VALID")
    private boolean secondOpinion;

    @Option(names = "--max-size", paramLabel = "BYTES", description = "the largest file; default 536870912")
    private long maxSize = VerificationLimits.DEFAULT.fileBytes();

    @Option(names = "--no-color", description = "accepted; this version never uses colour")
    @SuppressWarnings("UnusedVariable") // part of the contract; there is no colour to switch off yet
    private boolean noColor;

    @Option(names = "-v", description = "tell what is done")
    private boolean verbose;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "PDF files, folders of them, or - for the input")
    private List<String> files = List.of();

    private final InputStream standardIn;
    private final PrintStream standardOut;
    private final PrintStream standardError;

    VerifyCommand(InputStream in, PrintStream out, PrintStream err) {
        this.standardIn = in;
        this.standardOut = out;
        this.standardError = err;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        refuseWrongOptions();
        Locale locale = locale();
        ReportFormat reportFormat = switch (format) {
            case "json" -> ReportFormat.JSON;
            case "html" -> html();
            case ETSI -> ReportFormat.ETSI_XML;
            default -> ReportFormat.TEXT;
        };
        CopyVerifier verifier = verifier();
        List<Inputs.Input> inputs = Inputs.expand(files);
        if (reportFormat == ReportFormat.ETSI_XML && inputs.size() > 1) {
            throw new UsageException(
                    "--format etsi-xml is one document, there are " + inputs.size() + " files",
                    "call bansao-verify once a file, or use json");
        }
        if (out == null) {
            return run(inputs, verifier, reportFormat, locale, standardOut);
        }
        return intoFile(out, target -> run(inputs, verifier, reportFormat, locale, target));
    }

    /** Pictures are read in memory; the switch is the JVM's, which is ours. */
    private static ReportFormat html() {
        ImageIO.setUseCache(false);
        return ReportFormat.HTML;
    }

    /** A run that writes its reports somewhere. */
    private interface Run {
        int into(Appendable target) throws IOException;
    }

    /** The file appears whole, or not at all. */
    private static int intoFile(Path file, Run run) throws UsageException {
        try (DocumentSink.Transfer transfer = DocumentSink.of(file).begin();
                Writer writer = new OutputStreamWriter(new TransferStream(transfer), StandardCharsets.UTF_8)) {
            int code = run.into(writer);
            writer.flush();
            transfer.commit();
            return code;
        } catch (IOException e) {
            throw new UsageException("can't write " + file + ": " + e.getMessage(), "check the path");
        }
    }

    private void refuseWrongOptions() throws UsageException {
        if (!online && !allowHost.isEmpty()) {
            throw new UsageException("--allow-host is given without --online", "add --online, or leave it out");
        }
        if (!List.of("text", "json", "html", ETSI).contains(format)) {
            throw new UsageException(
                    "--format is " + format + ", required is text, json, html or etsi-xml", "use text or json");
        }
        if (!List.of("copy", "pades").contains(profile)) {
            throw new UsageException("--profile is " + profile + ", required is copy or pades", "use copy or pades");
        }
        if (maxSize <= 0) {
            throw new UsageException("--max-size is " + maxSize + ", required is at least 1", "give bytes");
        }
    }

    private Locale locale() throws UsageException {
        if (lang == null) {
            return Locale.getDefault().getLanguage().equals("vi") ? Locale.forLanguageTag("vi") : Locale.ENGLISH;
        }
        return switch (lang) {
            case "vi" -> Locale.forLanguageTag("vi");
            case "en" -> Locale.ENGLISH;
            default -> throw new UsageException("--lang is " + lang + ", required is vi or en", "use vi or en");
        };
    }

    private CopyVerifier verifier() throws UsageException {
        CopyVerifier.Builder builder = CopyVerifier.builder()
                .profile(profile.equals("pades") ? Profile.PADES : Profile.COPY)
                .limits(VerificationLimits.DEFAULT.withFileBytes(maxSize))
                .clock(clock());
        if (secondOpinion) {
            builder.secondOpinion();
        }
        if (format.equals(ETSI)) {
            builder.etsiReport();
        }
        try {
            if (trust.isEmpty()) {
                Main.complain(
                        standardError,
                        "no --trust was given: no chain can be judged",
                        "give the trusted root certificates");
            } else {
                builder.trust(TrustAnchors.from(trust));
            }
            ValidationMaterial known = ValidationMaterial.from(trust);
            if (!trustTsa.isEmpty()) {
                builder.tsaTrust(TrustAnchors.from(trustTsa));
                known = both(known, ValidationMaterial.from(trustTsa));
            }
            if (online) {
                builder.online(OnlineAccess.PUBLIC.allowing(allowHost));
            }
            return builder.material(known).build();
        } catch (CertifiedCopyException e) {
            throw new UsageException(
                    e.problem().sentence(Locale.ENGLISH),
                    e.problem().hint(Locale.ENGLISH).orElse("check --trust"));
        } catch (IOException e) {
            throw new UsageException("can't read the anchors: " + e.getMessage(), "check --trust and --trust-tsa");
        }
    }

    private static ValidationMaterial both(ValidationMaterial one, ValidationMaterial other) {
        return new ValidationMaterial(
                Stream.concat(one.certificates().stream(), other.certificates().stream())
                        .toList(),
                Stream.concat(one.crls().stream(), other.crls().stream()).toList(),
                Stream.concat(one.ocspResponses().stream(), other.ocspResponses().stream())
                        .toList());
    }

    private InstantSource clock() throws UsageException {
        if (at == null) {
            return InstantSource.system();
        }
        try {
            Instant instant = at.endsWith("Z")
                    ? Instant.parse(at)
                    : OffsetDateTime.parse(at).toInstant();
            return InstantSource.fixed(instant);
        } catch (DateTimeException e) {
            throw new UsageException("--at is " + at + ", which is no instant", "write 2026-11-22T09:05:07+07:00");
        }
    }

    private int run(
            List<Inputs.Input> inputs,
            CopyVerifier verifier,
            ReportFormat reportFormat,
            Locale locale,
            Appendable target)
            throws IOException {
        int code = 0;
        try (ReportWriter writer = reportFormat.writer(locale, target);
                StandardInput standard = new StandardInput(standardIn, maxSize)) {
            for (Inputs.Input input : inputs) {
                if (verbose) {
                    standardError.println("verifying " + input.name());
                }
                DocumentSource source = input.name().equals(StandardInput.NAME)
                        ? standard
                        : new Inputs.Named(input.name(), DocumentSource.of(input.path()));
                ValidationReport report = report(source, verifier);
                if (reportFormat != ReportFormat.ETSI_XML || hasEtsiReport(report, locale)) {
                    writer.add(report, source);
                }
                code = Math.max(code, ExitCode.of(report.verdict()));
            }
        }
        return code;
    }

    /** Whether there is one; and says so where it is not what this verifier says. */
    private boolean hasEtsiReport(ValidationReport report, Locale locale) {
        OtherOpinion opinion = report.secondOpinionOrNull();
        if (opinion != null && opinion.agrees()) {
            return true;
        }
        String first = report.findings().isEmpty()
                ? report.verdict().name()
                : report.findings().get(report.findings().size() - 1).sentence(locale);
        Main.complain(standardError, first, "the verdict of this verifier is the exit code; --format text says more");
        return opinion != null && opinion.etsiReport().isPresent();
    }

    private ValidationReport report(DocumentSource source, CopyVerifier verifier) {
        try {
            return verifier.verify(source);
        } catch (IOException e) {
            return unreadable(source.name(), e);
        }
    }

    private ValidationReport unreadable(String name, IOException cause) {
        String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        Instant now;
        try {
            now = clock().instant();
        } catch (UsageException impossible) {
            now = Instant.now();
        }
        return new ValidationReport(
                name,
                profile.equals("pades") ? Profile.PADES : Profile.COPY,
                VerificationPolicy.V2026.name(),
                now.atOffset(ZoneOffset.ofHours(7)),
                Verdict.UNREADABLE,
                List.of(),
                List.of(),
                null,
                List.of(Finding.of(FindingCode.FILE_NOT_READABLE, "reason", reason)),
                null);
    }
}
