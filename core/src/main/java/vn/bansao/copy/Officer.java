package vn.bansao.copy;

/**
 * The person who certifies (người thực hiện chứng thực): commune chairman, person authorised or assigned, notary,
 * consular officer. The role is data (NĐ 280/2025).
 *
 * @param name the person's name
 * @param title the office held, such as {@code Phó Chủ tịch}
 * @param organisation the agency's name
 * @param capacity the words above the signature, such as {@code KT. CHỦ TỊCH PHÓ CHỦ TỊCH}
 * @param authorisation the reference to the authorisation or assignment, or empty
 */
public record Officer(String name, String title, String organisation, String capacity, String authorisation) {

    public Officer {
        name = Checks.present("certifier's name", name);
        title = Checks.present("certifier's title", title);
        organisation = Checks.present("certifier's organisation", organisation);
        capacity = Checks.present("certifier's capacity", capacity);
        authorisation = Checks.text("authorisation", authorisation);
    }
}
