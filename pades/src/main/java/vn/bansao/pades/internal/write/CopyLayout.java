package vn.bansao.pades.internal.write;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.StatementTemplate.LastPageOverlay;
import vn.bansao.copy.StatementTemplate.Placement;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.SignatureBlocks;
import vn.bansao.pades.internal.compose.SignatureBlocks.Sketch;
import vn.bansao.pades.internal.compose.StatementComposer;

/** Which pages a kind of copy has, and where its visible signatures stand. Implementations are immutable. */
public sealed interface CopyLayout {

    /**
     * Where a visible signature stands, and how it looks but for its time.
     *
     * @param box the place on its page
     * @param look what is drawn there, as wide and high
     */
    record Place(Box box, Sketch look) {}

    /**
     * The places of the visible signatures.
     *
     * @param first the first signature's
     * @param seal the agency's, where it is the second
     */
    record Places(Place first, @Nullable Place seal) {}

    /** One copy, laid out as far as that can be done without its scans. Immutable. */
    @FunctionalInterface
    interface Sheets {
        /** Writes all pages. */
        Places write(PageWriter pages) throws IOException;
    }

    /** Lays out what does not depend on the scans: what is missing shows before anything is written. */
    Sheets layOut(CopyRecord record);

    /** A copy certified from its original: a statement, the certifier's block, the seal. */
    record Certified(StatementComposer composer, Placement placement) implements CopyLayout {
        private static final String FIELDS = CopyTemplate.FIRST_FIELD + " 0 R " + CopyTemplate.SEAL_FIELD + " 0 R";

        @Override
        public Sheets layOut(CopyRecord record) {
            Officer officer = required(record.certifier());
            CertificationStatement statement = required(record.statement());
            if (placement instanceof LastPageOverlay) {
                composer.checkBlocks(record, officer);
                return pages -> overlay(pages, record, officer, statement);
            }
            StatementComposer.Layout page = composer.compose(record, officer, statement, null);
            return pages -> appended(pages, page);
        }

        private Places overlay(PageWriter pages, CopyRecord record, Officer officer, CertificationStatement statement)
                throws IOException {
            int last = pages.scanCount() - 1;
            scans(pages, 0, last);
            return pages.scanWithFields(last, FIELDS, page -> {
                StatementComposer.Layout over = composer.compose(record, officer, statement, page);
                return new PageWriter.Drawn(over.content(), places(over));
            });
        }

        private Places appended(PageWriter pages, StatementComposer.Layout page) throws IOException {
            scans(pages, 0, pages.scanCount());
            pages.statement(Box.A4, page.content(), FIELDS);
            composer.written(page);
            return places(page);
        }

        private static Places places(StatementComposer.Layout layout) {
            return new Places(
                    new Place(layout.certifierBox(), layout.certifier()), new Place(layout.sealBox(), layout.seal()));
        }
    }

    /** An official copy: one block at the top right of page 1, signed by the agency (NĐ 30/2020, Đ.25). */
    record Official(SignatureBlocks blocks) implements CopyLayout {
        private static final double MARGIN_MM = 5;

        @Override
        public Sheets layOut(CopyRecord record) {
            blocks.official(required(record.form()), record.agency(), Box.A4.width());
            return pages -> {
                Places places = pages.scanWithFields(
                        0,
                        CopyTemplate.FIRST_FIELD + " 0 R",
                        page -> new PageWriter.Drawn(new PdfBytes(0), new Places(topRight(page, record), null)));
                scans(pages, 1, pages.scanCount());
                return places;
            };
        }

        private Place topRight(Box page, CopyRecord record) {
            double margin = Box.mm(MARGIN_MM);
            Sketch block = blocks.official(required(record.form()), record.agency(), page.width() - 2 * margin);
            double bottom = page.height() - margin - block.height();
            if (bottom < 0) {
                throw new PolicyException(Problem.of(
                        PadesProblem.TEXT_DOES_NOT_FIT,
                        "text",
                        "the block of the official copy",
                        "actualMm",
                        Math.ceil(block.height() / Box.mm(1)),
                        "requiredMm",
                        Math.floor(page.height() / Box.mm(1) - 2 * MARGIN_MM)));
            }
            Box box = new Box(page.width() - margin - block.width(), bottom, block.width(), block.height());
            return new Place(box, block);
        }
    }

    private static void scans(PageWriter pages, int from, int to) throws IOException {
        for (int index = from; index < to; index++) {
            pages.scan(index);
        }
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("the record's kind was not checked");
        }
        return part;
    }
}
