package vn.bansao.benchmarks.report;

import java.util.Optional;

/**
 * A number this library has to reach in a case.
 *
 * @param measure which number
 * @param of the case
 * @param wanted what it has to be in a full run on a quiet machine with JDK 25
 */
public record Goal(Measure measure, Case of, double wanted) {
    /** How many copies are made at once where several are. */
    public static final int COPIES = 5;

    /** A number, made from two rows of one run. */
    public enum Measure {
        /** Throughput, divided by that of the fastest peer, tuned ones among them, rebuilt ones not. */
        OVER_BEST_PEER("times the fastest peer", Bound.AT_LEAST),
        /** Throughput, divided by that of DSS as it ships. */
        OVER_DSS("times DSS as shipped", Bound.AT_LEAST),
        /** Throughput of verifying, divided by that of iText's SignatureValidator. */
        OVER_ITEXT("times iText", Bound.AT_LEAST),
        /** Throughput of signing, divided by that of iText as tuned. */
        OVER_ITEXT_TUNED("times iText as tuned", Bound.AT_LEAST),
        /** Throughput, divided by that of DSS as tuned; as a verifier, it then compares no drawn pages. */
        OVER_DSS_TUNED("times DSS as tuned", Bound.AT_LEAST),
        /** Throughput, divided by the limit's. */
        OF_LIMIT("of the limit", Bound.AT_LEAST),
        /** Throughput, divided by that of one thread. */
        OVER_ONE_THREAD("times one thread", Bound.AT_LEAST),
        /** What each copy behind the first costs, where several are made at once, divided by what one alone costs. */
        FURTHER_COPY("of the first copy, each further one", Bound.AT_MOST),
        /** KiB allocated for a copy, less what the limit allocates: the provider's own. */
        KIB_OVER_LIMIT("KiB allocated a copy besides the provider's own", Bound.AT_MOST);

        private final String words;
        private final Bound bound;

        Measure(String words, Bound bound) {
            this.words = words;
            this.bound = bound;
        }

        /** The words behind the number. */
        String words() {
            return words;
        }

        boolean isMet(double actual, double threshold) {
            return bound == Bound.AT_LEAST ? actual >= threshold : actual <= threshold;
        }

        String boundWords() {
            return bound == Bound.AT_LEAST ? "at least" : "at most";
        }
    }

    private enum Bound {
        AT_LEAST,
        AT_MOST
    }

    /** The number as measured; none if a row it needs is missing. */
    Optional<Double> actual(Results results) {
        Optional<Row> ours = results.row(of, Row.BANSAO);
        return switch (measure) {
            case OVER_BEST_PEER -> over(ours, results.bestPeer(of));
            case OVER_DSS -> over(ours, results.row(of, Row.DSS));
            case OVER_ITEXT -> over(ours, results.row(of, Row.ITEXT));
            case OVER_ITEXT_TUNED -> over(ours, results.row(of, Row.ITEXT_TUNED));
            case OVER_DSS_TUNED -> over(ours, results.row(of, Row.DSS_TUNED));
            case OF_LIMIT -> over(ours, results.row(of, Row.LIMIT));
            case OVER_ONE_THREAD -> over(ours, results.row(of.threads(1), Row.BANSAO));
            case FURTHER_COPY ->
                over(results.row(of.task(Case.Task.SIGNING), Row.BANSAO), ours).map(five -> (five - 1) / (COPIES - 1));
            case KIB_OVER_LIMIT ->
                ours.flatMap(row -> results.row(of, Row.LIMIT)
                        .map(limit -> (row.bytesAllocated() - limit.bytesAllocated()) / 1024));
        };
    }

    private static Optional<Double> over(Optional<Row> ours, Optional<Row> theirs) {
        return ours.flatMap(row -> theirs.map(other -> row.perSecond() / other.perSecond()));
    }
}
