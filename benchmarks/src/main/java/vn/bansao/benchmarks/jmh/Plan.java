package vn.bansao.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.bansao.benchmarks.report.Case;
import vn.bansao.benchmarks.report.Case.Task;
import vn.bansao.benchmarks.report.Row;

/**
 * What is measured, row by row: not every peer in every case, but every row that a goal divides by. Immutable.
 *
 * @param runs the rows, those of a case one after the other, so that they meet the same machine
 */
record Plan(List<Run> runs) {
    private static final Set<String> QUICK_PEERS = Set.of(Row.BANSAO, "PDFBOX_BC_TUNED", Row.DSS);
    private static final String ACCP = "ACCP";

    Plan {
        runs = List.copyOf(runs);
    }

    /** What CI's ratios need, in at most 3 minutes. */
    static Plan quick(List<String> peers) {
        List<String> known = peers.stream().filter(QUICK_PEERS::contains).toList();
        List<Run> runs = new ArrayList<>();
        for (Case of : List.of(Case.signing(1, 1), Case.signing(1, 2))) {
            runs.add(new Run(of, Row.LIMIT, Effort.QUICK));
            known.forEach(who -> runs.add(new Run(of, who, Effort.QUICK)));
        }
        runs.add(new Run(Case.signing(10, 1), Row.LIMIT, Effort.QUICK));
        runs.add(new Run(Case.signing(10, 1), Row.BANSAO, Effort.QUICK));
        return new Plan(runs);
    }

    /** What is published, in at most 40 minutes. */
    static Plan full(List<String> peers, List<String> checkers) {
        List<String> tuned = peers.stream().filter(Plan::isClaimed).toList();
        List<String> tunedAndDss = peers.stream()
                .filter(who -> isClaimed(who) || who.equals(Row.DSS))
                .toList();
        List<String> ours = List.of(Row.BANSAO);
        List<Run> runs = new ArrayList<>();
        for (Case of : List.of(Case.signing(1, 1), Case.signing(10, 1), Case.signing(1, 2))) {
            addCase(runs, of, peers, Effort.THOROUGH);
            addCase(runs, of.provider(ACCP), tunedAndDss, Effort.SINGLE);
        }
        for (String provider : List.of("JDK", ACCP)) {
            addCase(runs, Case.signing(10, 2).provider(provider), ours, Effort.THOROUGH);
            addCase(
                    runs,
                    Case.signing(1, 1).keys("RSA3072").provider(provider),
                    provider.equals(ACCP) ? ours : tuned,
                    Effort.SINGLE);
            for (Case of : List.of(Case.signing(10, 1), Case.signing(1, 2), Case.signing(10, 2))) {
                addCase(runs, of.keys("RSA3072").provider(provider), ours, Effort.SINGLE);
            }
        }
        addCase(runs, Case.signing(1, 1).keys("RSA2048"), tuned, Effort.SINGLE);
        for (int signatures = 1; signatures <= 2; signatures++) {
            addPeers(runs, Case.signing(1, signatures).level("T"), tuned, Effort.SINGLE);
        }
        addPeers(runs, Case.signing(1, 1).threads(2), tuned, Effort.SINGLE);
        addPeers(runs, Case.signing(1, 1).provider(ACCP).threads(2), ours, Effort.SINGLE);
        runs.add(new Run(Case.signing(10, 1).task(Task.FIVE_COPIES), Row.BANSAO, Effort.THOROUGH));
        for (StageBenchmark.Stage stage : StageBenchmark.Stage.values()) {
            runs.add(new Run(Case.signing(1, 2).task(Task.STAGE), stage.name(), Effort.SHORT));
        }
        addCase(runs, Case.verifying(), checkers, Effort.SINGLE);
        return new Plan(runs);
    }

    /** The plan of a mode, for the peers and checking peers there are. */
    static Plan of(Mode mode, List<String> peers, List<String> checkers) {
        return switch (mode) {
            case QUICK -> quick(peers);
            case FULL -> full(peers, checkers);
            case BATCH -> new Plan(List.of());
            case REHEARSAL ->
                new Plan(full(peers, checkers).runs().stream()
                        .map(run -> new Run(run.of(), run.who(), Effort.REHEARSAL))
                        .toList());
        };
    }

    /** How long it takes, about. */
    int totalSeconds() {
        return runs.stream().mapToInt(run -> run.effort().totalSeconds()).sum();
    }

    /** The limit first, then the peers. */
    private static void addCase(List<Run> runs, Case of, List<String> peers, Effort effort) {
        runs.add(new Run(of, Row.LIMIT, effort));
        addPeers(runs, of, peers, effort);
    }

    private static void addPeers(List<Run> runs, Case of, List<String> peers, Effort effort) {
        for (String who : peers) {
            runs.add(new Run(of, who, isClaimed(who) ? effort : Effort.SHORT));
        }
    }

    /** This library, or a peer that our claims are made against: both get the effort they need. */
    private static boolean isClaimed(String who) {
        return who.startsWith(Row.BANSAO) || who.endsWith(Row.TUNED);
    }
}
