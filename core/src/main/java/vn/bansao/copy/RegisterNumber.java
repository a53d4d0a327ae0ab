package vn.bansao.copy;

/**
 * A number in the certification book (số chứng thực). Numbers run without gaps from 01 to the year's end, per agency
 * and book; a new volume continues them (NĐ 23/2015, Đ.13).
 *
 * @param book the book's code, {@code SCT/BS} for copies
 * @param volume the volume (quyển số), from 1
 * @param year the year
 * @param number the number, from 1
 * @param suffix what the agency appends, such as {@code /ĐT}, or empty
 */
public record RegisterNumber(String book, int volume, int year, int number, String suffix) {

    /** The book of copies. */
    public static final String COPIES = "SCT/BS";

    public RegisterNumber {
        book = Checks.present("book", book);
        Checks.between("volume", volume, 1, 9_999);
        Checks.between("year", year, 2015, 9_999);
        Checks.between("register number", number, 1, 999_999_999);
        suffix = Checks.text("number's suffix", suffix);
    }

    /** A number in the book of copies, without suffix. */
    public static RegisterNumber ofCopy(int volume, int year, int number) {
        return new RegisterNumber(COPIES, volume, year, number, "");
    }

    /** The number as written: at least two digits, then the suffix. */
    public String formatted() {
        return twoDigits(number) + suffix;
    }

    /** The volume as written: at least two digits. */
    public String formattedVolume() {
        return twoDigits(volume);
    }

    /** A number from 0 as it stands in books and dates: at least two digits. */
    static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
