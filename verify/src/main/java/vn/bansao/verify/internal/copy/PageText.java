package vn.bansao.verify.internal.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    private static final Set<String> SHOWING = Set.of("Tj", "TJ", "'", "\"");
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
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        PdfValue contents = revision.resolve(page.dict().get("Contents"));
        if (contents instanceof PdfValue.Stream stream) {
            content.writeBytes(file.decoded(stream));
        } else if (contents instanceof PdfValue.Array array) {
            for (PdfValue part : array.items()) {
                if (revision.resolve(part) instanceof PdfValue.Stream stream) {
                    content.writeBytes(file.decoded(stream));
                    content.write('\n');
                }
            }
        }
        reader.draw(content.toByteArray(), page.resources(), 0);
        return reader.text.toString();
    }

    private void draw(byte[] content, PdfValue.@Nullable Dict resources, int depth) throws IOException {
        ContentTokens tokens = new ContentTokens(content);
        ToUnicode font = null;
        boolean visible = true;
        ContentTokens.Operation operation = tokens.next();
        while (operation != null && text.length() < MOST_CHARACTERS) {
            String operator = operation.operator();
            if (operator.equals("Tf")) {
                font = font(resource(resources, "Font", operation.name()));
            } else if (operator.equals("Tr")) {
                visible = !operation.lastNumber().equals("3");
            } else if (operator.equals("Do") && depth < DEEPEST_FORM) {
                form(resource(resources, "XObject", operation.name()), resources, depth);
            } else if (SHOWING.contains(operator) && font != null && visible) {
                for (byte[] string : operation.strings()) {
                    text.append(font.decode(string));
                }
            }
            operation = tokens.next();
        }
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
