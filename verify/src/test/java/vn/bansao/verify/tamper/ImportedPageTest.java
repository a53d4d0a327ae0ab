package vn.bansao.verify.tamper;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.copy.StatementTemplate.LastPageOverlay;
import vn.bansao.testing.LayeredPages;
import vn.bansao.testing.PdfFiles;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Verdict;

/** Pages that went in as forms, changed by who has the keys: whatever is drawn is bound by the record. */
class ImportedPageTest {
    private static final byte[] STRIPS = copy(LayeredPages.STRIPS);
    private static final byte[] LAYERS = copy(LayeredPages.SOFT_MASK);
    private static final byte[] PROFILED = copy(LayeredPages.STRIPS_OF_A_PROFILE);

    private static byte[] copy(LayeredPages page) {
        return Bench.certified(page.file(), 1, StatementTemplate.VN_2025_11);
    }

    @Test
    void untouchedAccepted() {
        Bench.assertValid(STRIPS);
        Bench.assertValid(LAYERS);
        Bench.assertValid(PROFILED);
        Bench.assertValid(forged(STRIPS, part -> {}));
        Bench.assertValid(
                Bench.certified(LayeredPages.all(), LayeredPages.values().length, StatementTemplate.VN_2025_11));
    }

    private static byte[] forged(byte[] copy, Consumer<Part> change) {
        Forge forge = Forge.of(copy);
        change.accept(forge.first());
        // The signature stays the last object of its revision.
        forge.first().objects.put(16, forge.first().objects.remove(16));
        return forge.write();
    }

    private static int number(Part part, String mark) {
        return part.objects.entrySet().stream()
                .filter(object -> object.getValue().contains(mark))
                .mapToInt(java.util.Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Arguments attack(String name, byte[] copy, Consumer<Part> change) {
        return Arguments.of(name, copy, change);
    }

    private static Arguments form(String name, String regex, String with) {
        return attack(name, STRIPS, part -> {
            int form = number(part, "/Subtype/Form/BBox[0 0 200 300 ]");
            String before = part.objects.get(form);
            String after = before.replaceFirst(regex, with);
            if (before.equals(after)) {
                throw new IllegalArgumentException("nothing to change by " + regex);
            }
            part.objects.put(form, after);
        });
    }

    private static Arguments content(String name, String from, String to) {
        return attack(name, STRIPS, part -> part.editStream(number(part, "/Fm0 Do"), text -> text.replace(from, to)));
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack(
                        "strip",
                        STRIPS,
                        part -> part.editStream(number(part, "/Height 24"), text -> "\0".repeat(28_800))),
                attack(
                        "dictionaryOfAStrip",
                        STRIPS,
                        part -> part.edit(
                                number(part, "/Height 24"), "/Subtype/Image", "/Subtype/Image/Decode[1 0 1 0 1 0]")),
                attack(
                        "softMask",
                        LAYERS,
                        part -> part.editStream(
                                number(part, "/Width 400/Height 600/ColorSpace/DeviceGray"),
                                text -> "\0".repeat(240_000))),
                attack(
                        "softMaskLeftOut",
                        LAYERS,
                        part -> part.objects.replaceAll((number, body) -> body.replaceAll("/SMask \\d+ 0 R", ""))),
                attack("profile", PROFILED, part -> part.editStream(number(part, "/N 1"), text -> text + " ")),
                attack(
                        "orderOfDrawing",
                        STRIPS,
                        part -> part.editStream(
                                number(part, "/Subtype/Form/BBox[0 0 200 300 ]"),
                                text -> text.replace("/I0 Do", "/I9 Do"))),
                form("stripsExchanged", "/I0 (\\d+) 0 R/I1 (\\d+) 0 R", "/I0 $2 0 R/I1 $1 0 R"),
                form("box", "/BBox\\[0 0 200 300 ]", "/BBox[0 0 200 299]"),
                form("matrix", "/BBox", "/Matrix[1 0 0 1 0 0]/BBox"),
                form("stripOfNoStream", "/I0 \\d+ 0 R", "/I0 12 0 R"),
                form("formWithinItself", "/I0 \\d+ 0 R", "/I0 20 0 R"),
                content("formNotDrawn", "/Fm0 Do", ""),
                content("formDrawnTwice", "/Fm0 Do", "/Fm0 Do/Fm0 Do"),
                content("formMoved", "1 0 0 1 0 0 cm", "1 0 0 1 200 0 cm"),
                content("formShrunk", "1 0 0 1 0 0 cm", "0.5 0 0 0.5 0 0 cm"),
                content("drawnOver", "Do Q", "Do Q 1 g 20 20 50 50 re f"),
                content("drawnBelow", "q 1", "0 g 20 20 50 50 re f q 1"),
                content("inlineImage", "Do Q", "Do Q BI /W 1 /H 1 /IM true ID x EI"),
                attack("otherObjectNamed", STRIPS, part -> {
                    int page = number(part, "/XObject<</Fm0");
                    part.edit(page, "/XObject<</Fm0", "/XObject<</Im1 90 0 R/Fm0").stream(
                            90, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f");
                }));
    }

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("attacks")
    void changed(String name, byte[] copy, Consumer<Part> change) {
        Bench.assertRejected(forged(copy, change), Verdict.INVALID, FindingCode.COPY_PAGE_DIGEST_WRONG);
    }

    @Test
    void statementOverTheLastPageAccepted() {
        PdfFiles file = new PdfFiles();
        int image = file.stream(
                "/Type/XObject/Subtype/Image/Width 600/Height 842/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
                PdfFiles.deflate(new byte[600 * 842]));
        byte[] pdf = file.imagePage(
                        image, "q 600 0 0 842 0 0 cm /Im0 Do Q 1 0 0 RG 9 9 m 90 90 l S", "/MediaBox[0 0 600 842]")
                .bytes();
        Bench.assertValid(Bench.certified(
                pdf, 1, StatementTemplate.VN_2025_11.withPlacement(new LastPageOverlay(10, 10, 190, 100))));
    }
}
