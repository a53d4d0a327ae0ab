package vn.bansao.verify.internal.copy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.bansao.internal.xmp.RecordProperties;
import vn.bansao.internal.xmp.RecordVocabulary;

/**
 * What an XMP packet says about a copy: the properties of {@code docs/formats/record.md}, and the claim of PDF/A.
 * Immutable.
 *
 * @param record the properties; empty if there is none of the vocabulary
 * @param pdfaPart {@code pdfaid:part}, or empty
 */
record Xmp(RecordProperties record, String pdfaPart) {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String PDFA_ID = "http://www.aiim.org/pdfa/ns/id/";
    private static final int DEEPEST = 40;

    /** Whether the packet holds any property of a copy's record. */
    boolean claimsToBeCopy() {
        return !record.simple().isEmpty() || !record.pages().isEmpty();
    }

    /** What a packet at its beginning says; a property that occurs twice is an error, since readers would differ. */
    static Xmp of(XMLStreamReader xml) throws XMLStreamException {
        return new Walk(xml).read();
    }

    private static final class Walk {
        private final XMLStreamReader xml;
        private final Map<String, String> simple = new LinkedHashMap<>();
        private final Map<String, List<String>> lists = new LinkedHashMap<>();
        private final List<Map<String, String>> pages = new ArrayList<>();
        private String pdfaPart = "";
        private int depth;

        Walk(XMLStreamReader xml) {
            this.xml = xml;
        }

        Xmp read() throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> throw new XMLStreamException("a DTD");
                    case XMLStreamConstants.START_ELEMENT -> element();
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {
                        // Text between the properties, comments, the packet's own marks.
                    }
                }
            }
            return new Xmp(new RecordProperties(simple, lists, pages), pdfaPart);
        }

        private void element() throws XMLStreamException {
            deeper();
            String name = xml.getLocalName();
            if (RDF.equals(xml.getNamespaceURI()) && name.equals("Description")) {
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    property(xml.getAttributeNamespace(i), xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                }
            } else if (RecordVocabulary.NAMESPACE.equals(xml.getNamespaceURI())) {
                if (name.equals("pages")) {
                    pages();
                } else {
                    value(name);
                }
                depth--;
            } else if (PDFA_ID.equals(xml.getNamespaceURI())) {
                property(PDFA_ID, name, xml.getElementText().strip());
                depth--;
            }
        }

        private void deeper() throws XMLStreamException {
            if (++depth > DEEPEST) {
                throw new XMLStreamException("nested deeper than " + DEEPEST);
            }
        }

        private void property(String namespace, String name, String value) throws XMLStreamException {
            if (PDFA_ID.equals(namespace) && name.equals("part")) {
                pdfaPart = pdfaPart.isEmpty() ? value : "?";
            } else if (RecordVocabulary.NAMESPACE.equals(namespace)) {
                once(simple.put(name, value), name);
            }
        }

        /** A text, or a list of texts. */
        private void value(String name) throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            List<String> items = new ArrayList<>();
            boolean list = false;
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals(name)) {
                    break;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    requireRdf();
                    list = true;
                    if (xml.getLocalName().equals("li")) {
                        items.add(xml.getElementText());
                    }
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    text.append(xml.getText());
                }
            }
            if (list) {
                once(lists.put(name, items), name);
            } else {
                once(simple.put(name, text.toString()), name);
            }
        }

        private void requireRdf() throws XMLStreamException {
            if (!RDF.equals(xml.getNamespaceURI())) {
                throw new XMLStreamException("unexpected element " + xml.getLocalName());
            }
        }

        private static void once(@org.jspecify.annotations.Nullable Object before, String name)
                throws XMLStreamException {
            if (before != null) {
                throw new XMLStreamException("property " + name + " occurs twice");
            }
        }

        private void pages() throws XMLStreamException {
            if (!pages.isEmpty()) {
                throw new XMLStreamException("property pages occurs twice");
            }
            Map<String, String> page = new LinkedHashMap<>();
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    if (xml.getLocalName().equals("li")) {
                        pages.add(Map.copyOf(page));
                        page.clear();
                    } else if (xml.getLocalName().equals("pages")) {
                        return;
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    if (RecordVocabulary.PAGE_NAMESPACE.equals(xml.getNamespaceURI())) {
                        String name = xml.getLocalName();
                        once(page.put(name, xml.getElementText()), name);
                    } else {
                        requireRdf();
                    }
                }
            }
        }
    }
}
