package vn.bansao.benchmarks.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Invented results, good in every respect: the numbers are round, not measured. */
final class Sample {

    private Sample() {}

    static Results results() throws IOException {
        URL file = Objects.requireNonNull(Sample.class.getResource("sample.json"));
        try {
            return Results.read(Path.of(file.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sample without a row. */
    static Results without(Case of, String who) throws IOException {
        Results all = results();
        List<Row> left = all.rows().stream()
                .filter(row -> !(row.of().equals(of) && row.who().equals(who)))
                .toList();
        return new Results(all.header(), left);
    }

    /** The sample with a row changed. */
    static Results with(Case of, String who, UnaryOperator<Row> change) throws IOException {
        Results all = results();
        List<Row> rows = all.rows().stream()
                .map(row -> row.of().equals(of) && row.who().equals(who) ? change.apply(row) : row)
                .toList();
        return new Results(all.header(), rows);
    }
}
