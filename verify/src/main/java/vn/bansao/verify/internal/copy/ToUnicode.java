package vn.bansao.verify.internal.copy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A ToUnicode CMap for two-byte codes (ISO 32000-2, 9.10.3). What has another shape maps nothing: ranges with an array of
 * texts, codes of one byte. Immutable.
 */
final class ToUnicode {
    private static final char UNKNOWN = '\uFFFD';

    /** What most codes stand for, by the code's first byte, then by its second. */
    private final char[][] characters = new char[256][];

    /** The codes that stand for more than one UTF-16 unit. */
    private final Map<Integer, String> longer = new HashMap<>();

    ToUnicode(ByteBuffer cmap) {
        ContentTokens tokens = new ContentTokens(cmap);
        while (tokens.next()) {
            if (tokens.is("endbfchar")) {
                characters(tokens.strings());
            } else if (tokens.is("endbfrange") && !tokens.array()) {
                ranges(tokens.strings());
            }
        }
    }

    private void characters(StringRun strings) {
        for (int i = 0; i + 1 < strings.count(); i += 2) {
            int length = strings.length(i + 1);
            if (strings.length(i) == 2 && length == 2) {
                put(strings.unit(i, 0), strings.unit(i + 1, 0));
            } else if (strings.length(i) == 2 && length > 2 && length % 2 == 0) {
                longer.put(strings.unit(i, 0), strings.utf16(i + 1));
            }
        }
    }

    private void ranges(StringRun strings) {
        for (int i = 0; i + 2 < strings.count(); i += 3) {
            if (strings.length(i) == 2 && strings.length(i + 1) == 2 && strings.length(i + 2) == 2) {
                int first = strings.unit(i, 0);
                for (int code = first; code <= strings.unit(i + 1, 0); code++) {
                    put(code, strings.unit(i + 2, 0) + code - first);
                }
            }
        }
    }

    private void put(int code, int character) {
        char[] page = characters[code >> 8];
        if (page == null) {
            page = new char[256];
            Arrays.fill(page, UNKNOWN);
            characters[code >> 8] = page;
        }
        page[code & 0xFF] = (char) character;
        if (!longer.isEmpty()) {
            longer.remove(code);
        }
    }

    /** Appends the text of a string of two-byte codes; what has no mapping becomes U+FFFD. */
    void decode(StringRun strings, int string, StringBuilder text) {
        for (int i = 0; i + 1 < strings.length(string); i += 2) {
            int code = strings.unit(string, i);
            String several = longer.isEmpty() ? null : longer.get(code);
            if (several == null) {
                text.append(character(code));
            } else {
                text.append(several);
            }
        }
    }

    private char character(int code) {
        char[] page = characters[code >> 8];
        return page == null ? UNKNOWN : page[code & 0xFF];
    }
}
