package vn.bansao.verify.internal.preview;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.graphics.BeginInlineImage;
import org.apache.pdfbox.cos.COSBase;

/** Looks at an inline image before PDFBox decodes it. */
final class InlineImageGuard extends OperatorProcessor {
    private final BeginInlineImage drawing;
    private final StreamGuard guard;

    InlineImageGuard(PDFGraphicsStreamEngine engine, StreamGuard guard) {
        super(engine);
        this.drawing = new BeginInlineImage(engine);
        this.guard = guard;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
        if (operator.getImageData() != null && operator.getImageParameters() != null) {
            guard.inline(operator.getImageParameters(), operator.getImageData().length);
        }
        drawing.process(operator, operands);
    }

    @Override
    public String getName() {
        return drawing.getName();
    }
}
