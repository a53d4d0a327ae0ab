package vn.bansao.benchmarks.jmh;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command asks for.
 *
 * @param full every row, not only what CI's ratios need
 * @param jvm the java that is measured, or null for the one that runs this
 * @param folder where results go, or null for the mode's usual folder
 */
record Arguments(boolean full, @Nullable Path jvm, @Nullable Path folder) {
    static final String USAGE = "usage: Benchmarks quick|full [--jvm=/path/to/java] [--out=folder]";

    private static final Path QUICK_FOLDER = Path.of("benchmarks", "target", "results");
    private static final Path FULL_FOLDER = Path.of("benchmarks", "results");

    /**
     * Reads the command's words; an option without a value counts as not given, since the build passes all.
     *
     * @throws IllegalArgumentException for a word that means nothing
     */
    static Arguments from(List<String> words) {
        boolean full = false;
        Path jvm = null;
        Path folder = null;
        for (String word : words) {
            int value = word.indexOf('=') + 1;
            if (word.equals("quick") || word.equals("full")) {
                full = word.equals("full");
            } else if (word.startsWith("--jvm=")) {
                jvm = path(word.substring(value));
            } else if (word.startsWith("--out=")) {
                folder = path(word.substring(value));
            } else {
                throw new IllegalArgumentException("unknown argument " + word);
            }
        }
        return new Arguments(full, jvm, folder);
    }

    /** Where results go: a full run's are kept under version control. */
    Path results() {
        if (folder != null) {
            return folder;
        }
        return full ? FULL_FOLDER : QUICK_FOLDER;
    }

    /** The documented command that does the same. */
    String command() {
        String command = "./mvnw -q -Pbenchmarks";
        if (full) {
            command += " -Dbansao.bench=full";
        }
        return jvm == null ? command : command + " -Dbansao.bench.jvm=" + jvm;
    }

    private static @Nullable Path path(String value) {
        return value.isEmpty() ? null : Path.of(value);
    }
}
