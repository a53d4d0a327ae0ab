package vn.bansao.verify.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The committed differences between a list of path cases and the path room, each with its reason. */
final class Differences {
    enum Kind {
        /** The case turns on something that the path room is not asked. */
        OUT_OF_SCOPE,
        /** The corpus lacks a file of the case. */
        ABSENT,
        /** The JDK's PKIX refuses what the list takes. */
        JDK_DIFFERENCE,
        /** A rule or the policy refuses what the list takes. */
        STRICTER
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private Differences() {}

    static Differences of(String list) throws IOException {
        Differences differences = new Differences();
        try (InputStream file = Differences.class.getResourceAsStream("path-differences.tsv");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t", -1);
                assertThat(cells).as(line).hasSize(4);
                assertThat(cells[3]).as("reason of " + line).isNotBlank();
                if (cells[0].equals(list)) {
                    assertThat(differences.kinds.put(cells[1], Kind.valueOf(cells[2])))
                            .as("listed twice: " + line)
                            .isNull();
                }
            });
        }
        return differences;
    }

    /** Fails unless the case went as the list says, or is listed and still goes the other way. */
    void judge(String name, boolean expected, boolean accepted, Object detail) {
        Kind kind = kinds.get(name);
        if (kind == null) {
            assertThat(accepted).as("%s: %s", name, detail).isEqualTo(expected);
            return;
        }
        assertThat(accepted).as("%s is listed, but goes as expected", name).isNotEqualTo(expected);
        if (accepted) {
            assertThat(kind).as("%s must be rejected", name).isEqualTo(Kind.OUT_OF_SCOPE);
        }
    }

    /** A case one of whose files is not there. */
    void absent(String name) {
        assertThat(kinds).as("a file is missing").containsEntry(name, Kind.ABSENT);
    }

    /** Listed names that no case has. */
    Set<String> strangers(Set<String> names) {
        Set<String> strangers = new HashSet<>(kinds.keySet());
        strangers.removeAll(names);
        return strangers;
    }
}
