package vn.bansao.verify.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.bansao.DocumentSource;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.internal.preview.Previews;

/** One HTML document with a section for each report. */
final class HtmlWriter implements ReportWriter {
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().withEscaper(new HtmlText()).strictSections(true).emptyStringIsFalse(true);
    private static final Template HEAD = template("html-head.mustache");
    private static final Template FILE = template("html-file.mustache");
    private static final Template FOOT = template("html-foot.mustache");

    private final Words words;
    private final Map<String, String> headings;
    private final Appendable target;
    private final Previews previews = new Previews();
    private final List<Map<String, Object>> summary = new ArrayList<>();
    private boolean begun;
    private boolean closed;

    HtmlWriter(Locale locale, Appendable target) {
        this.words = new Words(locale);
        this.headings = words.headings();
        this.target = target;
    }

    private static Template template(String name) {
        try (InputStream stream = HtmlWriter.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return COMPILER.compile(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(ValidationReport report) throws IOException {
        write(report, HtmlPages.NONE);
    }

    /** No pictures of what the strict reader refuses: nothing else may open that. */
    @Override
    public void add(ValidationReport report, DocumentSource source) throws IOException {
        write(
                report,
                report.verdict() == Verdict.UNREADABLE
                        ? HtmlPages.NONE
                        : HtmlPages.of(previews.of(source), report, words));
    }

    private void write(ValidationReport report, HtmlPages pages) throws IOException {
        begin();
        int index = summary.size() + 1;
        Map<String, Object> values = new HtmlReport(report, pages, words).values();
        values.put("t", headings);
        values.put("index", index);
        target.append(FILE.execute(values));
        summary.add(Map.of(
                "index", index,
                "file", HtmlText.shortened(report.file()),
                "tone", Tone.of(report.verdict()).style(),
                "symbol", Tone.symbol(report.verdict()),
                "verdict", words.say("verdict." + report.verdict())));
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            target.append(HEAD.execute(
                    Map.of("t", headings, "language", words.locale().getLanguage())));
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        begin();
        target.append(FOOT.execute(Map.of("t", headings, "several", summary.size() > 1, "files", summary)));
    }
}
