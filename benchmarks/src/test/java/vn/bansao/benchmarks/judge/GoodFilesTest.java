package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.benchmarks.judge.Judgement.Verdict;

/** Every judge on good files of every level. */
class GoodFilesTest {

    static Stream<Arguments> judgesAndSamples() {
        Stream<Arguments> quick = Judges.quick().stream()
                .flatMap(judge -> Samples.all().stream().map(sample -> Arguments.of(judge.name(), judge, sample)));
        // Drawing the pages takes DSS seconds a file: the plainest and the longest one are enough.
        Stream<Arguments> drawing = Stream.of(Samples.T, Samples.LTA_RENEWED)
                .map(sample -> Arguments.of(Judges.dss().name(), Judges.dss(), sample));
        return Stream.concat(quick, drawing);
    }

    @Test
    void panelAcceptsAsOneDemand() throws IOException {
        Path pss = Samples.LT_PSS.path();

        assertThat(Judges.requireAccepted(Judges.quick(), pss, Samples.LT_PSS.input()))
                .extracting(Judgement::verdict)
                .as("all but mutool, which abstains from RSASSA-PSS")
                .containsOnly(Verdict.ACCEPTED, Verdict.ABSTAINED)
                .containsOnlyOnce(Verdict.ABSTAINED);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("judgesAndSamples")
    void goodFileAccepted(String name, Judge judge, Samples sample) throws IOException {
        Judgement judgement = judge.judge(sample.path(), sample.input()).requireAccepted();

        assertThat(judgement.judge()).isEqualTo(name);
        assertThat(judgement.details()).isNotEmpty();
        assertThat(judgement.warnings()).isEmpty();
    }
}
