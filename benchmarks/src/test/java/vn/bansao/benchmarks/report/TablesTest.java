package vn.bansao.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void headlineHasALineForEachJobTheGoalsCompare() throws IOException {
        assertThat(Tables.headline(Sample.results())).isEqualTo("""
                `./mvnw -q -Pbenchmarks` on 2026-11-26, JDK 25.0.1, Sample CPU with 2 cores, commit 0123456789.

                | signing | copies/s | MB/s | KiB a copy | fastest peer | fastest rebuilt peer | DSS as shipped | of the limit |
                |---|---:|---:|---:|---:|---:|---:|---:|
                | 1 page, 1 signature, P256, B-B, JDK | 2,600 | 1,170 | 30.0 | 8.00 × PDFBox + BC, tuned (325) | 2.00 × PDFBox + BC, rebuilt (1,300) | 65.0 × DSS (40.0) | 0.96 |
                | 1 page, 2 signatures, P256, B-B, JDK | 2,000 | 900 | 40.0 | 10.0 × PDFBox + BC, tuned (200) | – | 80.0 × DSS (25.0) | 0.95 |
                | 10 pages, 1 signature, P256, B-B, JDK | 350 | 1,575 | 30.0 | – | – | – | 0.97 |
                """);
    }

    @Test
    void summaryHasTheOtherCasesToo() throws IOException {
        assertThat(Tables.summary(Sample.results()))
                .contains("| 1 page, 1 signature, P256, B-B, JDK, 2 threads | 4,900 | 2,205 | 30.0 | – | – | – | – |");
    }

    @Test
    void detailsHaveEveryRow() throws IOException {
        assertThat(Tables.details(Sample.results()))
                .contains("### 1 page, 1 signature, P256, B-B, JDK\n")
                .contains("| DSS | 40.0 | 10.5 | 18.0 | 12,500 | 65.0 × | 0.01 |\n")
                .contains("| PDFBox + BC, rebuilt | 1,300 | 10.5 | 585 | 4,400 | 2.00 × | 0.48 |\n")
                .contains("### verifying 1 page, 2 signatures, P256, B-B, JDK\n")
                .contains("| DSS | 3.60 | 0.10 | – | 194,560 | 833 × | 0.00 |\n");
    }
}
