package vn.bansao.pades.internal.compose;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.bansao.internal.RecentValues;

/**
 * QR codes (ISO/IEC 18004) of texts that begin alike and end in a code of one length. Thread-safe.
 *
 * <p>In a symbol of one version and mask every module is a sum modulo 2 of bits of the text, error correction included. So
 * the symbol of a text is that of a sample, changed by what each differing bit changes; the library makes the sample and
 * the changes once for each beginning. The mask is the one the library finds best for the sample: it does not depend on
 * the code, and a reader takes any (decision D27).
 */
final class QrSymbols {
    private static final char SAMPLE = '0';
    private static final int BITS = 7; // of an ASCII letter
    private static final int BEST_MASK = -1; // the library's word for its own choice

    private final RecentValues<Kind, Template> templates =
            new RecentValues<>(32); // 40 KB each; an agency has one address

    /** Texts with symbols of one version and mask. */
    private record Kind(String beginning, int codeLength) {}

    /**
     * A symbol: rows from the top, each of {@code stride} words, the module in column c is bit c % 64 of word c / 64.
     *
     * @param size modules a side, without the quiet zone
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn at once
    record Symbol(int size, long[] words) {
        private static int stride(int size) {
            return (size + 63) / 64;
        }

        private static Symbol of(QrCode code) {
            int stride = stride(code.size);
            long[] words = new long[code.size * stride];
            for (int row = 0; row < code.size; row++) {
                for (int column = 0; column < code.size; column++) {
                    if (code.getModule(column, row)) {
                        words[row * stride + column / 64] |= 1L << column;
                    }
                }
            }
            return new Symbol(code.size, words);
        }

        boolean dark(int column, int row) {
            return (words[row * stride(size) + column / 64] >> column & 1) != 0;
        }

        private void change(long[] by) {
            for (int i = 0; i < words.length; i++) {
                words[i] ^= by[i];
            }
        }
    }

    /** The symbol of {@code beginning} followed by {@code code}, which is ASCII. */
    Symbol of(String beginning, String code) {
        return templates.get(new Kind(beginning, code.length()), Template::new).of(code);
    }

    private static QrCode encode(String text, int mask) {
        QrSegment bytes = QrSegment.makeBytes(text.getBytes(StandardCharsets.UTF_8));
        return QrCode.encodeSegments(List.of(bytes), QrCode.Ecc.MEDIUM, 1, 40, mask, true);
    }

    /** The symbol of a sample, and what each bit of each letter changes in it. */
    private static final class Template {
        private final Symbol sample;
        private final long[][] changes;

        Template(Kind kind) {
            char[] letters = String.valueOf(SAMPLE).repeat(kind.codeLength()).toCharArray();
            QrCode code = encode(kind.beginning() + String.valueOf(letters), BEST_MASK);
            this.sample = Symbol.of(code);
            this.changes = new long[letters.length * BITS][];
            for (int bit = 0; bit < changes.length; bit++) {
                char[] other = letters.clone();
                other[bit / BITS] ^= (char) (1 << bit % BITS);
                Symbol changed = Symbol.of(encode(kind.beginning() + String.valueOf(other), code.mask));
                changed.change(sample.words());
                changes[bit] = changed.words();
            }
        }

        Symbol of(String code) {
            Symbol symbol = new Symbol(sample.size(), sample.words().clone());
            for (int i = 0; i < code.length(); i++) {
                int different = code.charAt(i) ^ SAMPLE;
                for (int bit = 0; bit < BITS; bit++) {
                    if ((different >> bit & 1) != 0) {
                        symbol.change(changes[i * BITS + bit]);
                    }
                }
            }
            return symbol;
        }
    }
}
