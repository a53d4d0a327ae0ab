package vn.bansao.verify.report;

import com.samskivert.mustache.Mustache;

/** Makes any text safe within HTML that is also XML: everything the template inserts goes through it. */
final class HtmlText implements Mustache.Escaper {
    private static final int LONGEST = 2_000; // characters of one value

    /** Hostile text of any length as text of a length to read. */
    static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(LONGEST, -1)) + "…";
    }

    @Override
    public String escape(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(each -> append(each, safe));
        return safe.toString();
    }

    private static void append(int character, StringBuilder safe) {
        switch (character) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(shown(character));
        }
    }

    /** Control and format characters, which turn or hide text, become spaces; what is no character at all is told as such. */
    private static int shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE, Character.UNASSIGNED -> 0xFFFD;
            default -> character;
        };
    }
}
