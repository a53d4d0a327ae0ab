package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import vn.bansao.pades.PadesLevel;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;
import vn.bansao.verify.report.ReportFormat;

/** The reader's country changes neither a verdict nor a number; Turkish has its own dotless i. */
@Isolated("sets the default locale and zone")
class LocaleTest {
    private static final List<String> LOCALES = List.of("vi-VN", "tr-TR", "en-US", "ar-EG-u-nu-arab");
    private static final List<String> ZONES = List.of("Asia/Ho_Chi_Minh", "UTC", "America/St_Johns");
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    private static String json(byte[] file) {
        try {
            StringBuilder line = new StringBuilder();
            ReportFormat.JSON.write(Bench.verify(file), Locale.ENGLISH, line);
            return line.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void sameReportEverywhere() {
        byte[] good = Bench.copy();
        byte[] bad = good.clone();
        bad[2_000] ^= 1;
        Set<String> reports = new LinkedHashSet<>();
        for (String tag : LOCALES) {
            for (String id : ZONES) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone(id));
                reports.add(json(good) + json(bad));
            }
        }
        assertThat(reports).hasSize(1);
        assertThat(reports.iterator().next())
                .contains("\"number\":\"07\"", "\"volume\":\"01\"", "\"verdict\":\"VALID\"", "\"verdict\":\"INVALID\"");
    }

    @Test
    void copyMadeAnywhereAccepted() {
        for (String tag : LOCALES) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            ValidationReport report = Bench.verify(Bench.certified(Bench.PKI, PadesLevel.BASELINE_T, 1));
            assertThat(report.verdict()).as(tag + report.findings()).isEqualTo(Verdict.VALID);
            assertThat(report.copy().orElseThrow().numberOrNull()).isEqualTo("07");
        }
    }
}
