package vn.bansao.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.bansao.copy.CopyKind;
import vn.bansao.copy.SecurityElement;

/** A built-in policy's file: each check is {@code CODE=SEVERITY; limit; citation}; none is left out. */
final class PolicyFile {
    private final Properties lines;

    private PolicyFile(Properties lines) {
        this.lines = lines;
    }

    static ScanPolicy read(String name) {
        Properties lines = new Properties();
        try (InputStream in = PolicyFile.class.getResourceAsStream(name + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("the policy " + name + " is missing");
            }
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PolicyFile(lines).policy();
    }

    private ScanPolicy policy() {
        Map<ScanCheck, ScanRule> rules = new EnumMap<>(ScanCheck.class);
        for (ScanCheck check : ScanCheck.values()) {
            rules.put(check, rule(line(check.name())));
        }
        Set<CopyKind> kinds = words("kinds").map(CopyKind::valueOf).collect(Collectors.toUnmodifiableSet());
        Set<SecurityElement> coloured =
                words("coloured-elements").map(SecurityElement::valueOf).collect(Collectors.toUnmodifiableSet());
        return new ScanPolicy(line("name"), LocalDate.parse(line("effective-from")), kinds, coloured, rules);
    }

    private static ScanRule rule(String line) {
        String[] parts = line.split(";", 3);
        ScanRule.Severity severity = ScanRule.Severity.valueOf(parts[0].strip());
        return severity == ScanRule.Severity.OFF
                ? ScanRule.off()
                : new ScanRule(severity, Double.parseDouble(parts[1].strip()), parts[2]);
    }

    private Stream<String> words(String key) {
        return Arrays.stream(line(key).split("\\s+")).filter(word -> !word.isEmpty());
    }

    private String line(String key) {
        String line = lines.getProperty(key);
        if (line == null) {
            throw new IllegalStateException("the policy has no line " + key);
        }
        return line.strip();
    }
}
