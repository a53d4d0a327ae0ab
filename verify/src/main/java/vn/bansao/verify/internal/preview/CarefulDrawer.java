package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** PDFBox's drawer of one page, which stops in time and remembers what it left out. Not thread-safe. */
final class CarefulDrawer extends PageDrawer {
    private static final int DEEPEST_GROUP = 8; // Each level holds a picture of its own.
    private static final int MOST_ANNOTATIONS = 2_000;
    private final Deadline deadline;
    private int groups;
    private int annotations;
    private boolean incomplete;

    CarefulDrawer(PageDrawerParameters parameters, StreamGuard guard, Deadline deadline) throws IOException {
        super(parameters);
        this.deadline = deadline;
        addOperator(new InlineImageGuard(this, guard));
    }

    /** Whether something of the page is missing in the picture. */
    boolean incomplete() {
        return incomplete;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        deadline.check();
        super.processOperator(operator, operands);
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException error) throws IOException {
        incomplete = true;
        super.operatorException(operator, operands, error);
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        if (++groups > DEEPEST_GROUP) {
            throw new StoppedException(Lack.TOO_COSTLY);
        }
        super.showTransparencyGroup(form);
        groups--;
    }

    @Override
    public void showAnnotation(PDAnnotation annotation) throws IOException {
        deadline.check();
        boolean turnsAlone = annotation.isNoRotate() && getCurrentPage().getRotation() != 0;
        // For one that stays upright PDFBox walks all its forms, however often they name each other.
        if (turnsAlone || ++annotations > MOST_ANNOTATIONS) {
            incomplete = true;
        } else {
            super.showAnnotation(annotation);
        }
    }
}
