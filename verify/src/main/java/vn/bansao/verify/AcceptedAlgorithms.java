package vn.bansao.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.internal.CoreProblem;

/**
 * Until when each algorithm and key length is accepted: law and algorithms age, so this is data, read from properties.
 * Immutable.
 *
 * <p>An end of {@code 2029-01-01} accepts what provably existed before that day began (UTC); {@code always} has no end,
 * {@code never} accepts nothing. What has no row is never accepted, but for curves, where rows only restrict:
 *
 * <pre>
 * digest.SHA-1 = 2012-08-01         a digest, by its name in the JCA
 * scheme.RSA_PKCS1 = 2029-01-01     RSA_PKCS1, RSA_PSS, ECDSA, ED25519 or ED448
 * rsa.2048 = 2029-01-01             a modulus of 2048 bits or more, to the next row
 * ec.256 = always                   a field of 256 bits or more, to the next row
 * curve.1.3.132.0.10 = never        a named curve, by its object identifier
 * </pre>
 *
 * <p>It judges when something existed (EN 319 102-1, 5.2.8 and 5.6), never how it was made: an algorithm that is broken is
 * only as good as the timestamps that are older than the break.
 */
public final class AcceptedAlgorithms {
    /** The table of 2026: {@code algorithms-2026.properties}, which names its sources. */
    public static final AcceptedAlgorithms V2026 = builtIn("algorithms-2026.properties");

    private static final int MOST_BITS = 1 << 20; // no key is longer
    private final SortedMap<String, String> rows;
    private final NavigableMap<Integer, Instant> rsa = new TreeMap<>();
    private final NavigableMap<Integer, Instant> ec = new TreeMap<>();
    private final Map<String, Instant> digests = new HashMap<>();
    private final Map<String, Instant> schemes = new HashMap<>();
    private final Map<String, Instant> curves = new HashMap<>();

    private AcceptedAlgorithms(SortedMap<String, String> rows) {
        this.rows = rows;
        rows.forEach(this::row);
    }

    /**
     * A table of these rows.
     *
     * @throws PolicyException if a row is none of those above
     */
    public static AcceptedAlgorithms of(Map<String, String> rows) {
        return new AcceptedAlgorithms(new TreeMap<>(rows));
    }

    /**
     * A table from a file of Java properties in UTF-8.
     *
     * @throws PolicyException if a row is none of those above
     */
    public static AcceptedAlgorithms fromFile(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return from(reader);
        }
    }

    private static AcceptedAlgorithms builtIn(String name) {
        try (InputStream stream = Objects.requireNonNull(AcceptedAlgorithms.class.getResourceAsStream(name), name)) {
            return from(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AcceptedAlgorithms from(Reader reader) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw invalid("?", String.valueOf(e.getMessage()), "properties");
        }
        SortedMap<String, String> rows = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> rows.put(key, properties.getProperty(key)));
        return new AcceptedAlgorithms(rows);
    }

    /** The same with one row more, or with another end in it. */
    public AcceptedAlgorithms with(String key, String end) {
        SortedMap<String, String> changed = new TreeMap<>(rows);
        changed.put(key, end);
        return new AcceptedAlgorithms(changed);
    }

    /** The rows, sorted by key. */
    public Map<String, String> rows() {
        return java.util.Collections.unmodifiableSortedMap(rows);
    }

    private void row(String key, String value) {
        Instant end = end(key, value.strip());
        String kind = key.substring(0, Math.max(0, key.indexOf('.')));
        String name = key.substring(kind.length() + Math.min(1, kind.length()));
        switch (kind) {
            case "rsa" -> rsa.put(bits(key, name), end);
            case "ec" -> ec.put(bits(key, name), end);
            case "digest" -> digests.put(name, end);
            case "scheme" -> schemes.put(name, end);
            case "curve" -> curves.put(name, end);
            default -> throw invalid(key, key, "digest.*, scheme.*, rsa.*, ec.* or curve.*");
        }
    }

    private static int bits(String key, String text) {
        try {
            int bits = Integer.parseInt(text);
            if (bits > 0 && bits <= MOST_BITS) {
                return bits;
            }
        } catch (NumberFormatException none) {
            // As for one out of bounds.
        }
        throw invalid(key, text, "a number of bits from 1 to " + MOST_BITS);
    }

    private static Instant end(String key, String value) {
        try {
            return switch (value) {
                case "always" -> Instant.MAX;
                case "never" -> Instant.MIN;
                default -> LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            };
        } catch (DateTimeException e) {
            throw invalid(key, value, "a date such as 2029-01-01, always or never");
        }
    }

    private static PolicyException invalid(String key, String actual, String required) {
        return new PolicyException(
                Problem.of(CoreProblem.CRYPTO_TABLE_INVALID, "key", key, "actual", actual, "required", required));
    }

    /** The end of a digest; {@link Instant#MIN} for never, {@link Instant#MAX} for always, here and below. */
    public Instant digestUntil(String name) {
        return digests.getOrDefault(name, Instant.MIN);
    }

    /** The end of a signature scheme. */
    public Instant schemeUntil(String name) {
        return schemes.getOrDefault(name, Instant.MIN);
    }

    /** The end of RSA moduli of so many bits. */
    public Instant rsaUntil(int bits) {
        return until(rsa, bits);
    }

    /** The end of elliptic curves over fields of so many bits. */
    public Instant ecUntil(int bits) {
        return until(ec, bits);
    }

    private static Instant until(NavigableMap<Integer, Instant> lengths, int bits) {
        Map.Entry<Integer, Instant> row = lengths.floorEntry(bits);
        return row == null ? Instant.MIN : row.getValue();
    }

    /** The end of a named curve, by its object identifier; beside that of its length. */
    public Instant curveUntil(String oid) {
        return curves.getOrDefault(oid, Instant.MAX);
    }

    /** Whether any curve has an end of its own. */
    public boolean restrictsCurves() {
        return !curves.isEmpty();
    }

    /** The least modulus length that is accepted at {@code time}; {@link Integer#MAX_VALUE} if none is. */
    public int leastRsaBits(Instant time) {
        return least(rsa, time);
    }

    /** The least field size that is accepted at {@code time}; {@link Integer#MAX_VALUE} if none is. */
    public int leastEcBits(Instant time) {
        return least(ec, time);
    }

    private static int least(NavigableMap<Integer, Instant> lengths, Instant time) {
        return lengths.entrySet().stream()
                .filter(row -> time.isBefore(row.getValue()))
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof AcceptedAlgorithms table && rows.equals(table.rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    @Override
    public String toString() {
        return "AcceptedAlgorithms" + rows;
    }
}
