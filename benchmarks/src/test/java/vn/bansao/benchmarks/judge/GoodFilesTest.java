package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every judge on good files of every level. */
class GoodFilesTest {

    static Stream<Arguments> judgesAndSamples() {
        List<Judge> judges = new ArrayList<>(Judges.all());
        judges.add(Judges.dssWithoutPictures());
        return judges.stream()
                .flatMap(judge -> Samples.all().stream().map(sample -> Arguments.of(judge.name(), judge, sample)));
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
