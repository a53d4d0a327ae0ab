package vn.bansao.verify.tamper;

import java.util.function.Consumer;
import java.util.stream.Stream;
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
    private static final String FORM = Forge.body(Bench.copy(), 9);
    private static final String LOOK = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>\nstream\n\nendstream";

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void prepared(Attack attack) {
        attack.assertMet("prepared");
    }

    static Stream<Attack> vectors() {
        return Stream.concat(shadows(), Stream.of("1", "2", "3").flatMap(PreparedAttacksTest::certified));
    }

    private static Stream<Attack> shadows() {
        String other = PAGE.replace("/Type/Page", "/Type/Page/Rotate 180");
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
                        part -> part.put(90, other),
                        part -> part.put(11, Forge.body(Bench.copy(), 11).replace("12 0 R", "90 0 R"))),
                shadow(
                        "hideAndReplaceCatalog",
                        part -> part.put(90, Forge.body(Bench.copy(), 8)),
                        part -> part.trailer = part.trailer.replace("/Root 8 0 R", "/Root 90 0 R")),
                Attack.of("hideAndReplaceByTheTableAlone", PreparedAttacksTest::switchedTable),
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

    /** Both pages are signed; the later table only says which one it is. */
    private static byte[] switchedTable() {
        String hidden = "12 0 obj\n" + PAGE.replace("/Type/Page", "/Type/Page/Rotate 180") + "\nendobj\n";
        byte[] copy = prepared(part -> part.beforeXref = hidden);
        String text = Forge.text(copy);
        String tail = "xref\n12 1\n" + String.format("%010d 00000 n \n", text.indexOf(hidden)) + "trailer\n<</Size 25"
                + Forge.update(copy).trailer + "/Prev " + Forge.lastStartxref(text) + ">>\nstartxref\n" + copy.length
                + "\n%%EOF\n";
        return Forge.bytes(text + tail);
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
