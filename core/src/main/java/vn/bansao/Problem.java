package vn.bansao;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that is wrong: a stable code and the values it is about, told in Vietnamese or English. Immutable.
 *
 * @param code which problem
 * @param values what was found and what is required, by name, with units in the names; no secrets, no content
 */
public record Problem(ProblemCode code, Map<String, String> values) {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    public Problem {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A problem with values given as name, value, name, value. */
    public static Problem of(ProblemCode code, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("names and values must come in pairs");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
        }
        return new Problem(code, values);
    }

    /** What is wrong, in one line: Vietnamese for {@code vi}, English for every other language. */
    public String sentence(Locale locale) {
        return fill(bundle(locale).getString(code.name()));
    }

    /** What to do about it, in one line. */
    public Optional<String> hint(Locale locale) {
        ResourceBundle bundle = bundle(locale);
        String key = code.name() + ".hint";
        return bundle.containsKey(key) ? Optional.of(fill(bundle.getString(key))) : Optional.empty();
    }

    private ResourceBundle bundle(Locale locale) {
        return code.texts(locale.getLanguage().equals("vi") ? VIETNAMESE : Locale.ENGLISH);
    }

    private String fill(String template) {
        // In one pass: a value that holds a placeholder itself stays as it is.
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : oneLine(value));
        });
    }

    /** Values may come from a hostile file: no line breaks, no terminal control, no endless text. */
    private static String oneLine(String value) {
        String line = value.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}
