package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.copy.StatementTemplate.Alignment;
import vn.bansao.copy.StatementTemplate.Line;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Every Vietnamese letter is printed, and comes back as text. */
class TextTest {
    private static final String VOWELS = "aăâeêioôơuưy";
    private static final String TONES = "\u0000\u0300\u0309\u0303\u0301\u0323"; // none, huyền, hỏi, ngã, sắc, nặng

    @TempDir
    private Path folder;

    /** The 134 letters that ASCII lacks, in NFC: toned vowels and đ, without the plain ones, in both cases. */
    private static List<String> letters() {
        List<String> letters = new ArrayList<>(List.of("đ"));
        for (char vowel : VOWELS.toCharArray()) {
            for (char tone : TONES.toCharArray()) {
                String letter = Normalizer.normalize(
                        tone == 0 ? String.valueOf(vowel) : "" + vowel + tone, Normalizer.Form.NFC);
                if (letter.charAt(0) > 127) {
                    letters.add(letter);
                }
            }
        }
        letters.addAll(
                letters.stream().map(letter -> letter.toUpperCase(Locale.ROOT)).toList());
        return letters;
    }

    @Test
    void thereAre134Letters() {
        assertThat(letters()).hasSize(134).doesNotHaveDuplicates().allMatch(letter -> letter.length() == 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Normalizer.Form.class,
            names = {"NFC", "NFD"})
    void lettersRoundTrip(Normalizer.Form form) throws Exception {
        Path copy = copy(form);

        assertThat(pdfBoxText(copy)).contains(expected());
        assertThat(pdftotext(copy)).contains(expected());
    }

    private static String[] expected() {
        List<String> letters = letters();
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < letters.size(); from += 20) {
            lines.add(String.join("", letters.subList(from, Math.min(from + 20, letters.size()))));
        }
        lines.add("₫№–");
        return lines.toArray(String[]::new);
    }

    private Path copy(Normalizer.Form form) throws IOException {
        List<Line> heading = new ArrayList<>();
        for (String line : expected()) {
            heading.add(new Line(Normalizer.normalize(line, form), 12, Alignment.LEFT, 0));
        }
        Line line = new Line("{certifier}", 12, Alignment.LEFT, 0);
        StatementTemplate template = new StatementTemplate(
                "LETTERS", "1", heading, List.of(line), List.of(line), new StatementTemplate.AppendedPage());
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        Path file = folder.resolve("letters.pdf");
        Samples.certifier(pki, PadesLevel.BASELINE_B)
                .statementTemplate(template)
                .build()
                .certify(Samples.scan(1), Samples.record(1, template, Samples.OFFICER))
                .writeTo(file);
        return file;
    }

    private static String pdfBoxText(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private String pdftotext(Path file) throws Exception {
        Path text = folder.resolve("letters.txt");
        try {
            int exit = new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), text.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).isZero();
        } catch (IOException missing) {
            if (System.getProperty("bansao.externalTools", "").equals("required")) {
                Assertions.fail("pdftotext is required and missing", missing);
            }
            Assumptions.abort("skipped: pdftotext is not installed");
        }
        return Files.readString(text, StandardCharsets.UTF_8);
    }
}
