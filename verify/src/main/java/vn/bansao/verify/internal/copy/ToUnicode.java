package vn.bansao.verify.internal.copy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ToUnicode CMap for two-byte codes (ISO 32000-2, 9.10.3). Immutable. */
final class ToUnicode {
    private static final Pattern BLOCK = Pattern.compile("begin(bfchar|bfrange)(.*?)end\\1", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile("<([0-9A-Fa-f]{4})>\\s*<((?:[0-9A-Fa-f]{4})+)>");
    private static final Pattern RANGE =
            Pattern.compile("<([0-9A-Fa-f]{4})>\\s*<([0-9A-Fa-f]{4})>\\s*<([0-9A-Fa-f]{4})>");
    private final Map<Integer, String> texts = new HashMap<>();

    ToUnicode(byte[] cmap) {
        Matcher block = BLOCK.matcher(new String(cmap, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            if (block.group(1).equals("bfchar")) {
                Matcher pair = PAIR.matcher(block.group(2));
                while (pair.find()) {
                    texts.put(code(pair.group(1)), text(pair.group(2)));
                }
            } else {
                Matcher range = RANGE.matcher(block.group(2));
                while (range.find()) {
                    int first = code(range.group(1));
                    for (int code = first; code <= code(range.group(2)); code++) {
                        texts.put(code, String.valueOf((char) (code(range.group(3)) + code - first)));
                    }
                }
            }
        }
    }

    private static int code(String hex) {
        return Integer.parseInt(hex, 16);
    }

    /** The text of UTF-16 in hex. */
    private static String text(String hex) {
        StringBuilder text = new StringBuilder(hex.length() / 4);
        for (int i = 0; i < hex.length(); i += 4) {
            text.append((char) Integer.parseInt(hex, i, i + 4, 16));
        }
        return text.toString();
    }

    /** The text of a string of two-byte codes; what has no mapping becomes U+FFFD. */
    String decode(byte[] string) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < string.length; i += 2) {
            text.append(texts.getOrDefault((string[i] & 0xFF) << 8 | (string[i + 1] & 0xFF), "\uFFFD"));
        }
        return text.toString();
    }
}
