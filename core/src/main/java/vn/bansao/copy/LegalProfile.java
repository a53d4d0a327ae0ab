package vn.bansao.copy;

import java.time.LocalDate;

/**
 * The rules a copy was made under: a name and the day they came into force. Law ages; a profile never changes.
 *
 * @param id a stable name, printed in records and reports
 * @param inForceFrom the first day it applies to
 */
public record LegalProfile(String id, LocalDate inForceFrom) {

    /** NĐ 23/2015, NĐ 45/2020 and NĐ 280/2025 (in force 2025-11-01). */
    public static final LegalProfile CERTIFICATION_2025_11 =
            new LegalProfile("VN-CHUNG-THUC-2025-11", LocalDate.of(2025, 11, 1));

    /** NĐ 30/2020, Đ.25 (in force 2020-03-05). */
    public static final LegalProfile OFFICIAL_COPY_2020_03 =
            new LegalProfile("VN-SAO-VAN-BAN-2020-03", LocalDate.of(2020, 3, 5));

    public LegalProfile {
        id = Checks.present("legal profile", id);
    }
}
