package vn.bansao.verify.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command {@code bansao-verify}: its contract is exit code, standard output and the JSON of docs. */
public final class Main {
    private static final int USAGE = 2;
    private static final int INTERNAL = 70;

    private Main() {}

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(arguments, System.in, out, err);
        out.flush();
        System.exit(out.checkError() ? INTERNAL : code);
    }

    /** Runs the command with the given streams; the answer is the exit code. */
    static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        CommandLine command = new CommandLine(new VerifyCommand(in, out, err));
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        command.setCaseInsensitiveEnumValuesAllowed(false);
        command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        command.setParameterExceptionHandler((error, ignored) -> {
            complain(err, String.valueOf(error.getMessage()), "bansao-verify --help lists the options");
            return USAGE;
        });
        command.setExecutionExceptionHandler((error, ignored, parsed) -> {
            if (error instanceof UsageException usage) {
                complain(err, usage.getMessage(), usage.hint());
                return USAGE;
            }
            complain(err, "internal: " + error, "report it to the makers of this software");
            return INTERNAL;
        });
        try {
            return command.execute(arguments);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError defect) {
            complain(err, "internal: " + defect, "report it to the makers of this software");
            return INTERNAL;
        }
    }

    static void complain(PrintStream err, String error, String hint) {
        err.println("error: " + oneLine(error));
        err.println("hint: " + oneLine(hint));
        err.flush();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    }
}
