package vn.bansao.pades.internal.ocr;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.ocr.Word.PixelBox;

/** Tesseract's table of one page (TSV), read strictly: what deviates by a column or a pixel is refused. */
final class WordTable {
    private static final String HEADER =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext";
    private static final int COLUMNS = 12;
    private static final int LEFT = 6;
    private static final int CONFIDENCE = 10;
    private static final int TEXT = 11;
    private static final int LINE_LEVEL = 4;
    private static final int WORD_LEVEL = 5;
    private static final int MOST_WORDS = 50_000; // a page of the smallest print has some 3,000
    private static final int LONGEST_WORD = 1_000;

    private final int width;
    private final int height;
    private final List<Word> words = new ArrayList<>();
    private @Nullable PixelBox line;

    private WordTable(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The table is none, or not of this page. */
    static final class MalformedTableException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedTableException(String message) {
            super(message);
        }
    }

    /**
     * The words of an upright page of so many pixels, in reading order; those without letters or extent are left out.
     *
     * @throws MalformedTableException with what is wrong, without a word of the text
     */
    static List<Word> read(byte[] table, int width, int height) throws MalformedTableException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(table))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedTableException("not UTF-8");
        }
        String[] rows = text.split("\r?\n", -1);
        if (!rows[0].equals(HEADER) || !rows[rows.length - 1].isEmpty()) {
            throw new MalformedTableException("no table, or cut off");
        }
        WordTable reader = new WordTable(width, height);
        for (int i = 1; i < rows.length - 1; i++) {
            reader.row(rows[i], i + 1);
        }
        return reader.words;
    }

    private void row(String row, int number) throws MalformedTableException {
        String[] columns = row.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new MalformedTableException("row " + number + " has " + columns.length + " columns");
        }
        int level = number(columns[0], number, WORD_LEVEL);
        if (level < 1 || number(columns[1], number, 1) != 1) {
            throw new MalformedTableException("row " + number + " is of no level, or of another page");
        }
        PixelBox box = box(columns, number);
        if (level == LINE_LEVEL) {
            line = box;
        } else if (level == WORD_LEVEL) {
            word(columns, box, number);
        }
    }

    private void word(String[] columns, PixelBox box, int number) throws MalformedTableException {
        PixelBox within = line;
        String text = columns[TEXT].strip();
        if (within == null || !columns[CONFIDENCE].matches("\\d{1,3}(\\.\\d{1,9})?")) {
            throw new MalformedTableException("row " + number + " has a word without line or confidence");
        }
        if (text.length() > LONGEST_WORD || words.size() == MOST_WORDS) {
            throw new MalformedTableException("row " + number + " is one word too many, or too long");
        }
        if (!text.isEmpty() && box.width() > 0 && box.height() > 0) {
            words.add(new Word(text, box, within));
        }
    }

    private PixelBox box(String[] columns, int number) throws MalformedTableException {
        int left = number(columns[LEFT], number, width);
        int top = number(columns[LEFT + 1], number, height);
        return new PixelBox(
                left,
                top,
                number(columns[LEFT + 2], number, width - left),
                number(columns[LEFT + 3], number, height - top));
    }

    private static int number(String digits, int row, int most) throws MalformedTableException {
        if (digits.matches("\\d{1,9}")) {
            int value = Integer.parseInt(digits);
            if (value <= most) {
                return value;
            }
        }
        throw new MalformedTableException("row " + row + " has a number that is none, or outside the page");
    }
}
