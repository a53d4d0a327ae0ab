package vn.bansao.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.bansao.scan.LabelledScans.Half;

/** A gate at its default limits before scans that no limit was set on; {@code -Dbansao.scans.full} for every strength of change. */
class LabelledScansTest {
    private static final int MIN_DECISIONS = 250;

    @Test
    void atLeastNinetyEightPercentOfTheDecisionsOnTheJudgingHalfAreRight() throws IOException {
        String root = System.getProperty("bansao.scans", "");
        assumeFalse(root.isEmpty(), "skipped: -Dbansao.scans is not set");
        boolean full = Boolean.getBoolean("bansao.scans.full");
        Confusion judged = new Confusion();

        int scans = LabelledScans.each(Path.of(root), Half.JUDGING, full, judged::judge);

        System.out.println("judging half, " + scans + " scans\n" + judged.table());
        assertThat(scans).isGreaterThanOrEqualTo(3);
        assertThat(judged.decisions()).isGreaterThanOrEqualTo(MIN_DECISIONS);
        assertThat(judged.wrong()).hasSizeLessThanOrEqualTo(judged.decisions() / 50);
        assertThat(judged.missed()).as("of what has to be told").isLessThanOrEqualTo(judged.toBeTold() / 50);
        assertThat(judged.angles()).isGreaterThanOrEqualTo(10);
        assertThat(judged.worstSkew()).isLessThanOrEqualTo(0.3);
    }
}
