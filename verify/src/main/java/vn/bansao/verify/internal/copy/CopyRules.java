package vn.bansao.verify.internal.copy;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.verify.CopyFacts;
import vn.bansao.verify.internal.Findings;
import vn.bansao.verify.internal.SignatureState;

/** The rules of a certified copy. */
public record CopyRules(PdfFile file, PdfSignatures found, List<SignatureState> signatures, Findings findings) {

    /** Checks all rules; the answer is whether the file claims to be a certified copy at all. */
    public boolean check(Consumer<CopyFacts> facts) throws IOException {
        return false;
    }
}
