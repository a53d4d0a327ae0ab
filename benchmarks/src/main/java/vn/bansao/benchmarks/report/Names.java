package vn.bansao.benchmarks.report;

/** How rows are called in tables and charts. */
final class Names {

    private Names() {}

    static String of(String who) {
        if (who.endsWith(Row.TUNED)) {
            return of(who.substring(0, who.length() - Row.TUNED.length())) + ", tuned";
        }
        if (who.endsWith(Row.REBUILT)) {
            return of(who.substring(0, who.length() - Row.REBUILT.length())) + ", rebuilt";
        }
        return switch (who) {
            case Row.BANSAO -> "BanSao";
            case Row.BANSAO_UNDIGESTED -> "BanSao, scans digested in the job";
            case Row.LIMIT -> "limit";
            case Row.ITEXT -> "iText";
            case "PDFBOX_BC" -> "PDFBox + BC";
            case "OPENPDF" -> "OpenPDF";
            default -> who;
        };
    }
}
