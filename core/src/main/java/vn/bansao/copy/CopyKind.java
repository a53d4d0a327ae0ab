package vn.bansao.copy;

/**
 * A legally different product. The kinds are never mixed: each has its own signers, visible marks and number.
 */
public enum CopyKind {
    /** Bản sao điện tử chứng thực từ bản chính: certifier, then agency (NĐ 45/2020, Đ.3(9), Đ.10; NĐ 23/2015). */
    CERTIFIED_FROM_ORIGINAL('A', true),
    /** Bản sao điện tử cấp từ sổ gốc: agency (NĐ 45/2020, Đ.3(8), Đ.10). */
    ISSUED_FROM_REGISTER('B', false),
    /** Sao y, sao lục, trích sao: agency, a fixed block top right on page 1 (NĐ 30/2020, Đ.25). */
    OFFICIAL_COPY('C', false),
    /** Digitised dossier component or result (NĐ 118/2025, Đ.17; TT 01/2023/TT-VPCP). */
    DIGITISED_DOSSIER('D', false),
    /** Digitised archive record (TT 05/2025/TT-BNV). */
    DIGITISED_ARCHIVE('E', false);

    private final char letter;
    private final boolean certifierSigns;

    CopyKind(char letter, boolean certifierSigns) {
        this.letter = letter;
        this.certifierSigns = certifierSigns;
    }

    /** The one-letter name used on the command line. */
    public char letter() {
        return letter;
    }

    /** Whether a person signs before the agency does. */
    public boolean certifierSigns() {
        return certifierSigns;
    }
}
