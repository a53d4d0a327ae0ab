package vn.bansao.benchmarks.peer;

import java.util.List;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestPki;

/**
 * One visible signature: who signs, where, with which words. Lengths in points, from the lower left corner of the page.
 *
 * @param field the name of the signature field
 * @param page the page, from 0
 * @param lines the words, one line each
 */
record VisibleBlock(
        String field, TestIdentity signer, int page, float x, float y, float width, float height, List<String> lines) {
    /** The size of the words. */
    static final float SIZE = 10;

    /** From one line to the next. */
    static final float LEADING = 12;

    private static final String TIME = CopyJob.OFFICIAL_WORDS.get(2);
    private static final float MARGIN = 10;
    private static final float WIDTH = 215;

    VisibleBlock {
        lines = List.copyOf(lines);
    }

    /** The signatures of a job, in the order of signing. */
    static List<VisibleBlock> of(CopyJob job) {
        if (job.signatures() == 1) {
            float height = heightOf(CopyJob.OFFICIAL_WORDS);
            return List.of(new VisibleBlock(
                    "Agency",
                    job.pki().agency(),
                    0,
                    Sheet.WIDTH - MARGIN - WIDTH,
                    Sheet.HEIGHT - MARGIN - height,
                    WIDTH,
                    height,
                    CopyJob.OFFICIAL_WORDS));
        }
        int page = job.scans().size();
        return List.of(
                statementBlock(
                        "Certifier",
                        job.pki().certifier(),
                        page,
                        60,
                        List.of(
                                "Người ký: " + TestPki.CERTIFIER_NAME,
                                "Chức vụ: " + TestPki.CERTIFIER_TITLE,
                                "Cơ quan: " + TestPki.AGENCY_NAME,
                                TIME)),
                statementBlock(
                        "Agency",
                        job.pki().agency(),
                        page,
                        310,
                        List.of("SAO Y", "Cơ quan: " + TestPki.AGENCY_NAME, TIME)));
    }

    private static VisibleBlock statementBlock(
            String field, TestIdentity signer, int page, float x, List<String> lines) {
        float height = heightOf(lines);
        return new VisibleBlock(field, signer, page, x, 520 - height, WIDTH, height, lines);
    }

    private static float heightOf(List<String> lines) {
        return LEADING * lines.size() + 12; // iText's layout leaves out what does not fit
    }

    /** The same place with nothing in it yet. */
    VisibleBlock withoutWords() {
        return new VisibleBlock(field, signer, page, x, y, width, height, List.of());
    }

    /** The baseline of the first line above the lower edge. */
    float firstBaseline() {
        return height - SIZE;
    }
}
