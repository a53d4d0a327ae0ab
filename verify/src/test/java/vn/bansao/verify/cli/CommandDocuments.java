package vn.bansao.verify.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes what goes with the command and is derived from its options: the completion for bash and zsh, and the man page
 * (man(7) macros). The build calls it; it is no part of what is shipped.
 */
final class CommandDocuments {
    private static final String NAME = "bansao-verify";

    private CommandDocuments() {}

    /** Writes the files into the folder of the first argument. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        write(folder.resolve("completion").resolve(NAME), completion());
        write(folder.resolve("man/man1").resolve(NAME + ".1"), manPage());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static CommandLine command() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new CommandLine(new VerifyCommand(InputStream.nullInputStream(), nowhere, nowhere));
    }

    static String completion() {
        CommandLine command = command();
        for (OptionSpec option : List.copyOf(command.getCommandSpec().options())) {
            String label = option.paramLabel();
            if (label.contains("|")) { // The label lists the values: they are the candidates.
                command.getCommandSpec().remove(option);
                command.getCommandSpec()
                        .addOption(OptionSpec.builder(option)
                                .completionCandidates(List.of(label.split("\\|")))
                                .build());
            }
        }
        // The date of generation would make each build another.
        return AutoComplete.bash(NAME, command).replaceAll("(?m)^# Date: .*\\R", "");
    }

    static String manPage() {
        CommandSpec spec = command().getCommandSpec();
        StringBuilder page = new StringBuilder(".TH BANSAO\\-VERIFY 1 \"\" \"BanSao\" \"User Commands\"\n");
        page.append(".SH NAME\n").append(roff(NAME)).append(" \\- judges certified electronic copies\n");
        page.append(".SH SYNOPSIS\n.B ").append(roff(NAME)).append("\n");
        page.append("[\\fIoption\\fR]... \\fIFILE\\fR|\\fIDIR\\fR|\\-...\n.SH DESCRIPTION\n");
        for (String line : spec.usageMessage().description()) {
            page.append(roff(line)).append("\n");
        }
        page.append(".PP\nThe document's verdict is never better than its worst signature; what can't be judged is\n");
        page.append("INDETERMINATE, never VALID.\n.SH OPTIONS\n");
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                page.append(option(option));
            }
        }
        page.append(".SH EXIT STATUS\n").append(exitStatus());
        return page.append(environment()).append(examples()).toString();
    }

    private static String option(OptionSpec option) {
        StringBuilder text = new StringBuilder(".TP\n");
        for (int i = 0; i < option.names().length; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("\\fB")
                    .append(roff(option.names()[i]))
                    .append("\\fR");
        }
        if (option.arity().max() > 0) {
            text.append(" \\fI").append(roff(option.paramLabel())).append("\\fR");
        }
        if (option.isMultiValue()) {
            text.append(" (may be repeated)");
        }
        return text.append("\n")
                .append(roff(String.join(" ", option.description())))
                .append("\n")
                .toString();
    }

    private static String exitStatus() {
        return """
                Of several files the greatest code counts.
                .TP
                .B 0
                every file is VALID
                .TP
                .B 1
                at least one is INVALID
                .TP
                .B 2
                wrong usage
                .TP
                .B 3
                at least one is INDETERMINATE
                .TP
                .B 4
                at least one has no signature, or is not a certified copy
                .TP
                .B 5
                at least one can't be read, is encrypted, or is over a limit
                .TP
                .B 70
                internal error
                """;
    }

    private static String environment() {
        return """
                .SH ENVIRONMENT
                .TP
                .B JAVA_HOME
                the Java to use, 17 or newer; without it the one of the PATH
                .TP
                .B BANSAO_JAVA_OPTS
                more options for Java
                .TP
                .B BANSAO_CDS
                The archive of loaded classes that halves the start is made beside the first run, in the folder
                .I cache
                of the installation or in
                .IR $XDG_CACHE_HOME/bansao\\-verify .
                .B now
                makes it before the run, for container images;
                .B off
                neither makes nor uses it.
                """;
    }

    private static String examples() {
        return """
                .SH EXAMPLES
                .TP
                Is this a valid certified copy?
                .B bansao\\-verify \\-\\-trust roots.pem copy.pdf
                .TP
                With the current status of the certificates, from the authorities' servers:
                .B bansao\\-verify \\-\\-trust roots.pem \\-\\-online copy.pdf
                .TP
                A folder, one JSON object a line:
                .B bansao\\-verify \\-\\-trust roots.pem \\-\\-format json copies/
                .TP
                A report to read, print and keep, with pictures of the pages; it needs no network and runs no script:
                .B bansao\\-verify \\-\\-trust roots.pem \\-\\-format html \\-\\-out report.html copy.pdf
                """;
    }

    /** Text that no macro or escape of roff is hidden in. */
    private static String roff(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").strip();
        StringBuilder ascii = new StringBuilder(); // Readers differ in the encoding they expect.
        escaped.codePoints().forEach(each -> {
            if (each < 0x80) {
                ascii.append((char) each);
            } else {
                ascii.append(String.format(java.util.Locale.ROOT, "\\[u%04X]", each));
            }
        });
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + ascii : ascii.toString();
    }
}
