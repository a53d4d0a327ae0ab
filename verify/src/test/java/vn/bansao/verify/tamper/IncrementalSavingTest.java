package vn.bansao.verify.tamper;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes behind and before a good copy that are no proper update, or one that lies about where objects are. */
class IncrementalSavingTest {
    private static final String COPY = Forge.text(Bench.copy());
    private static final long LAST = Forge.lastStartxref(COPY);
    private static final long FIRST = Forge.lastStartxref(COPY.substring(0, COPY.indexOf("%%EOF")));
    private static final String TRAILER = Forge.update(Bench.copy()).trailer;
    private static final String TURNED =
            "12 0 obj\n" + Forge.body(Bench.copy(), 12).replace("/Type/Page", "/Type/Page/Rotate 180") + "\nendobj\n";
    private static final int END = COPY.length();

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void savedIncrementally(Attack attack) {
        attack.assertMet("incremental-saving");
    }

    static Stream<Attack> vectors() {
        return Stream.of(unfinished(), lying(), around(), flags()).flatMap(attacks -> attacks);
    }

    private static Attack behind(String name, String tail) {
        return Attack.of(name, () -> Forge.bytes(COPY + tail));
    }

    /** What a signature-blind reader repairs, and then shows. */
    private static Stream<Attack> unfinished() {
        String table = "xref\n12 1\n" + row(END, 0);
        long section = END + TURNED.length();
        return Stream.of(
                behind("bodyOnly", TURNED),
                behind("bodyAndEnd", TURNED + end(LAST)),
                behind("withoutTable", TURNED + trailer(LAST) + end(LAST)),
                behind("withoutTrailer", TURNED + table + end(section)),
                behind("withoutStartxref", TURNED + table + trailer(LAST) + "%%EOF\n"),
                behind("withoutEof", TURNED + table + trailer(LAST) + "startxref\n" + section + "\n"),
                behind("withoutPrevious", TURNED + table + "trailer\n<</Size 25" + TRAILER + ">>\n" + end(section)),
                behind("comment", "%a comment\n"),
                behind("commentAndEof", "%a comment\n%%EOF\n"),
                behind("secondEof", "%%EOF\n"),
                behind("secondEnd", end(LAST)),
                behind("startxrefOfTheFirstRevision", end(FIRST)),
                behind("startxrefZero", end(0)),
                behind("startxrefOutside", end(999_999_999L)),
                behind("startxrefNegative", "startxref\n-9\n%%EOF\n"),
                behind("startxrefOverflowing", "startxref\n99999999999999999999999\n%%EOF\n"),
                behind("startxrefIntoAStream", end(LAST - 500)),
                behind("startxrefOneOff", end(LAST + 1)));
    }

    /** Tables and trailers that are there and say something else than what the bytes are. */
    private static Stream<Attack> lying() {
        return Stream.of(
                table("entryToAnotherObject", Map.of(12, row(COPY.indexOf("\n13 0 obj") + 1, 0)), TRAILER, LAST),
                table("entryToTheSignedOldField", Map.of(17, row(COPY.indexOf("\n17 0 obj") + 1, 0)), TRAILER, LAST),
                table("entryIntoAStream", Map.of(12, row(COPY.indexOf("stream\n") + 9, 0)), TRAILER, LAST),
                table("entryBeyondTheEnd", Map.of(12, row(END + 99_999, 0)), TRAILER, LAST),
                table("entryToZero", Map.of(12, row(0, 0)), TRAILER, LAST),
                table("entryOfAnotherGeneration", Map.of(12, row(COPY.indexOf("\n12 0 obj") + 1, 7)), TRAILER, LAST),
                table("pageFreed", Map.of(12, "0000000000 00001 f \n"), TRAILER, LAST),
                table("certifiersSignatureFreed", Map.of(16, "0000000000 00001 f \n"), TRAILER, LAST),
                table("formFreed", Map.of(9, "0000000000 00001 f \n"), TRAILER, LAST),
                table("sizeTooSmall", Map.of(), TRAILER.replace("/ID", "/Size 5/ID"), LAST),
                table("withoutRoot", Map.of(), TRAILER.replaceAll("/Root \\d+ 0 R", ""), LAST),
                table("rootToThePage", Map.of(), TRAILER.replaceAll("/Root \\d+ 0 R", "/Root 12 0 R"), LAST),
                table("hybridOutside", Map.of(), TRAILER + "/XRefStm 999999999", LAST),
                table("hybridNegative", Map.of(), TRAILER + "/XRefStm -1", LAST),
                table("hybridToATable", Map.of(), TRAILER + "/XRefStm " + LAST, LAST),
                table("hybridToAnObject", Map.of(), TRAILER + "/XRefStm " + (COPY.indexOf("\n12 0 obj") + 1), LAST),
                table("previousOneOff", Map.of(), TRAILER, LAST - 1),
                table("previousNegative", Map.of(), TRAILER, -LAST),
                table("previousTheFirstRevision", Map.of(), TRAILER, FIRST),
                table("previousItself", Map.of(), TRAILER, END),
                behind("previousLoop", loop()),
                behind("generationOne", update(TURNED.replace("12 0 obj", "12 1 obj"), Map.of(12, row(END, 1)))),
                behind(
                        "objectOfAnotherNumber",
                        update(TURNED.replace("12 0 obj", "13 0 obj"), Map.of(12, row(END, 0)))),
                behind(
                        "linearizedDictionary",
                        update(
                                "90 0 obj\n<</Linearized 1/L 9/H[1 2]/O 12/E 9/N 1/T 9>>\nendobj\n",
                                Map.of(90, row(END, 0)))));
    }

    private static Attack table(String name, Map<Integer, String> rows, String trailer, long previous) {
        return behind(name, section(rows, trailer, previous) + end(END));
    }

    private static String update(String object, Map<Integer, String> rows) {
        return object + section(rows, TRAILER, LAST) + end(END + object.length());
    }

    /** Two sections, each the other's predecessor. */
    private static String loop() {
        String one = section(Map.of(), TRAILER, 1_000_000L).replace("1000000", String.format("%07d", 0));
        String first = one.replace("/Prev 0000000", "/Prev " + String.format("%07d", END + one.length()));
        return first + one.replace("/Prev 0000000", "/Prev " + String.format("%07d", END)) + end(END + one.length());
    }

    private static String section(Map<Integer, String> rows, String trailer, long previous) {
        StringBuilder text = new StringBuilder("xref\n");
        new TreeMap<>(rows)
                .forEach((number, row) -> text.append(number).append(" 1\n").append(row));
        if (rows.isEmpty()) {
            text.append("0 0\n");
        }
        return text + "trailer\n<<" + (trailer.contains("/Size") ? "" : "/Size 91") + trailer + "/Prev " + previous
                + ">>\n";
    }

    private static String trailer(long previous) {
        return "trailer\n<</Size 25" + TRAILER + "/Prev " + previous + ">>\n";
    }

    private static String row(long offset, int generation) {
        return String.format("%010d %05d n \n", offset, generation);
    }

    private static String end(long startxref) {
        return "startxref\n" + startxref + "\n%%EOF\n";
    }

    /** Whole documents and stray bytes on both sides. */
    private static Stream<Attack> around() {
        return Stream.of(
                behind("lineBehind", "\n"),
                behind("spaceBehind", " "),
                behind("nullsBehind", "\0\0\0\0"),
                behind("textBehind", "hidden"),
                behind("headerBehind", "%PDF-1.7\n"),
                behind("itselfBehind", COPY),
                behind("otherCopyBehind", Forge.text(Bench.copyWithoutTimestamps())),
                behind("firstRevisionBehind", COPY.substring(0, COPY.indexOf("%%EOF") + 6)),
                before("lineBefore", "\n"),
                before("textBefore", "hidden"),
                before("markBefore", "\u00EF\u00BB\u00BF"),
                before("headerBefore", "%PDF-1.4\n"),
                before("postscriptBefore", "%!PS\n"),
                before("otherCopyBefore", Forge.text(Bench.copyWithoutTimestamps())),
                before("kilobyteBefore", "x".repeat(1_024)));
    }

    private static Attack before(String name, String head) {
        return Attack.of(name, () -> Forge.bytes(head + COPY));
    }

    /** Signatures made to look like something else, so that a viewer finds none. */
    private static Stream<Attack> flags() {
        String form = Forge.body(Bench.copy(), 9);
        String catalog = Forge.body(Bench.copy(), 8);
        String seal = Forge.body(Bench.copy(), 17);
        String certifier = Forge.body(Bench.copy(), 14);
        return Stream.of(
                object("flagsZero", 9, form.replaceAll("/SigFlags \\d", "/SigFlags 0")),
                object("flagsRemoved", 9, form.replaceAll("/SigFlags \\d", "")),
                object("flagsAppendOnlyRemoved", 9, form.replaceAll("/SigFlags \\d", "/SigFlags 1")),
                object("formRemoved", 8, catalog.replaceAll("/AcroForm \\d+ 0 R", "")),
                object("formNull", 9, "null"),
                object("sealATextField", 17, seal.replace("/FT/Sig", "/FT/Tx")),
                object("sealWithoutAType", 17, seal.replace("/FT/Sig", "")),
                object("sealRenamed", 17, seal.replace("/T(seal)", "/T(zeal)")),
                object("sealNamedAsTheCertifier", 17, seal.replace("/T(seal)", "/T(certifier)")),
                object("sealWithTheCertifiersSignature", 17, seal.replaceAll("/V \\d+ 0 R", "/V 16 0 R")),
                object("certifierWithTheSealsSignature", 14, certifier.replaceAll("/V \\d+ 0 R", "/V 24 0 R")),
                object("certifierCleared", 14, certifier.replaceAll("/V \\d+ 0 R", "")),
                object("certifierHidden", 14, certifier.replace("/F 132", "/F 2")),
                object("certifiersLookRemoved", 14, certifier.replaceAll("/AP<<[^>]*>>", "")),
                object("sealsLookIsTheCertifiers", 17, seal.replaceAll("/AP<</N \\d+ 0 R", "/AP<</N 15 0 R")),
                object("sealWithDownLook", 17, seal.replaceAll("/AP<<", "/AP<</D 15 0 R")),
                object("sealWithKids", 17, seal.replace("/FT/Sig", "/FT/Sig/Kids[14 0 R]")),
                object("sealWithParent", 17, seal.replace("/FT/Sig", "/FT/Sig/Parent 14 0 R")),
                object("sealWithAnAction", 17, seal.replace("/FT/Sig", "/FT/Sig/A<</S/URI/URI(http://x)>>")),
                object("sealOnTheScan", 17, seal.replace("/P 12 0 R", "/P 20 0 R")),
                object("sealReadOnlyFlag", 17, seal.replace("/FT/Sig", "/FT/Sig/Ff 1")),
                object("formWithDefaultLook", 9, form.replace("<<", "<</DA(/F1 0 Tf)")),
                object("formWithCalculation", 9, form.replace("<<", "<</CO[17 0 R]")),
                object("formWithResources", 9, form.replace("<<", "<</DR<</Font<</F1 3 0 R>>>>")));
    }

    private static Attack object(String name, int number, String body) {
        return Attack.of(name, () -> AfterTheSealTest.appended(part -> part.put(number, body)));
    }
}
