package vn.bansao.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.bansao.benchmarks.report.Goal.Measure;

/** The numbers to reach, as data. Stated for JDK 25, since older JDKs sign with P-256 three to four times slower. */
public final class Goals {
    /** Of a ratio between rows, what a short run on a busy machine has to show: single iterations differ by 40 %. */
    static final double CI_MARGIN = 0.5;

    /** The same before JDK 25, where the private key's work, which all have to do, takes most of the time. */
    static final double CI_MARGIN_OLD_JDK = 0.3;

    /** Of the part of the limit; the bytes allocated have no margin, since they do not depend on the machine. */
    static final double CI_MARGIN_OF_LIMIT = 0.75;

    /** From this release on the JDK's P-256 is the one the goals are stated for. */
    static final int GOALS_JDK = 25;

    private static final double OF_LIMIT = 0.92;
    private static final double KIB_A_COPY = 32;
    private static final double TWO_THREADS = 1.85;
    private static final double FURTHER_COPY = 0.15;
    private static final double OF_PLAIN_JPEG = 1.1;
    private static final double PIXELS_MS = 60;
    private static final String JDK = "JDK";
    private static final String ACCP = "ACCP";

    private Goals() {}

    /** All of them, for a full run. */
    public static List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        goals.addAll(ratios(Case.signing(1, 1), 6.5, 60, 9, 85));
        goals.addAll(ratios(Case.signing(10, 1), 4.2, 55, 4.5, 60));
        goals.addAll(ratios(Case.signing(1, 2), 8, 70, 15, 120));
        for (String keys : List.of("P256", "RSA3072")) {
            for (String provider : List.of(JDK, ACCP)) {
                for (Case of : pagesAndSignatures()) {
                    Case job = of.keys(keys).provider(provider);
                    goals.add(new Goal(Measure.OF_LIMIT, job, OF_LIMIT));
                    goals.add(new Goal(Measure.KIB_OVER_LIMIT, job, KIB_A_COPY));
                }
            }
        }
        goals.add(new Goal(Measure.OVER_ONE_THREAD, Case.signing(1, 1).threads(2), TWO_THREADS));
        goals.add(new Goal(
                Measure.OVER_ONE_THREAD, Case.signing(1, 1).provider(ACCP).threads(2), TWO_THREADS));
        goals.add(new Goal(Measure.FURTHER_COPY, Case.signing(10, 1).task(Case.Task.FIVE_COPIES), FURTHER_COPY));
        return List.copyOf(goals);
    }

    /** Those of verifying, which need rows of their own: iText signs and verifies with different sets of its jars. */
    public static List<Goal> verifying() {
        List<Goal> goals = new ArrayList<>();
        for (int signatures = 1; signatures <= 2; signatures++) {
            Case of = Case.verifying(signatures);
            goals.add(new Goal(Measure.OVER_ITEXT, of, 6));
            goals.add(new Goal(Measure.OVER_DSS_TUNED, of, 40));
            goals.add(new Goal(Measure.OF_LIMIT, of, 0.6));
            goals.add(new Goal(Measure.KIB_OVER_LIMIT, of, 256));
            goals.add(new Goal(Measure.OVER_DSS_TUNED, of.level("LT"), 30));
        }
        return List.copyOf(goals);
    }

    /** Those of the long-term levels, whose copies two libraries make besides this one. */
    public static List<Goal> longTerm() {
        List<Goal> goals = new ArrayList<>();
        for (int signatures = 1; signatures <= 2; signatures++) {
            Case of = Case.signing(1, signatures).level("LTA");
            goals.add(new Goal(Measure.OVER_DSS, of, 30));
            goals.add(new Goal(Measure.OVER_DSS_TUNED, of, 30));
            goals.add(new Goal(Measure.OVER_ITEXT_TUNED, of, 6));
        }
        return List.copyOf(goals);
    }

    /** Those of kinds of scans, and of the gate. */
    public static List<Goal> scans() {
        List<Goal> goals = new ArrayList<>();
        for (int pages : new int[] {1, 10}) {
            goals.add(new Goal(Measure.GATED_JPEG_COST, Case.scans(pages), OF_PLAIN_JPEG));
            goals.add(new Goal(Measure.G4_COST, Case.scans(pages), OF_PLAIN_JPEG));
            goals.add(new Goal(Measure.G4_COST_UNDIGESTED, Case.scans(pages), OF_PLAIN_JPEG));
            goals.add(new Goal(Measure.GATED_G4_COST, Case.scans(pages), OF_PLAIN_JPEG));
        }
        goals.add(new Goal(Measure.SMALL_G4_OF_LIMIT, Case.scans(1), 0.8));
        goals.add(new Goal(Measure.JPEG_PIXELS_MS, Case.gate(), PIXELS_MS));
        goals.add(new Goal(Measure.PNG_PIXELS_MS, Case.gate(), PIXELS_MS));
        return List.copyOf(goals);
    }

    /** Those that a quick run has the rows for. */
    public static List<Goal> quick() {
        List<Case> compared = List.of(Case.signing(1, 1), Case.signing(1, 2));
        Case large = Case.signing(10, 1);
        Set<Measure> alone = Set.of(Measure.OF_LIMIT, Measure.KIB_OVER_LIMIT);
        return all().stream()
                .filter(goal ->
                        compared.contains(goal.of()) || (goal.of().equals(large) && alone.contains(goal.measure())))
                .toList();
    }

    /** What a quick run on JDK {@code feature} has to show of a goal. */
    static double inCi(Goal goal, int feature) {
        return switch (goal.measure()) {
            case OVER_BEST_PEER, OVER_DSS, OVER_ITEXT, OVER_ITEXT_TUNED, OVER_DSS_TUNED ->
                goal.wanted() * (feature >= GOALS_JDK ? CI_MARGIN : CI_MARGIN_OLD_JDK);
            case OF_LIMIT, SMALL_G4_OF_LIMIT, OVER_ONE_THREAD -> goal.wanted() * CI_MARGIN_OF_LIMIT;
            case KIB_OVER_LIMIT,
                    FURTHER_COPY,
                    GATED_JPEG_COST,
                    G4_COST,
                    G4_COST_UNDIGESTED,
                    GATED_G4_COST,
                    JPEG_PIXELS_MS,
                    PNG_PIXELS_MS -> goal.wanted();
        };
    }

    private static List<Goal> ratios(Case of, double best, double dss, double bestAccp, double dssAccp) {
        return List.of(
                new Goal(Measure.OVER_BEST_PEER, of, best),
                new Goal(Measure.OVER_DSS, of, dss),
                new Goal(Measure.OVER_BEST_PEER, of.provider(ACCP), bestAccp),
                new Goal(Measure.OVER_DSS, of.provider(ACCP), dssAccp));
    }

    private static List<Case> pagesAndSignatures() {
        return List.of(Case.signing(1, 1), Case.signing(1, 2), Case.signing(10, 1), Case.signing(10, 2));
    }
}
