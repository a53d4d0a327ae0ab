package vn.bansao.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One run's results. The file is a JSON object: {@code header}, and JMH's own entries under {@code benchmarks}.
 *
 * @param header where, when and how
 * @param rows what was measured, in the order of the run
 */
public record Results(Header header, List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Results {
        rows = List.copyOf(rows);
    }

    /** The results in a file. */
    public static Results read(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        List<Row> rows = new ArrayList<>();
        for (JsonNode entry : root.path("benchmarks")) {
            rows.add(Row.from(entry));
        }
        return new Results(JSON.treeToValue(root.path("header"), Header.class), rows);
    }

    /** Writes the file. */
    public static void write(Path file, Header header, JsonNode jmhEntries) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.set("header", JSON.valueToTree(header));
        root.set("benchmarks", jmhEntries);
        JSON.writeValue(file.toFile(), root);
    }

    /** The cases that were measured, in the order of the run. */
    List<Case> cases() {
        return rows.stream().map(Row::of).distinct().toList();
    }

    /** The rows of a case, in the order of the run. */
    List<Row> rowsOf(Case of) {
        return rows.stream().filter(row -> row.of().equals(of)).toList();
    }

    Optional<Row> row(Case of, String who) {
        return rowsOf(of).stream().filter(row -> row.who().equals(who)).findFirst();
    }

    /**
     * The fastest of the others as shipped or tuned; none while no tuned peer was measured, since beating only those as
     * they ship proves little. Rebuilt ones are not asked: nobody uses a library like that.
     */
    Optional<Row> bestPeer(Case of) {
        List<Row> peers = rowsOf(of).stream().filter(Results::isPeer).toList();
        if (peers.stream().noneMatch(row -> row.who().endsWith(Row.TUNED))) {
            return Optional.empty();
        }
        return peers.stream().max(Comparator.comparingDouble(Row::perSecond));
    }

    /** The fastest of the rebuilt, none where none was measured: how far the libraries could be taken. */
    Optional<Row> bestRebuilt(Case of) {
        return rowsOf(of).stream().filter(Results::isRebuilt).max(Comparator.comparingDouble(Row::perSecond));
    }

    private static boolean isPeer(Row row) {
        return !row.who().startsWith(Row.BANSAO) && !row.who().equals(Row.LIMIT) && !isRebuilt(row);
    }

    private static boolean isRebuilt(Row row) {
        return row.who().endsWith(Row.REBUILT);
    }

    /** Megabytes of scans a second; none where the task is another. */
    Optional<Double> megabytesPerSecond(Row row) {
        Long bytes = header.scanBytes().get(row.of().pages());
        return bytes == null || row.of().task() != Case.Task.SIGNING
                ? Optional.empty()
                : Optional.of(row.perSecond() * bytes / 1e6);
    }
}
