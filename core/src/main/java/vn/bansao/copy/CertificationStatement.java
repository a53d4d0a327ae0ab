package vn.bansao.copy;

import java.time.LocalDate;
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
}
