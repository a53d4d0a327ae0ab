package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.CopyForm;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.StatementTemplate.LastPageOverlay;
import vn.bansao.copy.StatementTemplate.Placement;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.pades.internal.compose.Box;
import vn.bansao.pades.internal.compose.SignatureBlocks;
import vn.bansao.pades.internal.compose.SignatureBlocks.Block;
import vn.bansao.pades.internal.compose.StatementComposer;
import vn.bansao.scan.Scan;

/** Which pages a kind of copy has, and where its visible signatures stand. Implementations are immutable. */
public sealed interface CopyLayout {

    /**
     * The places of the visible signatures.
     *
     * @param first the first signature's
     * @param seal the agency's, the same as the first where it signs alone
     */
    record Places(Box first, Box seal) {}

    /** Lays out what does not depend on the scans, to find what is missing before anything is written. */
    void check(CopyRecord record);

    /** Writes all pages. */
    Places write(PageWriter pages, Scan scan, CopyRecord record) throws IOException;

    /** The look of the first signature. */
    Block firstBlock(CopyRecord record, Instant time, double width);

    /** The look of the agency's signature where it is the second. */
    Block sealBlock(CopyRecord record, Instant time, double width);

    /** A copy certified from its original: a statement, the certifier's block, the seal. */
    record Certified(StatementComposer composer, SignatureBlocks blocks, Placement placement) implements CopyLayout {
        private static final String FIELDS = CopyTemplate.FIRST_FIELD + " 0 R " + CopyTemplate.SEAL_FIELD + " 0 R";

        @Override
        public void check(CopyRecord record) {
            if (!(placement instanceof LastPageOverlay)) {
                composer.compose(record, officer(record), statement(record), null);
            }
            firstBlock(record, Instant.EPOCH, Box.A4.width());
            sealBlock(record, Instant.EPOCH, Box.A4.width());
        }

        @Override
        public Places write(PageWriter pages, Scan scan, CopyRecord record) throws IOException {
            int last = scan.pageCount() - 1;
            for (int index = 0; index < last; index++) {
                pages.scan(scan, index);
            }
            if (placement instanceof LastPageOverlay) {
                return pages.scanWithFields(scan, last, FIELDS, page -> {
                    StatementComposer.Layout over = composer.compose(record, officer(record), statement(record), page);
                    return new PageWriter.Drawn(over.content(), new Places(over.certifier(), over.seal()));
                });
            }
            pages.scan(scan, last);
            StatementComposer.Layout statement = composer.compose(record, officer(record), statement(record), null);
            pages.statement(Box.A4, statement.content(), FIELDS);
            return new Places(statement.certifier(), statement.seal());
        }

        @Override
        public Block firstBlock(CopyRecord record, Instant time, double width) {
            return blocks.certifier(officer(record), time, width);
        }

        @Override
        public Block sealBlock(CopyRecord record, Instant time, double width) {
            return blocks.seal(record.agency(), time, width);
        }

        private static Officer officer(CopyRecord record) {
            return required(record.certifier());
        }

        private static CertificationStatement statement(CopyRecord record) {
            return required(record.statement());
        }
    }

    /** An official copy: one block at the top right of page 1, signed by the agency (NĐ 30/2020, Đ.25). */
    record Official(SignatureBlocks blocks) implements CopyLayout {
        private static final double MARGIN_MM = 5;

        @Override
        public void check(CopyRecord record) {
            firstBlock(record, Instant.EPOCH, Box.A4.width());
        }

        @Override
        public Places write(PageWriter pages, Scan scan, CopyRecord record) throws IOException {
            Places places = pages.scanWithFields(scan, 0, CopyTemplate.FIRST_FIELD + " 0 R", page -> {
                Box place = topRight(page, record);
                return new PageWriter.Drawn(new byte[0], new Places(place, place));
            });
            for (int index = 1; index < scan.pageCount(); index++) {
                pages.scan(scan, index);
            }
            return places;
        }

        private Box topRight(Box page, CopyRecord record) {
            double margin = Box.mm(MARGIN_MM);
            Block block = firstBlock(record, Instant.EPOCH, page.width() - 2 * margin);
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
            return new Box(page.width() - margin - block.width(), bottom, block.width(), block.height());
        }

        @Override
        public Block firstBlock(CopyRecord record, Instant time, double width) {
            CopyForm form = required(record.form());
            return blocks.official(form, record.agency(), time, width);
        }

        @Override
        public Block sealBlock(CopyRecord record, Instant time, double width) {
            throw new IllegalStateException("the agency signs an official copy alone");
        }
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("the record's kind was not checked");
        }
        return part;
    }
}
