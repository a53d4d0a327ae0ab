package vn.bansao.internal.xmp;

import java.util.List;

/** The names and types of the record's properties in XMP; {@code docs/formats/record.md} is their specification. */
public final class RecordVocabulary {
    /** The namespace of the properties. */
    public static final String NAMESPACE = "http://ns.bansao.vn/copy/1.0/";

    /** The preferred prefix of {@link #NAMESPACE}. */
    public static final String PREFIX = "bansao";

    /** The namespace of the fields of a page. */
    public static final String PAGE_NAMESPACE = "http://ns.bansao.vn/copy/1.0/page#";

    /** The preferred prefix of {@link #PAGE_NAMESPACE}. */
    public static final String PAGE_PREFIX = "bansaoPage";

    /** The value of {@code formatVersion}. */
    public static final String FORMAT_VERSION = "1";

    /** The property that tells of a text layer; it is no part of the record, but of how the copy was made. */
    public static final String TEXT_LAYER = "textLayer";

    /**
     * One property or field.
     *
     * @param name its local name
     * @param type its XMP value type, as PDF/A extension schemas name it
     * @param description its meaning, for the extension schema
     */
    public record Property(String name, String type, String description) {}

    /** The properties, in the order in which they are written. */
    public static final List<Property> PROPERTIES = List.of(
            text("formatVersion", "version of this vocabulary"),
            text("copyCode", "verification code, 20 base32 characters"),
            text("kind", "kind of copy"),
            text("legalProfile", "rules the copy was made under"),
            text("legalProfileInForceFrom", "first day of these rules, ISO 8601"),
            text("procedureCode", "administrative procedure"),
            text("dossierCode", "dossier the copy belongs to"),
            text("originalTypeName", "type of the original document"),
            text("originalNumber", "number of the original"),
            text("originalNotation", "notation of the original"),
            text("originalIssuer", "issuer of the original"),
            text("originalIssueDate", "date of the original, ISO 8601"),
            text("originalHolder", "holder of the original"),
            text("originalLanguage", "language of the original, BCP 47"),
            new Property("originalTotalPages", "Integer", "pages of the original that hold information"),
            new Property("originalSheets", "Integer", "sheets of the original, 0 if not counted"),
            new Property("originalForeign", "Boolean", "whether a foreign authority issued the original"),
            text("originalLegalisation", "consular legalisation or exemption"),
            new Property("originalSecurityElements", "bag Text", "security elements of the paper"),
            text("originalDefects", "visible defects of the original"),
            text("originalSourceOfComparison", "what the original was compared with"),
            new Property("pages", "seq PageRecord", "the scanned pages in order"),
            text(
                    TEXT_LAYER,
                    "languages of the invisible text, recognised by a program and not compared with the pages"),
            text("statementTemplate", "template of the statement of certification"),
            text("statementTemplateVersion", "version of the template"),
            new Property("statementLines", "seq Text", "lines of the statement as printed"),
            text("statementPlace", "place of certification"),
            text("statementDate", "date of certification, ISO 8601"),
            text("registerBook", "code of the certification book"),
            new Property("registerVolume", "Integer", "volume of the book"),
            new Property("registerYear", "Integer", "year of the book"),
            new Property("registerNumber", "Integer", "number in the book"),
            text("registerSuffix", "suffix of the number"),
            new Property("copiesCount", "Integer", "copies certified under the same number"),
            text("copyForm", "form of an official copy"),
            text("conversionAgency", "agency that converted the paper"),
            text("conversionSystem", "system that converted the paper"),
            text("conversionLookup", "address where copies are looked up"),
            text("agencyName", "agency whose seal the copy carries"),
            text("agencyCode", "code of the agency"),
            text("certifierName", "person who certifies"),
            text("certifierTitle", "office of the certifier"),
            text("certifierOrganisation", "organisation of the certifier"),
            text("certifierCapacity", "words above the certifier's signature"),
            text("certifierAuthorisation", "reference to the authorisation"));

    /** The fields of the structure {@code PageRecord}. */
    public static final List<Property> PAGE_FIELDS = List.of(
            new Property("index", "Integer", "place of the page, from 1"),
            text("sha256", "SHA-256 of the scan file or its extracted image data, hex"),
            new Property("widthPx", "Integer", "width of the image in pixels"),
            new Property("heightPx", "Integer", "height of the image in pixels"),
            new Property("dpiX", "Real", "pixels per inch across"),
            new Property("dpiY", "Real", "pixels per inch down"),
            text("colour", "BILEVEL, GREY or COLOUR"),
            text("embedding", "VERBATIM, EXTRACTED, TRANSCODED, FLATTENED or IMPORTED"));

    private RecordVocabulary() {}

    private static Property text(String name, String description) {
        return new Property(name, "Text", description);
    }
}
