package vn.bansao.pades.internal.ocr;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.ocr.ChildProcess.Result;
import vn.bansao.pades.internal.ocr.WordTable.MalformedTableException;
import vn.bansao.scan.TextLayer;

/** Tesseract as a child process. Immutable, thread-safe. */
final class Tesseract {
    private static final int TABLE_BYTES = 1 << 23; // 8 MiB: 50,000 words and more
    private static final int LIST_BYTES = 1 << 16; // 64 KiB: a hundred languages take one
    private static final Duration LIST_LIMIT = Duration.ofSeconds(20);
    private static final String LIST_HEAD = "List of available languages";
    private static final String NOT_LOADED = "Failed loading language";
    private static final int LONGEST_REASON = 200;
    private static final int MIN_DPI = 70; // It believes no other.
    private static final int MAX_DPI = 2_400;
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    private final TextLayer settings;
    private final String program;

    Tesseract(TextLayer settings) {
        this.settings = settings;
        Path file = settings.program();
        // It runs in another folder than this process.
        this.program = file.getNameCount() > 1 ? file.toAbsolutePath().toString() : file.toString();
    }

    /**
     * Demands that the program is there and knows the languages. It would do without a language that it lacks.
     *
     * @throws PolicyException if not
     */
    void requireReady(Path folder) throws IOException {
        Result result = run(List.of(program, "--list-langs"), folder, LIST_LIMIT, LIST_BYTES);
        String listed = new String(result.output(), StandardCharsets.UTF_8);
        if (!result.ended() || result.tooLong() || result.exit() != 0 || !listed.startsWith(LIST_HEAD)) {
            throw missing("it does not list its languages: " + reason(result));
        }
        Set<String> known = LINE_ENDS
                .splitAsStream(listed)
                .skip(1)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> lacking = Arrays.stream(settings.languages().split("\\+"))
                .filter(language -> !known.contains(language))
                .toList();
        if (!lacking.isEmpty()) {
            throw new PolicyException(Problem.of(
                    PadesProblem.TEXT_LAYER_LANGUAGE_MISSING,
                    "program",
                    settings.program(),
                    "languages",
                    String.join(", ", lacking),
                    "actual",
                    shortened(String.join(", ", known))));
        }
    }

    /**
     * The words of one page.
     *
     * @param image the name of the page's file in the folder
     * @param scan the page, for messages
     * @throws PolicyException if they can't be had
     */
    List<Word> words(Path folder, String image, PageScan scan) throws IOException {
        int dpi = (int) Math.round(Math.max(MIN_DPI, Math.min(MAX_DPI, scan.dpi())));
        List<String> command = List.of(
                program,
                image,
                "stdout",
                "-l",
                settings.languages(),
                "--dpi",
                Integer.toString(dpi),
                "-c",
                "tessedit_create_tsv=1");
        Result result = run(command, folder, settings.limit(), TABLE_BYTES);
        if (result.tooLong()) {
            throw scan.problem(PadesProblem.TEXT_LAYER_OUTPUT_WRONG, "what", "more than " + TABLE_BYTES + " bytes");
        }
        if (!result.ended()) {
            throw scan.problem(
                    PadesProblem.TEXT_LAYER_TIMEOUT, "limit", settings.limit().toMillis());
        }
        if (result.exit() != 0 || result.errors().contains(NOT_LOADED)) {
            throw scan.problem(PadesProblem.TEXT_LAYER_FAILED, "exit", result.exit(), "reason", reason(result));
        }
        try {
            return WordTable.read(result.output(), scan.widthPx(), scan.heightPx());
        } catch (MalformedTableException e) {
            throw scan.problem(PadesProblem.TEXT_LAYER_OUTPUT_WRONG, "what", String.valueOf(e.getMessage()));
        }
    }

    private Result run(List<String> command, Path folder, Duration limit, int bytes) throws IOException {
        try {
            return new ChildProcess(command, folder, limit, bytes).run();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw missing(shortened(String.valueOf(e.getMessage())));
        }
    }

    private PolicyException missing(String reason) {
        return new PolicyException(
                Problem.of(PadesProblem.TEXT_LAYER_PROGRAM_MISSING, "program", settings.program(), "reason", reason));
    }

    private static String reason(Result result) {
        if (!result.ended()) {
            return "it was stopped";
        }
        String said = shortened(result.errors());
        return said.isEmpty() ? "exit code " + result.exit() : said;
    }

    /** One line of what the program says. */
    private static String shortened(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line;
    }
}
