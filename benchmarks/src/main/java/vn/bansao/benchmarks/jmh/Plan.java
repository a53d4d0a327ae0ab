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
    private static final String BEST_TUNED = "PDFBOX_BC_TUNED";
    private static final String QUICK_REBUILT = "PDFBOX_BC_REBUILT";
    private static final Set<String> QUICK_PEERS = Set.of(Row.BANSAO, BEST_TUNED, Row.DSS);
    private static final String ACCP = "ACCP";
    private static final List<String> OURS = List.of(Row.BANSAO);

    /** Who makes long-term copies: the libraries, as shipped where the goals ask for it. */
    private static final List<String> LONG_TERM =
            List.of(Row.BANSAO, Row.BANSAO_UNDIGESTED, Row.ITEXT_TUNED, Row.DSS, Row.DSS_TUNED);

    /** Who verifies them, where nobody may ask the network. */
    private static final List<String> LONG_TERM_CHECKERS = List.of(Row.BANSAO, Row.DSS_TUNED, Row.ITEXT);

    /** Where a case only shows how far a claim holds with other keys, levels, threads. */
    private static final List<String> OURS_AND_BEST = List.of(Row.BANSAO, BEST_TUNED);

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
        runs.add(new Run(Case.signing(1, 1), QUICK_REBUILT, Effort.QUICK));
        runs.add(new Run(Case.signing(10, 1), Row.LIMIT, Effort.QUICK));
        runs.add(new Run(Case.signing(10, 1), Row.BANSAO, Effort.QUICK));
        return new Plan(runs);
    }

    /** What is published, in at most 20 minutes. */
    static Plan full(List<String> peers, List<String> checkers) {
        List<Run> runs = new ArrayList<>();
        addHeadlines(runs, peers);
        addOtherKeys(runs);
        for (int signatures = 1; signatures <= 2; signatures++) {
            addPeers(runs, Case.signing(1, signatures).level("T"), OURS_AND_BEST, Effort.SINGLE);
        }
        addPeers(runs, Case.signing(1, 1).threads(2), OURS_AND_BEST, Effort.CROWDED);
        addPeers(runs, Case.signing(1, 1).provider(ACCP).threads(2), OURS, Effort.CROWDED);
        runs.add(new Run(Case.signing(10, 1).task(Task.FIVE_COPIES), Row.BANSAO, Effort.THOROUGH));
        for (StageBenchmark.Stage stage : StageBenchmark.Stage.values()) {
            runs.add(new Run(Case.signing(1, 2).task(Task.STAGE), stage.name(), Effort.SHORT));
        }
        addCase(runs, Case.verifying(2), checkers, Effort.SINGLE);
        return new Plan(runs);
    }

    /** Verifiers, in about six minutes. */
    static Plan verifying(List<String> checkers) {
        List<Run> runs = new ArrayList<>();
        for (int signatures = 1; signatures <= 2; signatures++) {
            Case of = Case.verifying(signatures);
            runs.add(new Run(of, Row.LIMIT, Effort.PATIENT));
            checkers.forEach(who -> runs.add(new Run(of, who, Effort.PATIENT)));
            LONG_TERM_CHECKERS.stream()
                    .filter(checkers::contains)
                    .forEach(who -> runs.add(new Run(of.level("LT"), who, Effort.PATIENT)));
        }
        return new Plan(runs);
    }

    /** Copies of the long-term levels, in about six minutes; DSS verifies each, and goes on compiling as verifiers do. */
    static Plan longTerm(List<String> peers) {
        List<Run> runs = new ArrayList<>();
        for (String level : List.of("LT", "LTA")) {
            for (int signatures = 1; signatures <= 2; signatures++) {
                Case of = Case.signing(1, signatures).level(level);
                LONG_TERM.stream()
                        .filter(peers::contains)
                        .forEach(who ->
                                runs.add(new Run(of, who, who.startsWith(Row.DSS) ? Effort.PATIENT : Effort.THOROUGH)));
            }
        }
        return new Plan(runs);
    }

    /** Copies of black and white scans beside colour ones, and a gate's checks of a page, in about five minutes. */
    static Plan scans() {
        List<Run> runs = new ArrayList<>();
        for (ScanBenchmark.Work work : ScanBenchmark.Work.values()) {
            runs.add(new Run(Case.scans(1), work.name(), Effort.THOROUGH));
        }
        for (ScanBenchmark.Work work : ScanBenchmark.Work.values()) {
            if (work.anyPages()) {
                runs.add(new Run(Case.scans(10), work.name(), Effort.THOROUGH));
            }
        }
        for (GateBenchmark.Check check : GateBenchmark.Check.values()) {
            runs.add(new Run(Case.gate(), check.name(), Effort.SINGLE));
        }
        return new Plan(runs);
    }

    /** The jobs that the goals compare: everybody with the JDK's cryptography, with ACCP those it matters for. */
    private static void addHeadlines(List<Run> runs, List<String> peers) {
        List<String> rebuilt =
                peers.stream().filter(who -> who.endsWith(Row.REBUILT)).toList();
        List<String> users =
                peers.stream().filter(who -> !who.endsWith(Row.REBUILT)).toList();
        List<String> withAccp = users.stream()
                .filter(who -> who.equals(Row.BANSAO) || who.endsWith(Row.TUNED) || who.equals(Row.DSS))
                .toList();
        for (Case of : List.of(Case.signing(1, 1), Case.signing(10, 1), Case.signing(1, 2))) {
            addCase(runs, of, users, Effort.THOROUGH);
            rebuilt.forEach(who -> runs.add(new Run(of, who, Effort.SINGLE)));
            addCase(runs, of.provider(ACCP), withAccp, Effort.SINGLE);
            if (of.pages() == 1) {
                rebuilt.forEach(who -> runs.add(new Run(of.provider(ACCP), who, Effort.SINGLE)));
            }
        }
    }

    /** Ten pages with two signatures, and RSA, whose private-key work takes most of the time and varies little. */
    private static void addOtherKeys(List<Run> runs) {
        for (String provider : List.of("JDK", ACCP)) {
            addCase(runs, Case.signing(10, 2).provider(provider), OURS, Effort.THOROUGH);
            addCase(
                    runs,
                    Case.signing(1, 1).keys("RSA3072").provider(provider),
                    provider.equals(ACCP) ? OURS : OURS_AND_BEST,
                    Effort.SINGLE);
            for (Case of : List.of(Case.signing(10, 1), Case.signing(1, 2), Case.signing(10, 2))) {
                addCase(runs, of.keys("RSA3072").provider(provider), OURS, Effort.SINGLE);
            }
        }
        addCase(runs, Case.signing(1, 1).keys("RSA2048"), OURS_AND_BEST, Effort.SINGLE);
    }

    /** The plan of a mode, for the peers and checking peers there are. */
    static Plan of(Mode mode, List<String> peers, List<String> checkers) {
        return switch (mode) {
            case QUICK -> quick(peers);
            case FULL -> full(peers, checkers);
            case BATCH -> new Plan(List.of());
            case VERIFYING -> verifying(checkers);
            case LONGTERM -> longTerm(peers);
            case SCANS -> scans();
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

    /** This library, or the peer it is hardest to beat: both get the effort they need. */
    private static boolean isClaimed(String who) {
        return who.startsWith(Row.BANSAO) || who.equals(BEST_TUNED);
    }
}
