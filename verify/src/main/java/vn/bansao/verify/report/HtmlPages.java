package vn.bansao.verify.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.bansao.verify.Indication;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.internal.preview.FilePreview;
import vn.bansao.verify.internal.preview.Lack;
import vn.bansao.verify.internal.preview.PagePreview;
import vn.bansao.verify.internal.preview.SignatureArea;

/**
 * What the template says of a file's pages. Immutable.
 *
 * @param wanted whether pages were to be shown at all
 * @param preview the pages
 * @param pages the template's values
 */
record HtmlPages(boolean wanted, FilePreview preview, List<Map<String, Object>> pages) {
    /** Of a file that is not shown. */
    static final HtmlPages NONE = new HtmlPages(false, FilePreview.NONE, List.of());

    private static final double EAST = 85; // percent: a label on the right would leave the page

    static HtmlPages of(FilePreview preview, ValidationReport report, Words words) {
        Labels labels = new Labels(report, words);
        List<Map<String, Object>> pages = new ArrayList<>();
        for (PagePreview page : preview.pages()) {
            Map<String, Object> values = new HashMap<>();
            values.put("aspect", number(page.aspect()));
            values.put("caption", words.say("html.page", page.number(), preview.pagesCount()));
            byte[] jpeg = page.jpegOrNull();
            values.put("picture", jpeg == null ? "" : Base64.getEncoder().encodeToString(jpeg));
            values.put("lack", page.lack() == Lack.NONE ? "" : words.say("html.lack." + page.lack()));
            values.put("areas", page.areas().stream().map(labels::area).toList());
            pages.add(values);
        }
        return new HtmlPages(true, preview, List.copyOf(pages));
    }

    /** The pages that show the field, such as {@code 1, 3}; empty where none does. */
    Optional<String> showing(String field) {
        String numbers = preview.pages().stream()
                .filter(page ->
                        page.areas().stream().anyMatch(area -> area.field().equals(field)))
                .map(page -> String.valueOf(page.number()))
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** The labels of areas, numbered as the signatures are in the report. */
    private record Labels(ValidationReport report, Words words) {

        Map<String, Object> area(SignatureArea area) {
            Map<String, Object> values = new HashMap<>();
            values.put("left", number(area.left()));
            values.put("top", number(area.top()));
            values.put("width", number(area.width()));
            values.put("height", number(area.height()));
            values.put("place", area.left() + area.width() > EAST ? "east" : "");
            if (!signature(area, values) && !timestamp(area, values)) {
                String key = area.signed() ? "html.otherField" : "html.emptyField";
                values.put("tone", Tone.NONE.style());
                values.put("tag", area.signed() ? "?" : "○");
                values.put("text", words.say(key, HtmlText.shortened(area.field())));
            }
            return values;
        }

        private boolean signature(SignatureArea area, Map<String, Object> values) {
            for (int i = 0; i < report.signatures().size() && area.signed(); i++) {
                SignatureVerdict signature = report.signatures().get(i);
                if (signature.field().equals(area.field())) {
                    label(String.valueOf(i + 1), title(i + 1, signature, words), signature.indication(), values);
                    return true;
                }
            }
            return false;
        }

        private boolean timestamp(SignatureArea area, Map<String, Object> values) {
            for (TimestampVerdict stamp : report.timestamps()) {
                if (stamp.kind() == TimestampVerdict.Kind.DOCUMENT
                        && area.signed()
                        && stamp.field().equals(area.field())) {
                    label("⏲", words.say("timestamp.DOCUMENT"), stamp.indication(), values);
                    return true;
                }
            }
            return false;
        }

        private void label(String number, String title, Indication indication, Map<String, Object> values) {
            values.put("tone", Tone.of(indication).style());
            values.put("tag", number + " " + Tone.symbol(indication));
            values.put("text", title + ": " + words.say("indication." + indication));
        }
    }

    /** Such as {@code Signature 1 (certifier)}. */
    static String title(int number, SignatureVerdict signature, Words words) {
        String title = words.say("html.signature", number);
        return signature
                .role()
                .map(role -> title + " (" + words.say("role." + role) + ")")
                .orElse(title);
    }
}
