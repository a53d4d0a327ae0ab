package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.bansao.verify.Verdict;

/** The tools of the attacks make good files, too: else a rejection would prove nothing. */
class ForgeTest {

    @Test
    void copyOfTheBenchAccepted() {
        Bench.assertValid(Bench.copy());
        Bench.assertValid(Bench.copyWithoutTimestamps());
    }

    @Test
    void copyTakenApartAndSignedAnewAccepted() {
        Bench.assertValid(Forge.of(Bench.copy()).write());
    }

    @Test
    void recordWrittenAnewWithoutAMeaningAccepted() {
        Forge forge = Forge.of(Bench.copy());
        forge.first().editStream(10, xmp -> xmp.replace("<xmp:CreatorTool>BanSao", "<xmp:CreatorTool>BanSan"));
        Bench.assertValid(forge.write());
    }

    @Test
    void documentTimestampBehindTheSealAccepted() {
        byte[] copy = Bench.copy();
        Bench.assertValid(AfterTheSealTest.timestamped(copy, "dts-1", "0 0 0 0").behind(copy));
    }

    @Test
    void emptyUpdateChangesNothingAccepted() {
        byte[] copy = Bench.copy();
        assertThat(Bench.verify(Forge.update(copy).behind(copy)).verdict()).isNotEqualTo(Verdict.UNREADABLE);
    }
}
