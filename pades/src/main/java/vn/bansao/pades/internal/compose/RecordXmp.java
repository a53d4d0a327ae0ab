package vn.bansao.pades.internal.compose;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.PageRecord;
import vn.bansao.internal.xmp.RecordProperties;
import vn.bansao.internal.xmp.RecordVocabulary;
import vn.bansao.internal.xmp.RecordVocabulary.Property;

/** The XMP packet of a copy: the claim of PDF/A-2b, the extension schema, the record ({@code docs/formats/record.md}). */
public final class RecordXmp {
    private static final String PREFIX = RecordVocabulary.PREFIX + ":";
    private static final String PAGE_PREFIX = RecordVocabulary.PAGE_PREFIX + ":";
    private static final String RESOURCE = "<rdf:li rdf:parseType=\"Resource\">";
    private static final String OPENING = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            + "<rdf:Description rdf:about=\"\""
            + " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
            + " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
            + " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
            + " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\""
            + " xmlns:pdfaType=\"http://www.aiim.org/pdfa/ns/type#\""
            + " xmlns:pdfaField=\"http://www.aiim.org/pdfa/ns/field#\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
            + " xmlns:" + RecordVocabulary.PREFIX + "=\"" + RecordVocabulary.NAMESPACE + "\""
            + " xmlns:" + RecordVocabulary.PAGE_PREFIX + "=\"" + RecordVocabulary.PAGE_NAMESPACE + "\">\n"
            + "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n";
    private static final String TAIL = "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

    private static final byte[] HEAD = head();

    private RecordXmp() {}

    /**
     * Appends the packet, in UTF-8: that of a record without pages, and its pages.
     *
     * @param textLayer the languages of the text layer, or empty where there is none
     */
    public static void write(
            PdfBytes out, CopyRecord record, List<PageRecord> pages, String textLayer, Instant created) {
        RecordProperties properties = RecordProperties.of(record);
        Xml xml = new Xml(out.bytes(HEAD));
        xml.raw("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
        xml.escape(record.original().typeName()).raw("</rdf:li></rdf:Alt></dc:title>\n");
        xml.element("xmp:CreateDate", date(created));
        xml.element("xmp:CreatorTool", "BanSao");
        for (Property property : RecordVocabulary.PROPERTIES) {
            String name = property.name();
            String simple = properties.simple().get(name);
            if (simple != null) {
                xml.element(PREFIX, name, simple);
            } else if (properties.lists().containsKey(name)) {
                texts(xml, property, properties.lists().get(name));
            } else if (name.equals("pages")) {
                pages(xml, pages);
            } else if (name.equals(RecordVocabulary.TEXT_LAYER) && !textLayer.isEmpty()) {
                xml.element(PREFIX, name, textLayer);
            }
        }
        xml.raw(TAIL);
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(PdfSyntax.VIETNAM));
    }

    private static void texts(Xml xml, Property property, List<String> values) {
        String container = property.type().startsWith("bag") ? "rdf:Bag" : "rdf:Seq";
        xml.raw("<" + PREFIX + property.name() + "><" + container + ">\n");
        values.forEach(value -> xml.element("rdf:li", value));
        xml.raw("</" + container + "></" + PREFIX + property.name() + ">\n");
    }

    private static void pages(Xml xml, List<PageRecord> pages) {
        xml.raw("<" + PREFIX + "pages><rdf:Seq>\n");
        RecordProperties.PageFields fields = new RecordProperties.PageFields() {
            @Override
            public void text(String name, String value) {
                xml.element(PAGE_PREFIX, name, value);
            }

            @Override
            public void number(String name, int value) {
                xml.element(PAGE_PREFIX, name, value);
            }
        };
        for (PageRecord page : pages) {
            xml.raw(RESOURCE);
            RecordProperties.writeFields(page, fields);
            xml.raw("</rdf:li>\n");
        }
        xml.raw("</rdf:Seq></" + PREFIX + "pages>\n");
    }

    /** All that is the same in every copy, with the description of our properties that PDF/A demands (ISO 19005-2, 6.6.2.3.3). */
    private static byte[] head() {
        PdfBytes bytes = new PdfBytes(32_768);
        Xml xml = new Xml(bytes).raw(OPENING);
        xml.raw("<pdfaExtension:schemas><rdf:Bag>" + RESOURCE + "\n");
        xml.element("pdfaSchema:schema", "Certified copy");
        xml.element("pdfaSchema:namespaceURI", RecordVocabulary.NAMESPACE);
        xml.element("pdfaSchema:prefix", RecordVocabulary.PREFIX);
        xml.raw("<pdfaSchema:property><rdf:Seq>\n");
        for (Property property : RecordVocabulary.PROPERTIES) {
            describe(xml, "pdfaProperty", property, "<pdfaProperty:category>external</pdfaProperty:category>");
        }
        xml.raw("</rdf:Seq></pdfaSchema:property>\n<pdfaSchema:valueType><rdf:Seq>" + RESOURCE + "\n");
        xml.element("pdfaType:type", "PageRecord");
        xml.element("pdfaType:namespaceURI", RecordVocabulary.PAGE_NAMESPACE);
        xml.element("pdfaType:prefix", RecordVocabulary.PAGE_PREFIX);
        xml.element("pdfaType:description", "one scanned page");
        xml.raw("<pdfaType:field><rdf:Seq>\n");
        for (Property field : RecordVocabulary.PAGE_FIELDS) {
            describe(xml, "pdfaField", field, "");
        }
        xml.raw("</rdf:Seq></pdfaType:field></rdf:li></rdf:Seq></pdfaSchema:valueType>\n");
        xml.raw("</rdf:li></rdf:Bag></pdfaExtension:schemas>\n");
        return bytes.toByteArray();
    }

    private static void describe(Xml xml, String prefix, Property property, String category) {
        xml.raw(RESOURCE);
        xml.element(prefix + ":name", property.name());
        xml.element(prefix + ":valueType", property.type());
        xml.raw(category);
        xml.element(prefix + ":description", property.description());
        xml.raw("</rdf:li>\n");
    }
}
