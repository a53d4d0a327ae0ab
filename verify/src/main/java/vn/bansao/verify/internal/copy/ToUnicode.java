package vn.bansao.verify.internal.copy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ToUnicode CMap for two-byte codes (ISO 32000-2, 9.10.3). What has another shape maps nothing: ranges with an array of
 * texts, codes of one byte. Immutable.
 */
final class ToUnicode {
    private final Map<Integer, String> texts = new HashMap<>();

    ToUnicode(byte[] cmap) {
        ContentTokens tokens = new ContentTokens(cmap);
        while (tokens.next()) {
            if (tokens.is("endbfchar")) {
                characters(tokens.strings());
            } else if (tokens.is("endbfrange") && !tokens.array()) {
                ranges(tokens.strings());
            }
        }
    }

    private void characters(List<byte[]> strings) {
        for (int i = 0; i + 1 < strings.size(); i += 2) {
            byte[] text = strings.get(i + 1);
            if (strings.get(i).length == 2 && text.length >= 2 && text.length % 2 == 0) {
                texts.put(unit(strings.get(i), 0), text(text));
            }
        }
    }

    private void ranges(List<byte[]> strings) {
        for (int i = 0; i + 2 < strings.size(); i += 3) {
            byte[] first = strings.get(i);
            byte[] last = strings.get(i + 1);
            byte[] text = strings.get(i + 2);
            if (first.length == 2 && last.length == 2 && text.length == 2) {
                for (int code = unit(first, 0); code <= unit(last, 0); code++) {
                    texts.put(code, String.valueOf((char) (unit(text, 0) + code - unit(first, 0))));
                }
            }
        }
    }

    private static int unit(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    private static String text(byte[] utf16) {
        return utf16.length == 2 ? String.valueOf((char) unit(utf16, 0)) : new String(utf16, StandardCharsets.UTF_16BE);
    }

    /** The text of a string of two-byte codes; what has no mapping becomes U+FFFD. */
    String decode(byte[] string) {
        StringBuilder text = new StringBuilder(string.length / 2);
        for (int i = 0; i + 1 < string.length; i += 2) {
            text.append(texts.getOrDefault(unit(string, i), "\uFFFD"));
        }
        return text.toString();
    }
}
