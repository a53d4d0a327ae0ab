package vn.bansao.verify.tamper;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;

/**
 * Two steps: the attacker writes what the certifier and the agency sign, and switches it afterwards (shadow attacks), or
 * uses what their certification seems to permit (evil annotation and sneaky signature).
 */
class PreparedAttacksTest {
    static final String PAGE = Forge.body(Bench.copy(), 12);
    private static final String TURNED = PAGE.replace("/Type/Page", "/Type/Page/Rotate 180");
    private static final String FORM = Forge.body(Bench.copy(), 9);
    private static final String LOOK = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>\nstream\n\nendstream";

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void prepared(Attack attack) {
        attack.assertMet("prepared");
    }

    static Stream<Attack> vectors() {
        return Stream.of(shadows(), switches(), Stream.of("1", "2", "3").flatMap(PreparedAttacksTest::certified))
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> shadows() {
        return Stream.of(
                shadow(
                        "hide",
                        part -> part.put(90, LOOK).edit(12, "/Type/Page", "/Type/Page/Shadow 90 0 R"),
                        part -> part.put(90, "null")),
                shadow(
                        "hideByFreeing",
                        part -> part.put(90, LOOK).edit(12, "/Type/Page", "/Type/Page/Shadow 90 0 R"),
                        part -> part.freed.add(90)),
                shadow(
                        "replaceText",
                        part -> part.put(90, "(a)").edit(12, "/Type/Page", "/Type/Page/Shadow 90 0 R"),
                        part -> part.put(90, "(b)")),
                shadow(
                        "hideAndReplacePage",
                        part -> part.put(90, TURNED),
                        part -> part.put(11, Forge.body(Bench.copy(), 11).replace("12 0 R", "90 0 R"))),
                shadow(
                        "hideAndReplaceCatalog",
                        part -> part.put(90, Forge.body(Bench.copy(), 8)),
                        part -> part.trailer = part.trailer.replace("/Root 8 0 R", "/Root 90 0 R")),
                shadow(
                        "hideLook",
                        part -> part.put(90, LOOK),
                        part -> part.put(14, Forge.body(Bench.copy(), 14).replaceAll("/N 15 0 R", "/N 90 0 R"))),
                shadow(
                        "replaceForm",
                        part -> part.put(90, "<</Fields[]>>"),
                        part -> part.put(
                                8, Forge.body(Bench.copy(), 8).replaceAll("/AcroForm 9 0 R", "/AcroForm 90 0 R"))));
    }

    private static Attack shadow(String name, Consumer<Part> signed, Consumer<Part> later) {
        return Attack.of("shadow_" + name, () -> behind(prepared(signed), later));
    }

    static byte[] prepared(Consumer<Part> signed) {
        Forge forge = Forge.of(Bench.copy());
        signed.accept(forge.first());
        forge.first().objects.put(16, forge.first().objects.remove(16)); // the signature stays the last object
        return forge.write();
    }

    static byte[] behind(byte[] copy, Consumer<Part> later) {
        Part part = Forge.update(copy);
        later.accept(part);
        return part.behind(copy);
    }

    /**
     * Hide and replace, the kind that needs no new object: all that the reader will see is signed, and an update of a few
     * bytes says which of two objects it is.
     */
    private static Stream<Attack> switches() {
        return Stream.of(
                switched("besideTheObjects", 12, TURNED, hidden -> part -> part.beforeXref = hidden),
                switched("inAComment", 12, TURNED, PreparedAttacksTest::comment),
                switched("inAString", 12, TURNED, PreparedAttacksTest::string),
                switched("inAStream", 12, TURNED, PreparedAttacksTest::stream),
                switched("font", 3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", PreparedAttacksTest::comment),
                switched("lock", 19, "<</Type/SigFieldLock/Action/Include/Fields[]>>", PreparedAttacksTest::comment),
                switched(
                        "pages",
                        11,
                        Forge.body(Bench.copy(), 11).replaceAll("/Kids\\[\\d+ 0 R ", "/Kids["),
                        PreparedAttacksTest::comment),
                switched(
                        "sealsField",
                        17,
                        Forge.body(Bench.copy(), 17).replaceAll("/V \\d+ 0 R", ""),
                        PreparedAttacksTest::comment),
                switched(
                        "record",
                        10,
                        "<</Type/Metadata/Subtype/XML/Length 4>>\nstream\n<x/>\nendstream",
                        PreparedAttacksTest::stream),
                Attack.of(
                        "switch_pageInAnObjectStream",
                        () -> StreamPart.behind(prepared(PreparedAttacksTest::objectStream))
                                .inside(12, 90, 0)
                                .write()),
                Attack.of("switch_bySignedPlaces", PreparedAttacksTest::bySignedPlaces),
                Attack.of("switch_toASignedTable", () -> {
                    byte[] copy = withATable();
                    String text = Forge.text(copy);
                    return Forge.bytes(text + "startxref\n" + text.indexOf("xref\n12 1") + "\n%%EOF\n");
                }),
                Attack.of("switch_behindASignedTable", () -> {
                    byte[] copy = withATable();
                    return table(copy, "0 0\n", Forge.text(copy).indexOf("xref\n12 1"));
                }));
    }

    private static Attack switched(String name, int number, String body, Function<String, Consumer<Part>> hide) {
        String hidden = object(number, body);
        return Attack.of("switch_" + name, () -> {
            byte[] copy = prepared(hide.apply(hidden));
            String text = Forge.text(copy);
            String row = String.format("%010d 00000 n \n", text.lastIndexOf(hidden));
            return table(copy, number + " 1\n" + row, Forge.lastStartxref(text));
        });
    }

    /** In one line where it has no stream. */
    private static String object(int number, String body) {
        return number + " 0 obj " + body + " endobj\n";
    }

    private static Consumer<Part> comment(String hidden) {
        return part -> part.beforeXref = "%" + hidden;
    }

    private static Consumer<Part> string(String hidden) {
        return part -> part.put(90, "(" + hidden + ")");
    }

    private static Consumer<Part> stream(String hidden) {
        return part -> part.put(90, "<</Length " + hidden.length() + ">>\nstream\n" + hidden + "\nendstream");
    }

    /** Before the switch there is nothing to see: that is what makes it an attack, and its update the thing to refuse. */
    @Test
    void preparedCopiesNotYetSwitchedAccepted() {
        String hidden = object(12, TURNED);
        Bench.assertValid(prepared(comment(hidden)));
        Bench.assertValid(prepared(string(hidden)));
        Bench.assertValid(prepared(stream(hidden)));
        Bench.assertValid(prepared(PreparedAttacksTest::objectStream));
    }

    private static void objectStream(Part part) {
        part.put(90, StreamPart.stream("/Type/ObjStm", Map.of(12, TURNED)));
    }

    private static byte[] table(byte[] copy, String entries, long previous) {
        return Forge.bytes(Forge.text(copy) + "xref\n" + entries + "trailer\n<</Size 91" + Forge.update(copy).trailer
                + "/Prev " + previous + ">>\nstartxref\n" + copy.length + "\n%%EOF\n");
    }

    /** The page's other place stands in a cross-reference stream that was signed, too; the table only names it. */
    private static byte[] bySignedPlaces() {
        String hidden = object(12, TURNED);
        long place = Forge.text(withPlaces(hidden, 0)).indexOf(hidden);
        byte[] copy = withPlaces(hidden, place);
        return StreamPart.behind(copy).writeTable("0 0\n", Forge.text(copy).indexOf("90 0 obj"));
    }

    private static byte[] withPlaces(String hidden, long place) {
        String places = StreamPart.places("/Root 8 0 R", Map.of(12, StreamPart.cells(1, place, 0)));
        return prepared(part -> part.put(90, places).beforeXref = hidden);
    }

    /** A copy whose sealed bytes hold a second table with all that belongs to it, which nothing names yet. */
    private static byte[] withATable() {
        String hidden = object(12, TURNED);
        Forge forge = Forge.of(Bench.copy());
        comment(hidden).accept(forge.first());
        String draft = Forge.text(forge.write());
        long first = Forge.lastStartxref(draft.substring(0, draft.indexOf("%%EOF")));
        forge.second().previous = first;
        forge.second().beforeXref = String.format(
                "xref\n12 1\n%010d 00000 n \ntrailer\n<</Size 91%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n",
                draft.indexOf(hidden), forge.first().trailer, first, Forge.lastStartxref(draft));
        return forge.write();
    }

    private static Stream<Attack> certified(String permission) {
        return Stream.of(
                annotated(permission, "evilFreeText", "/Subtype/FreeText/DA(/F1 9 Tf)/Contents(x)/AP<</N 91 0 R>>"),
                annotated(permission, "evilStamp", "/Subtype/Stamp/AP<</N 91 0 R>>"),
                annotated(permission, "evilRedaction", "/Subtype/Redact/OverlayText(x)"),
                annotated(permission, "evilSquare", "/Subtype/Square/IC[1 1 1]"),
                annotated(permission, "evilText", "/Subtype/Text/Contents(x)"),
                annotated(permission, "evilLink", "/Subtype/Link/A<</S/URI/URI(http://x)>>"),
                annotated(permission, "evilWidget", "/Subtype/Widget/AP<</N 91 0 R>>"),
                sneaky(permission, "sneakyStranger", Bench.PKI.stranger().agency(), "[0 0 300 300]"),
                sneaky(permission, "sneakyCertifier", Bench.PKI.certifier(), "[0 0 300 300]"),
                sneaky(permission, "sneakyInvisible", Bench.PKI.certifier(), "[0 0 0 0]"));
    }

    private static Attack annotated(String permission, String name, String entries) {
        return Attack.of(
                name + "_P" + permission,
                () -> behind(
                        certifiedWith(permission),
                        part -> part.put(90, "<</Type/Annot/Rect[0 0 300 300]/F 4" + entries + ">>")
                                .put(91, LOOK)
                                .put(12, PAGE.replace("17 0 R]", "17 0 R 90 0 R]"))));
    }

    private static Attack sneaky(String permission, String name, TestIdentity signer, String rectangle) {
        return Attack.of(
                name + "_P" + permission,
                () -> behind(certifiedWith(permission), part -> {
                    part.put(9, FORM.replace("17 0 R]", "17 0 R 90 0 R]"));
                    part.put(12, PAGE.replace("17 0 R]", "17 0 R 90 0 R]"));
                    part.put(92, LOOK);
                    part.put(
                            90,
                            "<</Type/Annot/Subtype/Widget/FT/Sig/T(more)/F 132/Rect" + rectangle
                                    + "/V 91 0 R/AP<</N 92 0 R>>>>");
                    part.put(
                            91,
                            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261122090507+07'00')"
                                    + "/Contents " + Part.GAP + "/ByteRange" + Part.RANGE + ">>");
                    part.sealer = Sealer.of(signer, TestTsa.inProcess(Bench.PKI));
                }));
    }

    static byte[] certifiedWith(String permission) {
        Forge forge = Forge.of(Bench.copy());
        forge.first().objects.computeIfPresent(16, (number, body) -> body.replace("/P 2", "/P " + permission));
        return forge.write();
    }
}
