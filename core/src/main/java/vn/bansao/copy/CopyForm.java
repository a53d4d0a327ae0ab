package vn.bansao.copy;

/** The form of an official copy (hình thức sao), exactly one of which is shown (NĐ 30/2020, Phụ lục I). */
public enum CopyForm {
    SAO_Y("SAO Y"),
    SAO_LUC("SAO LỤC"),
    TRICH_SAO("TRÍCH SAO");

    private final String words;

    CopyForm(String words) {
        this.words = words;
    }

    /** The words shown. */
    public String words() {
        return words;
    }
}
