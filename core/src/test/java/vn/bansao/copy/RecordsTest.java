package vn.bansao.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.PolicyException;
import vn.bansao.internal.CoreProblem;

/** What the records of the model accept and refuse. */
class RecordsTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final RegisterNumber NUMBER = RegisterNumber.ofCopy(1, 2026, 7);
    private static final CopyCode CODE = CopyCode.random(new Random(1));
    private static final Original ORIGINAL = Original.of("Bằng tốt nghiệp đại học", 2);
    private static final Authority AGENCY = Authority.of("Ủy ban nhân dân phường Bến Nghé");
    private static final ConversionMark MARK = mark("https://bansao.example.vn/tra-cuu");
    private static final Officer OFFICER =
            new Officer("Nguyễn Thị Ánh Tuyết", "Phó Chủ tịch", AGENCY.name(), "KT. CHỦ TỊCH", "");

    private static ConversionMark mark(String address) {
        return new ConversionMark("Ủy ban", "BanSao", URI.create(address));
    }

    private static CertificationStatement statement(LocalDate date, List<String> lines, int copies) {
        return new CertificationStatement("id", "1", lines, "Bến Nghé", date, NUMBER, copies);
    }

    private static CopyRecord record(
            CopyKind kind, CertificationStatement statement, CopyForm form, Officer certifier) {
        return new CopyRecord(
                CODE,
                kind,
                LegalProfile.CERTIFICATION_2025_11,
                "",
                "",
                ORIGINAL,
                List.of(),
                statement,
                form,
                MARK,
                AGENCY,
                certifier);
    }

    private static void requireRejected(String what, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PolicyException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(CoreProblem.RECORD_VALUE_INVALID);
            assertThat(refused.problem().values()).containsEntry("what", what).containsKeys("actual", "required");
        });
    }

    @Test
    void textsAreComposedAndStripped() {
        String name = "Ủy ban nhân dân phường Bến Nghé";
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(name);
        assertThat(Authority.of("  " + decomposed + "\n ").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0000b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u2066b",
                "a\ud800b",
                "a\udc00",
                "a\ufffeb",
                "a\uffffb"
            })
    void textsThatAreNotOneVisibleLineRejected(String text) {
        requireRejected("agency's name", () -> Authority.of(text));
        requireRejected("agency's code", () -> new Authority("a", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"₫ №", "𠮷野家", "محمد", "O’Neill – «x»", "\ufffd"})
    void foreignLettersAccepted(String text) {
        assertThat(Authority.of(text).name()).isEqualTo(text);
    }

    @Test
    void textsAreBounded() {
        assertThat(Authority.of("x".repeat(2_000)).name()).hasSize(2_000);
        requireRejected("agency's name", () -> Authority.of("x".repeat(2_001)));
        requireRejected("agency's name", () -> Authority.of(" "));
        requireRejected("certifier's name", () -> new Officer("", "b", "c", "d", ""));
        requireRejected("certifier's title", () -> new Officer("a", "", "c", "d", ""));
        requireRejected("certifier's organisation", () -> new Officer("a", "b", "", "d", ""));
        requireRejected("certifier's capacity", () -> new Officer("a", "b", "c", "", ""));
        requireRejected("legal profile", () -> new LegalProfile("", DATE));
    }

    @Test
    void registerNumbersAreWrittenWithTwoDigits() {
        assertThat(RegisterNumber.ofCopy(1, 2026, 7).formatted()).isEqualTo("07");
        assertThat(new RegisterNumber("SCT/BS", 1, 2026, 7, "/ĐT").formatted()).isEqualTo("07/ĐT");
        assertThat(RegisterNumber.ofCopy(1, 2026, 10).formatted()).isEqualTo("10");
        assertThat(RegisterNumber.ofCopy(1, 2026, 12_345).formatted()).isEqualTo("12345");
        assertThat(RegisterNumber.ofCopy(1, 2026, 7).formattedVolume()).isEqualTo("01");
        assertThat(RegisterNumber.ofCopy(123, 2026, 7).formattedVolume()).isEqualTo("123");
        assertThat(NUMBER.book()).isEqualTo("SCT/BS");
    }

    @Test
    void registerNumbersAreBounded() {
        requireRejected("volume", () -> RegisterNumber.ofCopy(0, 2026, 1));
        requireRejected("volume", () -> RegisterNumber.ofCopy(10_000, 2026, 1));
        requireRejected("year", () -> RegisterNumber.ofCopy(1, 2014, 1));
        requireRejected("year", () -> RegisterNumber.ofCopy(1, 10_000, 1));
        requireRejected("register number", () -> RegisterNumber.ofCopy(1, 2026, 0));
        requireRejected("register number", () -> RegisterNumber.ofCopy(1, 2026, 1_000_000_000));
        requireRejected("book", () -> new RegisterNumber("", 1, 2026, 1, ""));
    }

    @Test
    void statementIsOfTheYearOfItsNumber() {
        assertThat(statement(DATE, List.of("x"), 1).date()).isEqualTo(DATE);
        requireRejected("register number's year", () -> statement(DATE.plusYears(1), List.of("x"), 1));
    }

    /** Midnight is Vietnam's: 17:00 of the day before in UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T16:59:59Z, false",
        "2026-11-21T17:00:00Z, true",
        "2026-12-23T16:59:59Z, true",
        "2026-12-23T17:00:00Z, false"
    })
    void statementIsSignedOnItsDayOrWithinAMonth(Instant time, boolean signable) {
        assertThat(statement(LocalDate.of(2026, 11, 22), List.of("x"), 1).isSignableAt(time))
                .isEqualTo(signable);
    }

    @Test
    void statementIsBounded() {
        requireRejected("statement's lines", () -> statement(DATE, List.of(), 1));
        requireRejected("statement's line", () -> statement(DATE, List.of(""), 1));
        requireRejected("statement's lines", () -> statement(DATE, Collections.nCopies(101, "x"), 1));
        requireRejected("copies", () -> statement(DATE, List.of("x"), 0));
        requireRejected("copies", () -> statement(DATE, List.of("x"), 10_001));
    }

    @Test
    void certifiedCopyHasStatementAndCertifierAndNoForm() {
        CertificationStatement statement = statement(DATE, List.of("x"), 1);
        CopyKind kind = CopyKind.CERTIFIED_FROM_ORIGINAL;
        assertThat(record(kind, statement, null, OFFICER).kind()).isEqualTo(kind);
        requireRejected("statement", () -> record(kind, null, null, OFFICER));
        requireRejected("certifier", () -> record(kind, statement, null, null));
        requireRejected("form of copy", () -> record(kind, statement, CopyForm.SAO_Y, OFFICER));
    }

    @Test
    void officialCopyHasFormAndNeitherStatementNorCertifier() {
        CopyKind kind = CopyKind.OFFICIAL_COPY;
        assertThat(record(kind, null, CopyForm.TRICH_SAO, null).form()).isEqualTo(CopyForm.TRICH_SAO);
        requireRejected("form of copy", () -> record(kind, null, null, null));
        requireRejected("certifier", () -> record(kind, null, CopyForm.SAO_Y, OFFICER));
        requireRejected("statement", () -> record(kind, statement(DATE, List.of("x"), 1), CopyForm.SAO_Y, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"ISSUED_FROM_REGISTER", "DIGITISED_DOSSIER", "DIGITISED_ARCHIVE"})
    void otherKindsHaveNoneOfThem(CopyKind kind) {
        assertThat(record(kind, null, null, null).certifier()).isNull();
        requireRejected("statement", () -> record(kind, statement(DATE, List.of("x"), 1), null, null));
        requireRejected("certifier", () -> record(kind, null, null, OFFICER));
        requireRejected("form of copy", () -> record(kind, null, CopyForm.SAO_LUC, null));
    }

    @Test
    void shortWaysMakeTheSameRecords() {
        CertificationStatement statement = statement(DATE, List.of("x"), 1);
        CopyRecord certified = CopyRecord.certified(CODE, ORIGINAL, statement, OFFICER, AGENCY, MARK);
        assertThat(certified.procedureCode()).isEqualTo("2.000815");
        assertThat(certified.withDossierCode(" H29.1 ").dossierCode()).isEqualTo("H29.1");
        assertThat(certified.withDossierCode("").withPages(List.of())).isEqualTo(certified);
        CopyRecord official = CopyRecord.official(CODE, ORIGINAL, CopyForm.SAO_Y, AGENCY, MARK);
        assertThat(official.legalProfile()).isEqualTo(LegalProfile.OFFICIAL_COPY_2020_03);
    }

    @Test
    void foreignOriginalNeedsItsLegalisation() {
        requireRejected("legalisation", () -> foreign(" "));
        assertThat(foreign("Hợp pháp hóa số 12/2026").foreign()).isTrue();
    }

    private static Original foreign(String legalisation) {
        return new Original("Diploma", "", "", "", null, "", "en", 1, 0, true, legalisation, Set.of(), "", "");
    }

    @Test
    void originalIsBounded() {
        requireRejected("original's type", () -> Original.of("", 1));
        requireRejected("original's pages", () -> Original.of("x", 0));
        requireRejected("original's pages", () -> Original.of("x", 100_001));
    }

    @Test
    void lookUpAppendsTheCode() {
        String printed = CODE.value();
        for (String address : new String[] {"https://a.vn", "http://a.vn/", "https://a.vn:8443/x", "https://[::1]/"}) {
            String between = address.endsWith("/") ? "" : "/";
            assertThat(mark(address).lookupOf(CODE)).hasToString(address + between + printed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.vn/",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "a.vn",
                "//a.vn",
                "https:a.vn",
                "https:///x",
                "https://user@a.vn/",
                "https://chinhphu.vn:pw@a.vn/",
                "https://a.vn/?code=",
                "https://a.vn/#"
            })
    void lookUpElsewhereThanOnTheWebRejected(String address) {
        requireRejected("look-up address", () -> mark(address));
    }

    @Test
    void pagesAreBounded() {
        String digest = "0".repeat(64);
        assertThat(page(1, digest, 1, 300).digest()).isEqualTo(new byte[32]);
        requireRejected("page's index", () -> page(0, digest, 1, 300));
        requireRejected("page's width", () -> page(1, digest, 0, 300));
        requireRejected("page's width", () -> page(1, digest, 1_000_001, 300));
        requireRejected("page's digest", () -> page(1, digest.substring(1), 1, 300));
        requireRejected("page's digest", () -> page(1, "A".repeat(64), 1, 300));
        for (double dpi : new double[] {0, -300, 0.5, 1e300, Double.NaN, Double.POSITIVE_INFINITY}) {
            requireRejected("page's pixels per inch", () -> page(1, digest, 1, dpi));
        }
    }

    private static PageRecord page(int index, String digest, int width, double dpi) {
        return new PageRecord(index, digest, width, 1, dpi, dpi, PageRecord.Colour.GREY, PageRecord.Embedding.VERBATIM);
    }
}
