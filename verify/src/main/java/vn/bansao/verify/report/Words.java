package vn.bansao.verify.report;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of an HTML report in one language, and how it writes values. Immutable. */
final class Words {
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private final Locale locale;
    private final ResourceBundle texts;

    Words(Locale given) {
        this.locale = given.getLanguage().equals("vi") ? Locale.forLanguageTag("vi") : Locale.ENGLISH;
        this.texts = ResourceBundle.getBundle("vn.bansao.verify.report.ReportTexts", locale);
    }

    Locale locale() {
        return locale;
    }

    String say(String key) {
        return texts.getString(key);
    }

    /** A sentence with values in the places {@code {0}}, {@code {1}}. */
    String say(String key, Object... values) {
        Object[] written = Arrays.stream(values).map(String::valueOf).toArray(); // no digits grouped
        return new MessageFormat(say(key), Locale.ROOT).format(written);
    }

    /** What the text says under that key, or the key's last part where it says nothing. */
    String sayOr(String prefix, String name) {
        return texts.containsKey(prefix + name) ? say(prefix + name) : name;
    }

    /** The headings by short names, for the template. */
    Map<String, String> headings() {
        Map<String, String> headings = new LinkedHashMap<>();
        for (String key : texts.keySet()) {
            if (key.startsWith("html.") && key.indexOf('.', 5) < 0) {
                headings.put(key.substring(5), texts.getString(key));
            }
        }
        return headings;
    }

    String time(Instant time) {
        return time(time.atOffset(VIETNAM));
    }

    String time(OffsetDateTime time) {
        String pattern = locale.getLanguage().equals("vi") ? "dd/MM/uuuu HH:mm:ss xxx" : "uuuu-MM-dd HH:mm:ss xxx";
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    }

    /** An ISO 8601 date as people write it; anything else as it is. */
    @Nullable
    String date(@Nullable String iso) {
        if (iso == null || !locale.getLanguage().equals("vi")) {
            return iso;
        }
        try {
            return DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).format(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    static Map<String, Object> fact(String name, @Nullable Object value) {
        return Map.of("name", name, "value", value == null ? "?" : HtmlText.shortened(value.toString()));
    }

    /** The same without entries that would say nothing. */
    static List<Map<String, Object>> known(List<Map<String, Object>> facts) {
        return facts.stream().filter(fact -> !"?".equals(fact.get("value"))).toList();
    }
}
