package vn.bansao.benchmarks.jmh;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command asks for.
 *
 * @param mode what the run is for
 * @param jvm the java that is measured, or null for the one that runs this
 * @param folder where results go, or null for the mode's usual folder
 */
record Arguments(Mode mode, @Nullable Path jvm, @Nullable Path folder) {
    static final String USAGE =
            "usage: Benchmarks quick|full|verifying|longterm|scans|batch|rehearsal [--jvm=/path/to/java] [--out=folder]";

    private static final Path PASSING_FOLDER = Path.of("benchmarks", "target", "results");
    private static final Path KEPT_FOLDER = Path.of("benchmarks", "results");

    /**
     * Reads the command's words; an option without a value counts as not given, since the build passes all.
     *
     * @throws IllegalArgumentException for a word that means nothing
     */
    static Arguments from(List<String> words) {
        Mode mode = Mode.QUICK;
        Path jvm = null;
        Path folder = null;
        for (String word : words) {
            int value = word.indexOf('=') + 1;
            Optional<Mode> named = Arrays.stream(Mode.values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
            if (named.isPresent()) {
                mode = named.get();
            } else if (word.startsWith("--jvm=")) {
                jvm = path(word.substring(value));
            } else if (word.startsWith("--out=")) {
                folder = path(word.substring(value));
            } else {
                throw new IllegalArgumentException("unknown argument " + word);
            }
        }
        return new Arguments(mode, jvm, folder);
    }

    /** Where results go: those of long runs are kept under version control. */
    Path results() {
        if (folder != null) {
            return folder;
        }
        return switch (mode) {
            case FULL, VERIFYING, LONGTERM, SCANS, BATCH -> KEPT_FOLDER;
            case QUICK, REHEARSAL -> PASSING_FOLDER;
        };
    }

    /** The documented command that does the same. */
    String command() {
        String command = "./mvnw -q -Pbenchmarks";
        if (mode != Mode.QUICK) {
            command += " -Dbansao.bench=" + mode.word();
        }
        return jvm == null ? command : command + " -Dbansao.bench.jvm=…"; // its path tells nothing, its version does
    }

    private static @Nullable Path path(String value) {
        return value.isEmpty() ? null : Path.of(value);
    }
}
