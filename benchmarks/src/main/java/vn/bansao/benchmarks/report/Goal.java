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
        /** What a copy of JPEG pages costs behind a gate that looks at headers, divided by what it costs without. */
        GATED_JPEG_COST("of the plain JPEG path's cost, behind a gate for headers", Bound.AT_MOST),
        /** What a copy of G4 pages costs, divided by that of JPEG pages of as many bytes. */
        G4_COST("of the plain JPEG path's cost, with as many bytes of G4", Bound.AT_MOST),
        /** The same, where neither was digested on arrival. */
        G4_COST_UNDIGESTED(
                "of the JPEG path's cost, both digested in the job, with as many bytes of G4", Bound.AT_MOST),
        /** As G4_COST, with a gate before G4 only. */
        GATED_G4_COST(
                "of the plain JPEG path's cost, with as many bytes of G4 behind a gate for headers", Bound.AT_MOST),
        /** Throughput with a small G4 page, divided by the limit's for such a page. */
        SMALL_G4_OF_LIMIT("of the limit with a small G4 page", Bound.AT_LEAST),
        /** Milliseconds of a gate's pixel checks of a JPEG. */
        JPEG_PIXELS_MS("ms for the pixels of a JPEG", Bound.AT_MOST),
        /** The same of a PNG. */
        PNG_PIXELS_MS("ms for the pixels of a PNG", Bound.AT_MOST),
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
            case GATED_JPEG_COST -> ofPlainJpeg(results, Row.JPEG_GATED);
            case G4_COST -> ofPlainJpeg(results, Row.G4);
            case G4_COST_UNDIGESTED -> over(results.row(of, Row.JPEG_UNDIGESTED), results.row(of, Row.G4_UNDIGESTED));
            case GATED_G4_COST -> ofPlainJpeg(results, Row.G4_GATED);
            case SMALL_G4_OF_LIMIT -> over(results.row(of, Row.SMALL_G4), results.row(of, Row.SMALL_G4_LIMIT));
            case JPEG_PIXELS_MS -> milliseconds(results, "JPEG_PIXELS");
            case PNG_PIXELS_MS -> milliseconds(results, "PNG_PIXELS");
            case KIB_OVER_LIMIT ->
                ours.flatMap(row -> results.row(of, Row.LIMIT)
                        .map(limit -> (row.bytesAllocated() - limit.bytesAllocated()) / 1024));
        };
    }

    private Optional<Double> ofPlainJpeg(Results results, String who) {
        return over(results.row(of, Row.JPEG), results.row(of, who));
    }

    private Optional<Double> milliseconds(Results results, String who) {
        return results.row(of, who).map(row -> 1000 / row.perSecond());
    }

    private static Optional<Double> over(Optional<Row> ours, Optional<Row> theirs) {
        return ours.flatMap(row -> theirs.map(other -> row.perSecond() / other.perSecond()));
    }
}
