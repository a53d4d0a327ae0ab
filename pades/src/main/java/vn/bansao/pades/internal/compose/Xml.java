package vn.bansao.pades.internal.compose;

/** XML being written: elements and escaped text. */
final class Xml {
    private final StringBuilder out;

    Xml(int capacity) {
        out = new StringBuilder(capacity);
    }

    Xml raw(CharSequence markup) {
        out.append(markup);
        return this;
    }

    Xml element(String name, CharSequence text) {
        out.append('<').append(name).append('>');
        escape(text);
        out.append("</").append(name).append(">\n");
        return this;
    }

    Xml escape(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
