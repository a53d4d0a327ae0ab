package vn.bansao.internal.xmp;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bansao.PolicyException;
import vn.bansao.Problem;
import vn.bansao.copy.Authority;
import vn.bansao.copy.CertificationStatement;
import vn.bansao.copy.ConversionMark;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyForm;
import vn.bansao.copy.CopyKind;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.LegalProfile;
import vn.bansao.copy.Officer;
import vn.bansao.copy.Original;
import vn.bansao.copy.PageRecord;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.SecurityElement;
import vn.bansao.internal.CoreProblem;

/**
 * A record as properties of {@link RecordVocabulary}, free of XML: simple values, lists of texts, and pages as lists of
 * fields. What is not stated is absent.
 *
 * @param simple text values by property name
 * @param lists ordered or unordered texts by property name
 * @param pages the fields of each page
 */
public record RecordProperties(
        Map<String, String> simple, Map<String, List<String>> lists, List<Map<String, String>> pages) {

    /** The properties of {@code record}. */
    public static RecordProperties of(CopyRecord record) {
        Map<String, String> simple = new LinkedHashMap<>(64); // 34 properties
        Map<String, List<String>> lists = new LinkedHashMap<>();
        put(simple, "formatVersion", RecordVocabulary.FORMAT_VERSION);
        put(simple, "copyCode", record.copyCode().value());
        put(simple, "kind", record.kind().name());
        put(simple, "legalProfile", record.legalProfile().id());
        put(simple, "legalProfileInForceFrom", record.legalProfile().inForceFrom());
        put(simple, "procedureCode", record.procedureCode());
        put(simple, "dossierCode", record.dossierCode());
        putOriginal(simple, lists, record.original());
        Optional.ofNullable(record.statement()).ifPresent(statement -> putStatement(simple, lists, statement));
        put(simple, "copyForm", record.form());
        put(simple, "conversionAgency", record.conversionMark().agency());
        put(simple, "conversionSystem", record.conversionMark().system());
        put(simple, "conversionLookup", record.conversionMark().lookup());
        put(simple, "agencyName", record.agency().name());
        put(simple, "agencyCode", record.agency().code());
        Officer certifier = record.certifier();
        if (certifier != null) {
            put(simple, "certifierName", certifier.name());
            put(simple, "certifierTitle", certifier.title());
            put(simple, "certifierOrganisation", certifier.organisation());
            put(simple, "certifierCapacity", certifier.capacity());
            put(simple, "certifierAuthorisation", certifier.authorisation());
        }
        return new RecordProperties(
                simple,
                lists,
                record.pages().stream().map(RecordProperties::page).toList());
    }

    private static void putOriginal(Map<String, String> simple, Map<String, List<String>> lists, Original original) {
        put(simple, "originalTypeName", original.typeName());
        put(simple, "originalNumber", original.number());
        put(simple, "originalNotation", original.notation());
        put(simple, "originalIssuer", original.issuer());
        put(simple, "originalIssueDate", original.issueDate());
        put(simple, "originalHolder", original.holder());
        put(simple, "originalLanguage", original.language());
        put(simple, "originalTotalPages", original.totalPages());
        put(simple, "originalSheets", original.sheets());
        put(simple, "originalForeign", original.foreign() ? "True" : "False"); // XMP's spelling of Boolean
        put(simple, "originalLegalisation", original.legalisation());
        if (!original.securityElements().isEmpty()) {
            lists.put(
                    "originalSecurityElements",
                    original.securityElements().stream()
                            .sorted()
                            .map(Enum::name)
                            .toList());
        }
        put(simple, "originalDefects", original.defects());
        put(simple, "originalSourceOfComparison", original.sourceOfComparison());
    }

    private static void putStatement(
            Map<String, String> simple, Map<String, List<String>> lists, CertificationStatement statement) {
        put(simple, "statementTemplate", statement.templateId());
        put(simple, "statementTemplateVersion", statement.templateVersion());
        lists.put("statementLines", statement.lines());
        put(simple, "statementPlace", statement.place());
        put(simple, "statementDate", statement.date());
        put(simple, "registerBook", statement.number().book());
        put(simple, "registerVolume", statement.number().volume());
        put(simple, "registerYear", statement.number().year());
        put(simple, "registerNumber", statement.number().number());
        put(simple, "registerSuffix", statement.number().suffix());
        put(simple, "copiesCount", statement.copiesCount());
    }

    private static Map<String, String> page(PageRecord page) {
        Map<String, String> fields = new LinkedHashMap<>();
        writeFields(page, new PageFields() {
            @Override
            public void text(String name, String value) {
                fields.put(name, value);
            }

            @Override
            public void number(String name, int value) {
                fields.put(name, Integer.toString(value));
            }
        });
        return fields;
    }

    /** Takes the fields of a page. */
    public interface PageFields {
        /** A field whose value is text. */
        void text(String name, String value);

        /** A field whose value is a whole number. */
        void number(String name, int value);
    }

    /** Tells the fields of a page in the vocabulary's order. */
    public static void writeFields(PageRecord page, PageFields to) {
        to.number("index", page.index());
        to.text("sha256", page.sha256());
        to.number("widthPx", page.widthPx());
        to.number("heightPx", page.heightPx());
        to.text("dpiX", Double.toString(page.dpiX()));
        to.text("dpiY", Double.toString(page.dpiY()));
        to.text("colour", page.colour().name());
        to.text("embedding", page.embedding().name());
    }

    private static void put(Map<String, String> into, String name, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            into.put(name, text);
        }
    }

    /**
     * The record these properties tell.
     *
     * @throws PolicyException if a property is missing or out of its bounds
     */
    public CopyRecord toRecord() {
        if (!required("formatVersion").equals(RecordVocabulary.FORMAT_VERSION)) {
            throw invalid("formatVersion", required("formatVersion"), RecordVocabulary.FORMAT_VERSION);
        }
        boolean statement = simple.containsKey("statementTemplate");
        boolean certifier = simple.containsKey("certifierName");
        return new CopyRecord(
                new CopyCode(required("copyCode")),
                parse("kind", CopyKind::valueOf),
                new LegalProfile(required("legalProfile"), parse("legalProfileInForceFrom", LocalDate::parse)),
                text("procedureCode"),
                text("dossierCode"),
                original(),
                pageRecords(),
                statement ? statement() : null,
                simple.containsKey("copyForm") ? parse("copyForm", CopyForm::valueOf) : null,
                new ConversionMark(
                        required("conversionAgency"),
                        required("conversionSystem"),
                        parse("conversionLookup", URI::create)),
                new Authority(required("agencyName"), text("agencyCode")),
                certifier ? certifier() : null);
    }

    private Original original() {
        Set<SecurityElement> elements = lists.getOrDefault("originalSecurityElements", List.of()).stream()
                .map(name -> parse("originalSecurityElements", name, SecurityElement::valueOf))
                .collect(Collectors.toSet());
        return new Original(
                required("originalTypeName"),
                text("originalNumber"),
                text("originalNotation"),
                text("originalIssuer"),
                simple.containsKey("originalIssueDate") ? parse("originalIssueDate", LocalDate::parse) : null,
                text("originalHolder"),
                required("originalLanguage"),
                parse("originalTotalPages", Integer::valueOf),
                parse("originalSheets", Integer::valueOf),
                parse("originalForeign", RecordProperties::booleanOf),
                text("originalLegalisation"),
                elements,
                text("originalDefects"),
                text("originalSourceOfComparison"));
    }

    private static boolean booleanOf(String value) {
        if (!value.equals("True") && !value.equals("False")) {
            throw new IllegalArgumentException(value);
        }
        return value.equals("True");
    }

    private CertificationStatement statement() {
        RegisterNumber number = new RegisterNumber(
                required("registerBook"),
                parse("registerVolume", Integer::valueOf),
                parse("registerYear", Integer::valueOf),
                parse("registerNumber", Integer::valueOf),
                text("registerSuffix"));
        return new CertificationStatement(
                required("statementTemplate"),
                required("statementTemplateVersion"),
                lists.getOrDefault("statementLines", List.of()),
                required("statementPlace"),
                parse("statementDate", LocalDate::parse),
                number,
                parse("copiesCount", Integer::valueOf));
    }

    private Officer certifier() {
        return new Officer(
                required("certifierName"),
                required("certifierTitle"),
                required("certifierOrganisation"),
                required("certifierCapacity"),
                text("certifierAuthorisation"));
    }

    private List<PageRecord> pageRecords() {
        List<PageRecord> records = new ArrayList<>(pages.size());
        for (Map<String, String> fields : pages) {
            RecordProperties page = new RecordProperties(fields, Map.of(), List.of());
            records.add(new PageRecord(
                    page.parse("index", Integer::valueOf),
                    page.required("sha256"),
                    page.parse("widthPx", Integer::valueOf),
                    page.parse("heightPx", Integer::valueOf),
                    page.parse("dpiX", Double::valueOf),
                    page.parse("dpiY", Double::valueOf),
                    page.parse("colour", PageRecord.Colour::valueOf),
                    page.parse("embedding", PageRecord.Embedding::valueOf)));
        }
        return records;
    }

    private String text(String name) {
        return simple.getOrDefault(name, "");
    }

    private String required(String name) {
        String value = simple.get(name);
        if (value == null) {
            throw invalid(name, "missing", "a value");
        }
        return value;
    }

    private <T> T parse(String name, Function<String, T> parser) {
        return parse(name, required(name), parser);
    }

    private static <T> T parse(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid(name, value, "a value of its type");
        }
    }

    private static PolicyException invalid(String what, String actual, String required) {
        return new PolicyException(
                Problem.of(CoreProblem.RECORD_VALUE_INVALID, "what", what, "actual", actual, "required", required));
    }
}
