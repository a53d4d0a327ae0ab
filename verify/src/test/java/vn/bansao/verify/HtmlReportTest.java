package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import vn.bansao.DocumentSource;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.verify.internal.preview.TinyPdf;
import vn.bansao.verify.report.ReportFormat;
import vn.bansao.verify.report.ReportWriter;

/** The HTML report: well-formed, complete, and not to be taken over by what it reports on. */
class HtmlReportTest {
    private static final Locale VI = Locale.forLanguageTag("vi");
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Copies.CLOCK);
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;]]>\u202Egnp.exe\u0000\u0007\u001B[31m\uD800\uFFFE{{t}}";

    private static String html(ValidationReport report, Locale locale) throws IOException {
        StringBuilder html = new StringBuilder();
        ReportFormat.HTML.write(report, locale, html);
        return html.toString();
    }

    private static String html(ValidationReport report, DocumentSource source, Locale locale) throws IOException {
        StringBuilder html = new StringBuilder();
        try (ReportWriter writer = ReportFormat.HTML.writer(locale, html)) {
            writer.add(report, source);
        }
        return html.toString();
    }

    /** Fails where the document is not well-formed. */
    private static Document parsed(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Element> ofClass(Document document, String name) {
        return elements(document, "*").stream()
                .filter(element ->
                        Arrays.asList(element.getAttribute("class").split(" ")).contains(name))
                .toList();
    }

    private static List<String> texts(List<Element> elements) {
        return elements.stream()
                .map(element -> element.getTextContent().replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static ValidationReport verify(byte[] file) throws IOException {
        return Copies.verifier(PKI).build().verify(DocumentSource.of("copy.pdf", file));
    }

    @ParameterizedTest
    @CsvSource({"vi, HỢP LỆ, KHÔNG HỢP LỆ, Chữ ký 2 (cơ quan", "en, VALID, INVALID, Signature 2 (agency"})
    void saysVerdictInWordAndSymbolAndShowsEachSignature(String language, String valid, String invalid, String title)
            throws IOException {
        Locale locale = Locale.forLanguageTag(language);
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 2);
        ValidationReport good = verify(copy);
        Document document = parsed(html(good, DocumentSource.of("copy.pdf", copy), locale));

        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo(language);
        assertThat(texts(ofClass(document, "verdict"))).containsExactly("✓ " + valid);
        assertThat(ofClass(document, "card")).hasSize(2);
        assertThat(texts(elements(document, "h4")).get(1)).startsWith(title);
        String all = document.getDocumentElement().getTextContent();
        for (SignatureVerdict signature : good.signatures()) {
            assertThat(all).contains(signature.signer().nameOrNull(), signature.algorithmOrNull(), signature.field());
        }
        CopyFacts facts = good.copy().orElseThrow();
        assertThat(all)
                .contains(facts.numberOrNull(), facts.volumeOrNull(), facts.agencyOrNull(), facts.copyCodeOrNull());
        assertThat(elements(document, "img"))
                .hasSameSizeAs(elements(document, "figure"))
                .hasSizeGreaterThan(1);
        assertThat(texts(ofClass(document, "tag"))).containsExactlyInAnyOrder("1 ✓", "2 ✓");
        assertThat(elements(document, "tr")).hasSize(1 + good.timestamps().size());

        copy[2_000] ^= 1;
        ValidationReport bad = verify(copy);
        document = parsed(html(bad, DocumentSource.of("copy.pdf", copy), locale));
        assertThat(texts(ofClass(document, "verdict"))).containsExactly("✗ " + invalid);
        assertThat(texts(ofClass(document, "tag"))).contains("1 ✗");
        assertThat(ofClass(document, "caution")).hasSize(1);
        all = document.getDocumentElement().getTextContent();
        for (Finding finding : bad.findings()) {
            assertThat(all).contains(finding.code().name(), finding.sentence(locale));
        }
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void eachVerdictHasItsOwnSymbolAndWord(Verdict verdict) throws IOException {
        List<String> seen = new ArrayList<>();
        for (Verdict each : Verdict.values()) {
            String line =
                    texts(ofClass(parsed(html(empty(each), VI)), "verdict")).get(0);
            assertThat(seen).noneMatch(other -> other.charAt(0) == line.charAt(0));
            seen.add(line);
        }
        Document document = parsed(html(empty(verdict), Locale.ENGLISH));
        assertThat(ofClass(document, "unchecked")
                        .get(0)
                        .getElementsByTagName("li")
                        .getLength())
                .isPositive();
    }

    private static ValidationReport empty(Verdict verdict) {
        return new ValidationReport(
                "a.pdf",
                Profile.COPY,
                "V2026",
                OffsetDateTime.parse("2026-11-22T09:05:07+07:00"),
                verdict,
                List.of(),
                List.of(),
                null,
                List.of(),
                null);
    }

    private static ValidationReport hostile(Verdict verdict) {
        Finding finding = Finding.of(FindingCode.DOC_MODIFIED, "field", HOSTILE, "what", HOSTILE.repeat(1_000));
        return new ValidationReport(
                HOSTILE,
                Profile.COPY,
                "V2026",
                OffsetDateTime.parse("2026-11-22T09:05:07+07:00"),
                verdict,
                List.of(new SignatureVerdict(
                        HOSTILE,
                        null,
                        new SignatureVerdict.Signer(HOSTILE, HOSTILE, HOSTILE),
                        HOSTILE,
                        Indication.TOTAL_FAILED,
                        null,
                        SignatureLevel.NOT_BASELINE,
                        new SignatureVerdict.Times(null, Instant.parse("2026-11-22T02:05:07Z"), false),
                        CoverageLevel.PARTIAL,
                        ModificationLevel.OTHER,
                        List.of(finding))),
                List.of(new TimestampVerdict(
                        TimestampVerdict.Kind.DOCUMENT,
                        HOSTILE,
                        Indication.INDETERMINATE,
                        null,
                        null,
                        HOSTILE,
                        List.of())),
                new CopyFacts(HOSTILE, HOSTILE, HOSTILE, 2026, HOSTILE, HOSTILE, HOSTILE, 1, HOSTILE),
                java.util.Collections.nCopies(1_000, finding),
                new OtherOpinion(
                        HOSTILE,
                        HOSTILE,
                        Indication.TOTAL_FAILED,
                        false,
                        List.of(new OtherOpinion.Signature(HOSTILE, Indication.TOTAL_FAILED, HOSTILE)),
                        HOSTILE,
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void hostileTextStaysText(String language) throws IOException {
        TinyPdf pdf = TinyPdf.ofOnePage("/MediaBox[0 0 600 800]/Annots[4 0 R]")
                .add("<</Type/Annot/Subtype/Widget/FT/Sig/T(<script>x</script>)/V<</Type/Sig>>/Rect[10 10 200 90]>>");
        String html = html(hostile(Verdict.INVALID), pdf.source(), Locale.forLanguageTag(language));
        Document document = parsed(html);

        assertThat(elements(document, "script")).isEmpty();
        assertThat(elements(document, "img")).hasSize(1); // the page's picture
        assertThat(html)
                .doesNotContain("<script", "\u202E", "\u0000", "\u0007", "\u001B")
                .contains("&lt;script&gt;alert(1)", "{{t}}", "&lt;script&gt;x");
        assertThat(html.chars().filter(each -> Character.isISOControl(each) && each != '\n'))
                .isEmpty();
        assertThat(html.length()).isLessThan(2_000_000);
        elements(document, "*")
                .forEach(element -> IntStream.range(0, element.getAttributes().getLength())
                        .mapToObj(i -> element.getAttributes().item(i).getNodeName())
                        .forEach(name -> assertThat(name).doesNotStartWith("on")));
    }

    @Test
    void nothingOfItComesFromElsewhere() throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_B, "jpg", 1);
        String html = html(verify(copy), DocumentSource.of("copy.pdf", copy), VI);
        Document document = parsed(html);

        assertThat(html)
                .contains("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"")
                .doesNotContain("http:", "https:", "url(", "@import");
        assertThat(elements(document, "img"))
                .extracting(image -> image.getAttribute("src"))
                .allMatch(address -> address.startsWith("data:image/jpeg;base64,"));
        assertThat(elements(document, "img"))
                .extracting(image -> image.getAttribute("alt"))
                .doesNotContain("");
        assertThat(elements(document, "link")).isEmpty();
    }

    @Test
    void severalFilesAreOneDocumentWithASummary() throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_B, "jpg", 1);
        StringBuilder html = new StringBuilder();
        try (ReportWriter writer = ReportFormat.HTML.writer(Locale.ENGLISH, html)) {
            writer.add(verify(copy), DocumentSource.of("copy.pdf", copy));
            writer.add(empty(Verdict.NOT_SIGNED));
            writer.add(hostile(Verdict.INVALID));
        }
        Document document = parsed(html.toString());

        assertThat(elements(document, "article")).hasSize(3);
        assertThat(texts(ofClass(document, "verdict"))).hasSize(3);
        assertThat(elements(document, "a"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly("#file-1", "#file-2", "#file-3");
        assertThat(elements(document, "article"))
                .extracting(article -> article.getAttribute("id"))
                .containsExactly("file-1", "file-2", "file-3");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(texts(VI).keySet()).isEqualTo(texts(Locale.ENGLISH).keySet());
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle("vn.bansao.verify.report.ReportTexts", locale);
    }

    @Test
    void noFileIsADocument() throws IOException {
        StringBuilder html = new StringBuilder();
        ReportFormat.HTML.writer(VI, html).close();
        assertThat(elements(parsed(html.toString()), "article")).isEmpty();
    }

    @Test
    void unreadableFileIsNotOpenedForPictures() throws IOException {
        byte[] garbage = "garbage".getBytes(StandardCharsets.US_ASCII);
        DocumentSource guarded = new DocumentSource() {
            @Override
            public String name() {
                return "garbage";
            }

            @Override
            public long sizeBytes() {
                throw new AssertionError("opened");
            }

            @Override
            public InputStream openStream() {
                throw new AssertionError("opened");
            }

            @Override
            public void read(long offset, byte[] target, int from, int length) {
                throw new AssertionError("opened");
            }
        };
        Document document = parsed(html(verify(garbage), guarded, VI));

        assertThat(texts(ofClass(document, "verdict"))).containsExactly("! KHÔNG ĐỌC ĐƯỢC");
        assertThat(elements(document, "figure")).isEmpty();
        assertThat(ofClass(document, "unchecked").get(0).getTextContent()).contains("Không có gì được kiểm tra");
    }

    @Test
    void pageThatCannotBeDrawnIsAnEmptyFrameAndChangesNothing() throws IOException {
        DocumentSource source = TinyPdf.ofOnePage("/MediaBox[0 0 2000000000 1]").source();
        ValidationReport report = Copies.verifier(PKI).build().verify(source);
        Document document = parsed(html(report, source, Locale.ENGLISH));

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_SIGNED);
        assertThat(texts(ofClass(document, "verdict"))).containsExactly("∅ NOT SIGNED");
        assertThat(elements(document, "img")).isEmpty();
        assertThat(texts(ofClass(document, "empty"))).hasSize(1).allMatch(text -> text.contains("not drawn"));
    }

    @Test
    void copyWithoutTimestampIsSaidToHaveNoProvedTime() throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_B, "jpg", 1);
        String unchecked = ofClass(parsed(html(verify(copy), Locale.ENGLISH)), "unchecked")
                .get(0)
                .getTextContent();
        assertThat(unchecked).contains("Signature 1, Signature 2").contains("No second engine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html-head.mustache", "html-file.mustache", "html-foot.mustache"})
    void templatesInsertNothingUnescaped(String name) throws IOException {
        try (InputStream stream = ReportFormat.class.getResourceAsStream(name)) {
            String template = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(template).doesNotContain("{{{", "{{&", "{{>", "{{=");
        }
    }
}
