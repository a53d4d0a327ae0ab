package vn.bansao.pades.internal.compose;

/** XML being written in UTF-8: elements and escaped text. */
final class Xml {
    private final PdfBytes out;

    Xml(PdfBytes out) {
        this.out = out;
    }

    Xml raw(String markup) {
        out.utf8(markup);
        return this;
    }

    Xml element(String name, String text) {
        return element("", name, text);
    }

    /** An element whose name has a prefix with its colon. */
    Xml element(String prefix, String name, String text) {
        out.ascii("<").ascii(prefix).ascii(name).ascii(">");
        escape(text);
        out.ascii("</").ascii(prefix).ascii(name).ascii(">\n");
        return this;
    }

    /** An element with a whole number that is not negative. */
    Xml element(String prefix, String name, int number) {
        out.ascii("<").ascii(prefix).ascii(name).ascii(">");
        out.integer(number);
        out.ascii("</").ascii(prefix).ascii(name).ascii(">\n");
        return this;
    }

    Xml escape(String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                default -> "";
            };
            if (!escaped.isEmpty()) {
                out.utf8(text.substring(done, i)).ascii(escaped);
                done = i + 1;
            }
        }
        out.utf8(done == 0 ? text : text.substring(done));
        return this;
    }
}
