package vn.bansao.copy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words and the look of a statement: data, since the official form may change (NĐ 280/2025, Mẫu số 1). Immutable.
 *
 * <p>Placeholders: {@code {number} {volume} {year} {book} {place} {dd} {MM} {yyyy} {capacity} {certifier} {title}
 * {agency} {copies}}. The lines of {@code heading} stand above the signatures; {@code capacity} above and
 * {@code signedBy} below the certifier's signature.
 *
 * @param id a stable name
 * @param version changed whenever the words change
 * @param heading the lines above the signatures
 * @param capacity the lines above the certifier's signature
 * @param signedBy the lines below the certifier's signature
 * @param placement where the statement stands
 */
public record StatementTemplate(
        String id, String version, List<Line> heading, List<Line> capacity, List<Line> signedBy, Placement placement) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    /** Where a line stands in its box. */
    public enum Alignment {
        LEFT,
        CENTRE,
        RIGHT
    }

    /**
     * One line of a template; a text wider than its box is broken between words.
     *
     * @param text the words, with placeholders
     * @param sizePt the size of the letters in points
     * @param alignment where the line stands
     * @param rgb the colour, {@code 0xRRGGBB}
     */
    public record Line(String text, double sizePt, Alignment alignment, int rgb) {
        public Line {
            text = Checks.present("template's line", text);
            Checks.between("letters' size", sizePt, 4, 72);
            Checks.between("colour", rgb, 0, 0xFFFFFF);
        }
    }

    /** Where a statement stands: on a page of its own behind the scans, or in a free box of the last scan. */
    public sealed interface Placement permits AppendedPage, LastPageOverlay {}

    /** A page of its own, A4, behind the scans (NĐ 23/2015, Đ.20(3): the last page). */
    public record AppendedPage() implements Placement {}

    /**
     * A box on the last scanned page, painted white beneath the words.
     *
     * @param leftMm distance from the page's left edge
     * @param bottomMm distance from the page's lower edge
     * @param widthMm the box's width
     * @param heightMm the box's height
     */
    public record LastPageOverlay(double leftMm, double bottomMm, double widthMm, double heightMm)
            implements Placement {
        public LastPageOverlay {
            Checks.between("statement box's left", leftMm, 0, 2_000);
            Checks.between("statement box's bottom", bottomMm, 0, 2_000);
            Checks.between("statement box's width", widthMm, 20, 2_000);
            Checks.between("statement box's height", heightMm, 20, 2_000);
        }
    }

    /** The default: the words in use in November 2025, on a page of their own. */
    public static final StatementTemplate VN_2025_11 = new StatementTemplate(
            "VN-LOI-CHUNG-BAN-SAO",
            "2025-11",
            List.of(
                    new Line("Chứng thực bản sao đúng với bản chính", 15, Alignment.CENTRE, 0),
                    new Line("Số chứng thực: {number}   quyển số: {volume}/{year} - {book}", 13, Alignment.CENTRE, 0),
                    new Line("{place}, ngày {dd} tháng {MM} năm {yyyy}", 13, Alignment.RIGHT, 0)),
            List.of(new Line("{capacity}", 13, Alignment.CENTRE, 0)),
            List.of(new Line("{certifier}", 13, Alignment.CENTRE, 0)),
            new AppendedPage());

    public StatementTemplate {
        id = Checks.present("template's id", id);
        version = Checks.present("template's version", version);
        heading = List.copyOf(heading);
        capacity = List.copyOf(capacity);
        signedBy = List.copyOf(signedBy);
        if (heading.isEmpty()) {
            throw Checks.invalid("template's heading", "empty", "at least one line");
        }
    }

    /** The same words in another place. */
    public StatementTemplate withPlacement(Placement placement) {
        return new StatementTemplate(id, version, heading, capacity, signedBy, placement);
    }

    /** The statement in the words of this template. */
    public CertificationStatement statement(
            RegisterNumber number, String place, LocalDate date, Officer officer, int copiesCount) {
        Map<String, String> values = Map.ofEntries(
                Map.entry("number", number.formatted()),
                Map.entry("volume", number.formattedVolume()),
                Map.entry("year", String.valueOf(number.year())),
                Map.entry("book", number.book()),
                Map.entry("place", Checks.present("place", place)),
                Map.entry("dd", RegisterNumber.twoDigits(date.getDayOfMonth())),
                Map.entry("MM", RegisterNumber.twoDigits(date.getMonthValue())),
                Map.entry("yyyy", String.valueOf(date.getYear())),
                Map.entry("capacity", officer.capacity()),
                Map.entry("certifier", officer.name()),
                Map.entry("title", officer.title()),
                Map.entry("agency", officer.organisation()),
                Map.entry("copies", String.valueOf(copiesCount)));
        List<String> lines = Stream.of(heading, capacity, signedBy)
                .flatMap(List::stream)
                .map(line -> fill(line.text(), values))
                .toList();
        return new CertificationStatement(id, version, lines, place, date, number, copiesCount);
    }

    private static String fill(String text, Map<String, String> values) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        return placeholder.replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw Checks.invalid(
                        "template's placeholder", found.group(), "one of " + new TreeSet<>(values.keySet()));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
