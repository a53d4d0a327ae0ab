package vn.bansao.copy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The statement of certification (lời chứng), a mandatory part of a certified document (NĐ 23/2015, Đ.12).
 *
 * @param templateId the template's name
 * @param templateVersion the template's version
 * @param lines the words as they are printed
 * @param place where it was certified
 * @param date when it was certified
 * @param number the number in the certification book
 * @param copiesCount how many copies were certified from the original at the same time, under the same number
 */
public record CertificationStatement(
        String templateId,
        String templateVersion,
        List<String> lines,
        String place,
        LocalDate date,
        RegisterNumber number,
        int copiesCount) {
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    /** No law's term: certification ends on its day or the next working day, and the longest holidays are shorter. */
    private static final int SIGNED_WITHIN_DAYS = 31;

    public CertificationStatement {
        templateId = Checks.present("statement's template", templateId);
        templateVersion = Checks.present("statement's template version", templateVersion);
        lines = lines.stream()
                .map(line -> Checks.present("statement's line", line))
                .toList();
        Checks.between("statement's lines", lines.size(), 1, 100);
        place = Checks.present("place", place);
        Checks.between("copies", copiesCount, 1, 10_000);
        if (number.year() != date.getYear()) {
            throw Checks.invalid(
                    "register number's year", String.valueOf(number.year()), "the statement's year " + date.getYear());
        }
    }

    /**
     * Whether its certifier may sign it at {@code time}: not before its day in Vietnam, when nothing was certified yet, and
     * not more than a month later, when somebody dates back.
     */
    public boolean isSignableAt(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, VIETNAM);
        return !day.isBefore(date) && !day.isAfter(date.plusDays(SIGNED_WITHIN_DAYS));
    }
}
