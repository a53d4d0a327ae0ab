package vn.bansao.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import vn.bansao.copy.Original;
import vn.bansao.copy.SecurityElement;
import vn.bansao.pades.internal.pixels.PageMeasures;
import vn.bansao.pades.internal.pixels.PagePicture;
import vn.bansao.pades.internal.pixels.PagePictures;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.scan.LabelledScans.Labelled;

/** A gate's decisions on labelled scans: of each check, how often it was told rightly, missed, told wrongly, rightly not told. */
final class Confusion {
    private static final ScanGate GATE = ScanGate.of(ScanPolicy.ND30_2020).withPixels();
    private static final Original SEALED =
            Original.of("Giấy tờ", 1).withSecurityElements(Set.of(SecurityElement.RED_STAMP));

    private final Map<ScanCheck, int[]> counts = new EnumMap<>(ScanCheck.class);
    private final List<String> wrong = new ArrayList<>();
    private final List<String> skews = new ArrayList<>();
    private double ownDegrees;
    private double worstSkew;
    private int angles;

    void judge(Labelled scan) {
        try {
            Set<ScanCheck> told = GATE.check(Scan.of(List.of(scan.page())), SEALED).stream()
                    .map(ScanFinding::check)
                    .collect(Collectors.toSet());
            for (ScanCheck check : scan.expected()) {
                count(check, told.contains(check) ? 0 : 1, scan);
            }
            for (ScanCheck check : scan.unexpected()) {
                count(check, told.contains(check) ? 2 : 3, scan);
            }
            if (!Double.isNaN(scan.degrees())) {
                skew(scan);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(ScanCheck check, int column, Labelled scan) {
        counts.computeIfAbsent(check, unused -> new int[4])[column]++;
        if (column == 1 || column == 2) {
            wrong.add(scan.name() + " " + scan.change() + (column == 1 ? ": missed " : ": wrongly ") + check);
        }
    }

    /** Against the untouched scan, which lay as it lay on the glass. */
    private void skew(Labelled scan) throws IOException {
        try (ScanPageReader page = ScanPageReader.open(Scan.of(List.of(scan.page())), 0)) {
            PagePicture picture = PagePictures.of(page);
            OptionalDouble measured = picture == null
                    ? OptionalDouble.empty()
                    : PageMeasures.of(picture).skewDegrees();
            if (scan.degrees() == 0) {
                ownDegrees = measured.orElse(0);
            }
            double error = Math.abs(measured.orElse(99) - ownDegrees - scan.degrees());
            worstSkew = Math.max(worstSkew, error);
            angles++;
            if (error > 0.3) {
                skews.add(scan.name() + " " + scan.change() + ": " + measured);
            }
        }
    }

    double worstSkew() {
        return worstSkew;
    }

    int angles() {
        return angles;
    }

    int decisions() {
        return counts.values().stream()
                .mapToInt(row -> row[0] + row[1] + row[2] + row[3])
                .sum();
    }

    /** What has to be told and was not. */
    int missed() {
        return counts.values().stream().mapToInt(row -> row[1]).sum();
    }

    /** What has to be told. */
    int toBeTold() {
        return counts.values().stream().mapToInt(row -> row[0] + row[1]).sum();
    }

    List<String> wrong() {
        return wrong;
    }

    /** For people. */
    String table() {
        StringBuilder table = new StringBuilder("check                     told  missed  wrongly  rightly not\n");
        counts.forEach((check, row) -> table.append(
                String.format(Locale.ROOT, "%-24s %5d %7d %8d %12d%n", check, row[0], row[1], row[2], row[3])));
        table.append(String.format(
                Locale.ROOT,
                "%d decisions, %d wrong (%.1f %% right); %d angles, worst off by %.2f degrees %s%n",
                decisions(),
                wrong.size(),
                100.0 - 100.0 * wrong.size() / Math.max(1, decisions()),
                angles,
                worstSkew,
                skews));
        wrong.forEach(line -> table.append("  ").append(line).append('\n'));
        return table.toString();
    }
}
