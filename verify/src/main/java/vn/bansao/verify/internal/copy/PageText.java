package vn.bansao.verify.internal.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfRevision;
import vn.bansao.internal.pdf.PdfValue;

/**
 * The text a page shows, in drawing order, without spaces between strings: enough to look for the words of a statement.
 * Fonts without a two-byte ToUnicode show nothing here, and text in rendering mode 3 (invisible) does not count.
 */
final class PageText {
    private static final int DEEPEST_FORM = 4;
    private static final int MOST_CHARACTERS = 1 << 20; // 1 Mi characters: no page has more
    private final PdfFile file;
    private final PdfRevision revision;
    private final Map<PdfValue, ToUnicode> fonts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private PageText(PdfFile file, PdfRevision revision) {
        this.file = file;
        this.revision = revision;
    }

    static String of(PdfFile file, PdfRevision revision, PageTree.Page page) throws IOException {
        PageText reader = new PageText(file, revision);
        reader.draw(reader.content(revision.resolve(page.dict().get("Contents"))), page.resources(), 0);
        return reader.text.toString();
    }

    /** A page's content; that of several streams as one, divided by line ends. */
    private ByteBuffer content(PdfValue contents) throws IOException {
        if (contents instanceof PdfValue.Stream stream) {
            return file.decoded(stream);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (contents instanceof PdfValue.Array array) {
            for (PdfValue item : array.items()) {
                if (revision.resolve(item) instanceof PdfValue.Stream stream) {
                    ByteBuffer part = file.decoded(stream);
                    content.write(part.array(), part.arrayOffset(), part.limit());
                    content.write('\n');
                }
            }
        }
        return ByteBuffer.wrap(content.toByteArray());
    }

    private void draw(ByteBuffer content, PdfValue.@Nullable Dict resources, int depth) throws IOException {
        ContentTokens operation = new ContentTokens(content);
        ToUnicode font = null;
        boolean visible = true;
        while (operation.next() && text.length() < MOST_CHARACTERS) {
            if (operation.is("Tf")) {
                font = font(resource(resources, "Font", operation.name()));
            } else if (operation.is("Tr")) {
                visible = !operation.lastNumberIs("3");
            } else if (operation.is("Do") && depth < DEEPEST_FORM) {
                form(resource(resources, "XObject", operation.name()), resources, depth);
            } else if (font != null && visible && shows(operation)) {
                for (int i = 0; i < operation.strings().count(); i++) {
                    font.decode(operation.strings(), i, text);
                }
            }
        }
    }

    private static boolean shows(ContentTokens operation) {
        return operation.is("Tj") || operation.is("TJ") || operation.is("'") || operation.is("\"");
    }

    private void form(@Nullable PdfValue value, PdfValue.@Nullable Dict inherited, int depth) throws IOException {
        if (revision.resolve(value) instanceof PdfValue.Stream form
                && "Form".equals(form.dict().name("Subtype"))) {
            PdfValue.Dict own = revision.dict(form.dict().get("Resources"));
            draw(file.decoded(form), own == null ? inherited : own, depth + 1);
        }
    }

    private @Nullable PdfValue resource(PdfValue.@Nullable Dict resources, String kind, String name)
            throws IOException {
        PdfValue.Dict dict = resources == null ? null : revision.dict(resources.get(kind));
        return dict == null ? null : dict.get(name);
    }

    private @Nullable ToUnicode font(@Nullable PdfValue reference) throws IOException {
        PdfValue.Dict font = revision.dict(reference);
        if (reference == null || font == null || !"Type0".equals(font.name("Subtype"))) {
            return null;
        }
        ToUnicode known = fonts.get(reference);
        if (known == null && revision.resolve(font.get("ToUnicode")) instanceof PdfValue.Stream cmap) {
            known = new ToUnicode(file.decoded(cmap));
            fonts.put(reference, known);
        }
        return known;
    }
}
