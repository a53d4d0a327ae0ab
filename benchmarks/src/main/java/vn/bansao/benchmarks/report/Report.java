package vn.bansao.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands beside a file of results: a Markdown page and a chart, under the same name. */
public final class Report {

    private Report() {}

    /** Writes both, next to {@code json}. */
    public static void write(Results results, Ratios ratios, Path json) throws IOException {
        String name = json.getFileName().toString().replaceFirst("\\.json$", "");
        boolean drawn = results.cases().stream().anyMatch(Case::isHeadline)
                && drawn(results, json.resolveSibling(name + ".png"));
        String page = "# Benchmarks, JDK " + results.header().feature() + "\n"
                + Tables.summary(results)
                + (drawn ? "\n![Copies a second](" + name + ".png)\n" : "")
                + "\n## Goals\n"
                + Tables.goals(ratios.lines())
                + "\n## Every row\n"
                + Tables.details(results);
        Files.writeString(json.resolveSibling(name + ".md"), page, StandardCharsets.UTF_8);
    }

    /** The summary and the goals, for a terminal or a build's log. */
    public static String text(Results results, Ratios ratios) {
        return Tables.summary(results) + "\n" + String.join("\n", ratios.lines());
    }

    /** A machine without fonts can't draw; its numbers are as good. */
    private static boolean drawn(Results results, Path file) throws IOException {
        try {
            Chart.write(results, file);
            return true;
        } catch (InternalError | LinkageError noFonts) {
            Files.deleteIfExists(file);
            System.err.println("no chart: " + noFonts + " (is fontconfig installed?)");
            return false;
        }
    }
}
