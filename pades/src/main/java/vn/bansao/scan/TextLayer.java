package vn.bansao.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How the searchable layer of a copy is made (PDF hai lớp; CV 7197/2025): the words of each scanned page are recognised by a
 * program of this machine and stand, invisible, over the picture. Immutable; no program is started before a certifier is built.
 *
 * <p>It does not promise that the words are right or complete: nobody reads them before they are signed, and what counts is the
 * picture. Letters that the copy's font lacks, which are those of other scripts than Latin, are left out.
 *
 * <p>The program gets the picture of one page as a file in a folder of its own in the system's folder for temporary files,
 * which is removed afterwards, and no more of the environment than it needs. It runs on one processor, a few seconds a page.
 */
public final class TextLayer {
    private static final Pattern LANGUAGES = Pattern.compile("[A-Za-z]\\w{1,31}(\\+[A-Za-z]\\w{1,31}){0,7}");
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Path program;
    private final String languages;
    private final Duration limit;

    private TextLayer(Path program, String languages, Duration limit) {
        this.program = program;
        this.languages = languages;
        this.limit = limit;
    }

    /**
     * Made by Tesseract 4 or 5.
     *
     * @param program its file; a name without a folder is looked for on the PATH
     * @param languages the names of its trained data, such as {@code vie+eng}
     * @param limit how long it may take for one page; a page at 300 dpi takes it some seconds
     * @throws IllegalArgumentException if the languages are not written like that, or the limit is not within an hour
     */
    public static TextLayer tesseract(Path program, String languages, Duration limit) {
        if (!LANGUAGES.matcher(languages).matches()) {
            throw new IllegalArgumentException("languages are \"" + languages + "\", required is such as vie+eng");
        }
        if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the limit is " + limit + ", required is up to " + LONGEST);
        }
        return new TextLayer(program, languages, limit);
    }

    /** The program's file, or its name on the PATH. */
    public Path program() {
        return program;
    }

    /** The languages it is asked to recognise, with {@code +} between them. */
    public String languages() {
        return languages;
    }

    /** How long it may take for one page. */
    public Duration limit() {
        return limit;
    }
}
