package vn.bansao.benchmarks.report;

import java.util.List;
import java.util.Optional;
import vn.bansao.benchmarks.report.Case.Task;

/** Results as Markdown. */
public final class Tables {
    private static final String NONE = "–";

    private Tables() {}

    /** The text for a README: where it was measured, and a line for each of the jobs that the goals compare. */
    public static String headline(Results results) {
        return summary(
                results, results.cases().stream().filter(Case::isHeadline).toList());
    }

    /** As the headline, with a line for every case of signing that this library was measured in. */
    static String summary(Results results) {
        return summary(results, results.cases());
    }

    private static String summary(Results results, List<Case> cases) {
        StringBuilder text = new StringBuilder(origin(results.header()));
        if (cases.stream().noneMatch(of -> of.task() == Task.SIGNING)) {
            return text.append('\n').toString();
        }
        text.append(
                "\n\n| signing | copies/s | MB/s | KiB a copy | fastest peer | fastest rebuilt peer | DSS as shipped | of the limit |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        for (Case of : cases) {
            if (of.task() == Task.SIGNING) {
                results.row(of, Row.BANSAO).ifPresent(ours -> text.append(summary(results, ours, of.toString())));
                results.row(of, Row.BANSAO_UNDIGESTED)
                        .ifPresent(ours -> text.append(summary(results, ours, "the same, scans digested in the job")));
            }
        }
        return text.toString();
    }

    private static String summary(Results results, Row ours, String label) {
        return line(
                label,
                Numbers.plain(ours.perSecond()),
                results.megabytesPerSecond(ours).map(Numbers::plain).orElse(NONE),
                Numbers.kib(ours.bytesAllocated()),
                beaten(ours, results.bestPeer(ours.of())),
                beaten(ours, results.bestRebuilt(ours.of())),
                beaten(ours, results.row(ours.of(), Row.DSS)),
                part(ours, results.row(ours.of(), Row.LIMIT)));
    }

    /** Every row, a table a case. */
    static String details(Results results) {
        StringBuilder text = new StringBuilder();
        for (Case of : results.cases()) {
            boolean signing = of.task() == Task.SIGNING;
            text.append(text.isEmpty() ? "" : "\n")
                    .append("### ")
                    .append(of)
                    .append("\n\n| | ")
                    .append(signing ? "copies/s" : "operations/s")
                    .append(
                            " | ± | MB/s | KiB each | BanSao is | of the limit |\n|---|---:|---:|---:|---:|---:|---:|\n");
            for (Row row : results.rowsOf(of)) {
                text.append(detail(results, row));
            }
        }
        return text.toString();
    }

    /** The goals, a line each. */
    static String goals(List<String> lines) {
        return "```\n" + String.join("\n", lines) + "\n```\n";
    }

    private static String detail(Results results, Row row) {
        Optional<Row> ours = results.row(row.of(), Row.BANSAO);
        return line(
                Names.of(row.who()),
                Numbers.plain(row.perSecond()),
                row.error() == 0 ? NONE : Numbers.plain(row.error()),
                results.megabytesPerSecond(row).map(Numbers::plain).orElse(NONE),
                Numbers.kib(row.bytesAllocated()),
                ours.map(our -> Numbers.times(our.perSecond() / row.perSecond()))
                        .orElse(NONE),
                part(row, results.row(row.of(), Row.LIMIT)));
    }

    private static String origin(Header header) {
        return "`" + header.command() + "` on " + header.made().substring(0, 10) + ", JDK " + header.jdk() + ", "
                + header.cpu() + " with " + header.cores() + " cores, commit " + header.commit() + ".";
    }

    /** Such as {@code 7.2 × PDFBox + BC, tuned (372)}. */
    private static String beaten(Row ours, Optional<Row> theirs) {
        return theirs.map(other -> Numbers.times(ours.perSecond() / other.perSecond()) + " " + Names.of(other.who())
                        + " (" + Numbers.plain(other.perSecond()) + ")")
                .orElse(NONE);
    }

    private static String part(Row row, Optional<Row> limit) {
        return limit.map(best -> Numbers.plain(row.perSecond() / best.perSecond()))
                .orElse(NONE);
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
