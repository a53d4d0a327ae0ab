package vn.bansao.internal.xmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.PolicyException;
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

class RecordPropertiesTest {
    private static final Set<String> VOCABULARY = names(RecordVocabulary.PROPERTIES);

    private static Set<String> names(List<RecordVocabulary.Property> properties) {
        return properties.stream().map(RecordVocabulary.Property::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Records with whatever the model permits. */
    private static final class Records {
        private static final List<String> WORDS =
                List.of("Bằng", "đại học", "số", "12/ĐT", "<&>", "\"x\"", "№ ₫", "{a}");
        private final Random random;

        Records(long seed) {
            this.random = new Random(seed);
        }

        private String text() {
            return IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                    .collect(Collectors.joining(" "));
        }

        private String maybe() {
            return random.nextBoolean() ? "" : text();
        }

        private int upTo(int most) {
            return 1 + random.nextInt(most);
        }

        private LocalDate date() {
            return LocalDate.of(2015 + random.nextInt(100), upTo(12), upTo(28));
        }

        private Original original() {
            boolean foreign = random.nextBoolean();
            Set<SecurityElement> elements = Arrays.stream(SecurityElement.values())
                    .filter(element -> random.nextBoolean())
                    .collect(Collectors.toSet());
            return new Original(
                    text(),
                    maybe(),
                    maybe(),
                    maybe(),
                    random.nextBoolean() ? null : date(),
                    maybe(),
                    "vi",
                    upTo(100_000),
                    random.nextInt(100_001),
                    foreign,
                    foreign ? text() : maybe(),
                    elements,
                    maybe(),
                    maybe());
        }

        private CertificationStatement statement() {
            LocalDate date = date();
            List<String> lines =
                    IntStream.range(0, upTo(100)).mapToObj(i -> text()).toList();
            RegisterNumber number = new RegisterNumber(text(), upTo(9_999), date.getYear(), upTo(999_999_999), maybe());
            return new CertificationStatement(text(), text(), lines, text(), date, number, upTo(10_000));
        }

        private PageRecord page(int index) {
            String digest = IntStream.range(0, 64)
                    .mapToObj(i -> Integer.toHexString(random.nextInt(16)))
                    .collect(Collectors.joining());
            return new PageRecord(
                    index,
                    digest,
                    upTo(1_000_000),
                    upTo(1_000_000),
                    1 + random.nextDouble() * 99_999,
                    upTo(2_400),
                    any(PageRecord.Colour.values()),
                    any(PageRecord.Embedding.values()));
        }

        private <T> T any(T[] values) {
            return values[random.nextInt(values.length)];
        }

        CopyRecord next() {
            return next(any(CopyKind.values()));
        }

        CopyRecord next(CopyKind kind) {
            boolean certified = kind == CopyKind.CERTIFIED_FROM_ORIGINAL;
            return new CopyRecord(
                    CopyCode.random(random),
                    kind,
                    new LegalProfile(text(), date()),
                    maybe(),
                    maybe(),
                    original(),
                    IntStream.rangeClosed(1, random.nextInt(5))
                            .mapToObj(this::page)
                            .toList(),
                    certified ? statement() : null,
                    kind == CopyKind.OFFICIAL_COPY ? any(CopyForm.values()) : null,
                    new ConversionMark(text(), text(), URI.create("https://a" + upTo(99) + ".vn/tra-cứu%20x/")),
                    new Authority(text(), maybe()),
                    certified ? new Officer(text(), text(), text(), text(), maybe()) : null);
        }
    }

    /** Records of all kinds. */
    static Stream<CopyRecord> records() {
        Records records = new Records(5);
        return Arrays.stream(CopyKind.values()).map(records::next);
    }

    private static RecordProperties good() {
        Records records = new Records(3);
        return RecordProperties.of(
                records.next(CopyKind.CERTIFIED_FROM_ORIGINAL).withPages(List.of(records.page(1), records.page(2))));
    }

    private static RecordProperties with(RecordProperties properties, String name, String value) {
        Map<String, String> simple = new LinkedHashMap<>(properties.simple());
        if (value == null) {
            simple.remove(name);
        } else {
            simple.put(name, value);
        }
        return new RecordProperties(simple, properties.lists(), properties.pages());
    }

    private static void requireRejected(RecordProperties properties) {
        assertThatThrownBy(properties::toRecord)
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(CoreProblem.RECORD_VALUE_INVALID));
    }

    @Test
    void everyRecordComesBack() {
        Records records = new Records(20260101);
        for (int i = 0; i < 1_000; i++) {
            CopyRecord record = records.next();
            assertThat(RecordProperties.of(record).toRecord()).isEqualTo(record);
        }
    }

    @Test
    void propertiesAreThoseOfTheVocabulary() {
        Records records = new Records(1);
        Set<String> fields = names(RecordVocabulary.PAGE_FIELDS);
        Set<String> seen = new TreeSet<>(Set.of("pages", RecordVocabulary.TEXT_LAYER));
        for (int i = 0; i < 200; i++) {
            RecordProperties properties = RecordProperties.of(records.next());
            seen.addAll(properties.simple().keySet());
            seen.addAll(properties.lists().keySet());
            assertThat(properties.simple().values()).doesNotContain("");
            assertThat(properties.pages())
                    .allSatisfy(page -> assertThat(new TreeSet<>(page.keySet())).isEqualTo(fields));
        }
        assertThat(seen).isEqualTo(VOCABULARY);
    }

    /** Each required property of a copy of kind A. */
    static List<String> required() {
        Set<String> names = new TreeSet<>(good().simple().keySet());
        names.removeAll(Set.of(
                "procedureCode",
                "dossierCode",
                "originalNumber",
                "originalNotation",
                "originalIssuer",
                "originalIssueDate",
                "originalHolder",
                "originalDefects",
                "originalLegalisation",
                "originalSourceOfComparison",
                "registerSuffix",
                "agencyCode",
                "certifierAuthorisation"));
        return List.copyOf(names);
    }

    @ParameterizedTest
    @MethodSource("required")
    void missingPropertyRejected(String name) {
        requireRejected(with(good(), name, null));
        requireRejected(with(good(), name, ""));
        requireRejected(with(good(), name, "\u0000"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    formatVersion, 2
                    formatVersion, '1 '
                    copyCode, 00000000000000000001
                    kind, certified_from_original
                    kind, OFFICIAL_COPY
                    kind, A
                    legalProfileInForceFrom, 2025-13-01
                    legalProfileInForceFrom, 2025-11-01T00:00:00Z
                    originalIssueDate, 2025-02-30
                    originalIssueDate, hôm nay
                    originalTotalPages, 0
                    originalTotalPages, -1
                    originalTotalPages, 1.5
                    originalTotalPages, 0x10
                    originalTotalPages, 2147483648
                    originalTotalPages, 99999999999999999999999999
                    originalSheets, -1
                    originalSheets, ' 1'
                    originalForeign, true
                    originalForeign, yes
                    originalForeign, 1
                    conversionLookup, 'https://a b'
                    conversionLookup, javascript:alert(1)
                    statementDate, 2014-01-01
                    registerVolume, 4294967297
                    registerYear, 2014
                    registerNumber, 999999999999
                    copiesCount, 10001
                    copyForm, SAO_Y
                    copyForm, sao y
                    """)
    void valueThatIsNotOfItsTypeRejected(String name, String value) {
        requireRejected(with(good(), name, value));
    }

    @Test
    void foreignOriginalWithoutLegalisationRejected() {
        requireRejected(with(with(good(), "originalForeign", "True"), "originalLegalisation", null));
    }

    @Test
    void listsThatAreMissingOrWrongRejected() {
        RecordProperties good = good();
        for (List<String> lines : List.of(List.<String>of(), List.of(""), List.of("a\nb"))) {
            Map<String, List<String>> lists = new LinkedHashMap<>(good.lists());
            lists.put("statementLines", lines);
            requireRejected(new RecordProperties(good.simple(), lists, good.pages()));
        }
        Map<String, List<String>> lists = new LinkedHashMap<>(good.lists());
        lists.remove("statementLines");
        requireRejected(new RecordProperties(good.simple(), lists, good.pages()));
        lists.put("statementLines", List.of("x"));
        lists.put("originalSecurityElements", List.of("GOLD"));
        requireRejected(new RecordProperties(good.simple(), lists, good.pages()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "sha256", "widthPx", "heightPx", "dpiX", "dpiY", "colour", "embedding"})
    void pageWithAFieldMissingOrWrongRejected(String field) {
        RecordProperties good = good();
        for (String wrong : new String[] {null, "", "x", "-1", "NaN", "1e999", "99999999999999"}) {
            List<Map<String, String>> pages = new ArrayList<>(good.pages());
            Map<String, String> page = new LinkedHashMap<>(pages.get(1));
            if (wrong == null) {
                page.remove(field);
            } else {
                page.put(field, wrong);
            }
            pages.set(1, page);
            requireRejected(new RecordProperties(good.simple(), good.lists(), pages));
        }
    }

    @Test
    void randomDamageEndsInARecordOrInOneTypedError() {
        Random random = new Random(11);
        String[] values = {"", "0", "-1", "True", "\ud800", "９", "2026-01-01", "+1", "1d", "x".repeat(3_000), "http:/"};
        for (int i = 0; i < 3_000; i++) {
            RecordProperties damaged = good();
            List<String> names = new ArrayList<>(damaged.simple().keySet());
            for (int j = 0; j <= random.nextInt(3); j++) {
                String name = names.get(random.nextInt(names.size()));
                damaged = with(damaged, name, values[random.nextInt(values.length)]);
            }
            try {
                CopyRecord record = damaged.toRecord();
                assertThat(RecordProperties.of(record).toRecord()).isEqualTo(record);
            } catch (PolicyException refused) {
                assertThat(refused.problem().code()).isEqualTo(CoreProblem.RECORD_VALUE_INVALID);
            }
        }
    }
}
