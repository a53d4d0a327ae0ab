package vn.bansao.copy;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paper original (bản chính) that a copy was made from. Immutable; {@link #of} and the {@code with…} methods state
 * what is known.
 *
 * @param typeName the type of document, such as {@code Bằng tốt nghiệp đại học}
 * @param number its number
 * @param notation its notation (ký hiệu)
 * @param issuer who issued it
 * @param issueDate when, if known
 * @param holder whose it is
 * @param language its language, BCP 47
 * @param totalPages pages that hold information (TT 01/2020/TT-BTP, Đ.10); equals the pages scanned
 * @param sheets sheets of paper, 0 if not counted
 * @param foreign whether a foreign authority issued it
 * @param legalisation the consular legalisation, or the reason why none is needed
 * @param securityElements what protects the paper
 * @param defects visible defects
 * @param sourceOfComparison what it was compared with
 */
public record Original(
        String typeName,
        String number,
        String notation,
        String issuer,
        @Nullable LocalDate issueDate,
        String holder,
        String language,
        int totalPages,
        int sheets,
        boolean foreign,
        String legalisation,
        Set<SecurityElement> securityElements,
        String defects,
        String sourceOfComparison) {

    public Original {
        typeName = Checks.present("original's type", typeName);
        number = Checks.text("original's number", number);
        notation = Checks.text("original's notation", notation);
        issuer = Checks.text("original's issuer", issuer);
        holder = Checks.text("original's holder", holder);
        language = Checks.present("original's language", language);
        Checks.between("original's pages", totalPages, 1, 100_000);
        Checks.between("original's sheets", sheets, 0, 100_000);
        legalisation = Checks.text("legalisation", legalisation);
        securityElements = Set.copyOf(securityElements);
        defects = Checks.text("original's defects", defects);
        sourceOfComparison = Checks.text("source of comparison", sourceOfComparison);
        if (foreign && legalisation.isEmpty()) {
            throw Checks.invalid(
                    "legalisation",
                    "empty for a foreign original",
                    "the legalisation or the exemption (NĐ 23/2015, Đ.22)");
        }
    }

    /** A Vietnamese original of which only the type and the number of pages are stated. */
    public static Original of(String typeName, int totalPages) {
        return new Original(typeName, "", "", "", null, "", "vi", totalPages, 0, false, "", Set.of(), "", "");
    }

    /** The same original, with its number, notation, issuer and date. */
    public Original withIssue(String number, String notation, String issuer, @Nullable LocalDate issueDate) {
        return new Original(
                typeName,
                number,
                notation,
                issuer,
                issueDate,
                holder,
                language,
                totalPages,
                sheets,
                foreign,
                legalisation,
                securityElements,
                defects,
                sourceOfComparison);
    }

    /** The same original, with its holder. */
    public Original withHolder(String holder) {
        return new Original(
                typeName,
                number,
                notation,
                issuer,
                issueDate,
                holder,
                language,
                totalPages,
                sheets,
                foreign,
                legalisation,
                securityElements,
                defects,
                sourceOfComparison);
    }

    /** The same original, with what protects the paper. */
    public Original withSecurityElements(Set<SecurityElement> elements) {
        return new Original(
                typeName,
                number,
                notation,
                issuer,
                issueDate,
                holder,
                language,
                totalPages,
                sheets,
                foreign,
                legalisation,
                elements,
                defects,
                sourceOfComparison);
    }
}
