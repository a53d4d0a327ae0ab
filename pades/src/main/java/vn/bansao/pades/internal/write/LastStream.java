package vn.bansao.pades.internal.write;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.bansao.pades.internal.compose.PdfBytes;
import vn.bansao.pades.internal.compose.PdfSyntax;

/** Streams that images refer to, of which the last serves all that follow as long as they need the same. Not thread-safe. */
final class LastStream {
    private final ObjectWriter out;
    private byte @Nullable [] content;
    private byte[] deflated = {};
    private String entries = "";
    private int number;

    LastStream(ObjectWriter out) {
        this.out = out;
    }

    /** The number of a stream of this content, which is written unless the last one was it. */
    int number(byte[] wanted, String more) throws IOException {
        if (!Arrays.equals(content, wanted) || !entries.equals(more)) {
            number = out.allocate();
            out.line().ascii(more).ascii("/Filter/FlateDecode");
            deflated = PdfSyntax.deflate(wanted);
            out.stream(number, new PdfBytes(deflated.length).bytes(deflated));
            content = wanted;
            entries = more;
        }
        return number;
    }

    /** Has the digest of the last stream known under its number. */
    void tell(Digests digests) throws IOException {
        if (!digests.has(number)) {
            digests.begin(new PdfBytes(64).ascii("<<").ascii(entries).ascii("/Filter/FlateDecode>>"));
            digests.update(deflated, 0, deflated.length);
            digests.end(number);
        }
    }
}
