package vn.bansao.verify.tamper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates of object streams, cross-reference streams and hybrid tables, in which readers see different objects. */
class StreamTricksTest {
    private static final String PAGE = Forge.body(Bench.copy(), 12);
    private static final String TURNED = PAGE.replace("/Type/Page", "/Type/Page/Rotate 180");
    private static final String CATALOG = Forge.body(Bench.copy(), 8);
    private static final String ACTIVE = CATALOG.replace("<<", "<</OpenAction<</S/JavaScript/JS(1)>>");
    private static final String SEAL = Forge.body(Bench.copy(), 17);
    private static final String NOTHING = "0 0\n";

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource("vectors")
    void tricked(Attack attack) {
        attack.assertMet("stream-tricks");
    }

    static Stream<Attack> vectors() {
        return Stream.of(redefined(), unnamed(), misled(), malformed(), hybrids())
                .flatMap(attacks -> attacks);
    }

    private static Attack update(String name, UnaryOperator<StreamPart> change) {
        return Attack.of(
                name, () -> change.apply(StreamPart.behind(Bench.copy())).write());
    }

    /** Objects of the signed document that come again, compressed. */
    private static Stream<Attack> redefined() {
        return Stream.of(
                inside("page", 12, TURNED),
                inside("catalog", 8, ACTIVE),
                inside("sealsField", 17, SEAL.replaceAll("/V \\d+ 0 R", "")),
                inside("sealsSignature", 24, "<</Type/Sig/Filter/Adobe.PPKLite>>"),
                inside("certifiersSignature", 16, "null"),
                inside("lock", 19, "<</Type/SigFieldLock/Action/Include/Fields[]>>"),
                inside("form", 9, "<</Fields[]/SigFlags 3>>"),
                update("pageFreedByAStream", part -> part.row(12, 0, 0, 1)),
                update(
                        "catalogInASecondStream",
                        part -> part.carrier(90, Map.of(8, CATALOG))
                                .carrier(91, Map.of(8, ACTIVE))
                                .inside(8, 91, 0)));
    }

    private static Attack inside(String name, int number, String body) {
        return update(
                "compressed_" + name,
                part -> part.carrier(90, Map.of(number, body)).inside(number, 90, 0));
    }

    /** Objects in streams that no row names: a reader that repairs the file may find them. */
    private static Stream<Attack> unnamed() {
        Map<Integer, String> both = new LinkedHashMap<>();
        both.put(12, PAGE);
        both.put(8, ACTIVE);
        return Stream.of(
                update("streamOfNobody", part -> part.carrier(90, Map.of(12, TURNED))),
                update(
                        "pageInTwoStreams",
                        part -> part.carrier(90, Map.of(12, TURNED))
                                .carrier(91, Map.of(12, PAGE))
                                .inside(12, 91, 0)),
                update("moreInsideThanNamed", part -> part.carrier(90, both).inside(12, 90, 0)),
                update(
                        "pageTwiceInOneStream",
                        part -> part.object(
                                        90,
                                        StreamPart.stream(
                                                "/Type/ObjStm/N 2",
                                                "12 0 12 " + (PAGE.length() + 1) + " ",
                                                PAGE + " " + TURNED))
                                .inside(12, 90, 0)),
                update(
                        "streamOfNothing",
                        part -> part.object(90, StreamPart.stream("/Type/ObjStm/N 0", "", "12 0 " + TURNED))),
                update(
                        "placesOfNobody",
                        part -> part.object(
                                90, StreamPart.places("/Root 8 0 R", Map.of(12, StreamPart.cells(0, 0, 1))))),
                Attack.of(
                        "streamOfNobodyBesideATable",
                        () -> AfterTheSealTest.appended(
                                part -> part.put(90, StreamPart.stream("/Type/ObjStm", Map.of(12, TURNED))))),
                Attack.of(
                        "placesOfNobodyBesideATable",
                        () -> AfterTheSealTest.appended(part -> part.put(
                                90, StreamPart.places("/Root 8 0 R", Map.of(12, StreamPart.cells(0, 0, 1)))))));
    }

    /** Rows that lead somewhere else than where the object is. */
    private static Stream<Attack> misled() {
        Map<Integer, String> two = new LinkedHashMap<>();
        two.put(90, "null");
        two.put(12, TURNED);
        return Stream.of(
                update(
                        "indexOfAnotherObject",
                        part -> part.carrier(91, two).inside(90, 91, 1).inside(12, 91, 0)),
                update(
                        "indexOutside",
                        part -> part.carrier(90, Map.of(12, TURNED)).inside(12, 90, 7)),
                update("streamMissing", part -> part.inside(12, 95, 0)),
                update("streamOfAnotherKind", part -> part.inside(12, 13, 0)),
                update("streamInsideItself", part -> part.inside(90, 90, 0).inside(12, 90, 0)),
                update(
                        "streamsInsideEachOther",
                        part -> part.inside(90, 91, 0).inside(91, 90, 0).inside(12, 90, 0)),
                update(
                        "streamInsideAStream",
                        part -> part.carrier(90, Map.of(91, StreamPart.stream("/Type/ObjStm", Map.of(12, TURNED))))
                                .inside(91, 90, 0)
                                .inside(12, 91, 0)),
                update(
                        "extendsAnotherStream",
                        part -> part.object(90, StreamPart.stream("/Type/ObjStm/Extends 91 0 R", Map.of(12, PAGE)))
                                .carrier(91, Map.of(12, TURNED))
                                .inside(12, 90, 0)),
                update(
                        "foundInTheExtendedStream",
                        part -> part.object(90, StreamPart.stream("/Type/ObjStm/Extends 91 0 R/N 0", "", " "))
                                .carrier(91, Map.of(12, TURNED))
                                .inside(12, 90, 0)),
                update(
                        "extendsInACircle",
                        part -> part.object(90, StreamPart.stream("/Type/ObjStm/Extends 91 0 R", Map.of(12, PAGE)))
                                .object(91, StreamPart.stream("/Type/ObjStm/Extends 90 0 R", Map.of(13, "null")))
                                .inside(12, 90, 0)),
                update(
                        "rowOfAnUnknownType",
                        part -> part.carrier(90, Map.of(12, TURNED)).row(12, 3, 90, 0)));
    }

    /** Streams that break a rule of their own. */
    private static Stream<Attack> malformed() {
        return Stream.of(
                page("typeMissing", StreamPart.stream("", Map.of(12, TURNED))),
                page("countNegative", StreamPart.stream("/Type/ObjStm/N -1", "12 0 ", TURNED)),
                page("countTooLarge", StreamPart.stream("/Type/ObjStm/N 9", "12 0 ", TURNED)),
                page("offsetOutside", StreamPart.stream("/Type/ObjStm/N 1", "12 99999 ", TURNED)),
                page("offsetsFalling", StreamPart.stream("/Type/ObjStm/N 2", "12 9 13 0 ", "null     " + TURNED)),
                page("twoValues", StreamPart.stream("/Type/ObjStm/N 1", "12 0 ", PAGE + TURNED)),
                page("valueCutOff", StreamPart.stream("/Type/ObjStm/N 1", "12 0 ", "<</Type/Page")),
                page("filterUnknown", StreamPart.stream("/Type/ObjStm/Filter/None", Map.of(12, TURNED))),
                page("dataElsewhere", StreamPart.stream("/Type/ObjStm/F(other.pdf)", Map.of(12, TURNED))));
    }

    private static Attack page(String name, String stream) {
        return update("malformed_" + name, part -> part.object(90, stream).inside(12, 90, 0));
    }

    private static Attack hybrid(String name, Function<StreamPart, byte[]> change) {
        return Attack.of("hybrid_" + name, () -> change.apply(StreamPart.behind(Bench.copy())));
    }

    /** A table for old readers, a stream for new ones (7.5.8.4). */
    private static Stream<Attack> hybrids() {
        long first = Forge.lastStartxref(
                Forge.text(Bench.copy()).substring(0, Forge.text(Bench.copy()).indexOf("%%EOF")));
        String free = "12 1\n0000000000 00000 f \n";
        return Stream.of(
                hybrid(
                        "pageInTheStream",
                        part -> part.carrier(90, Map.of(12, TURNED))
                                .inside(12, 90, 0)
                                .writeHybrid(free)),
                hybrid(
                        "pageInTheStreamAlone",
                        part -> part.carrier(90, Map.of(12, TURNED))
                                .inside(12, 90, 0)
                                .writeHybrid(NOTHING)),
                hybrid(
                        "catalogInTheStream",
                        part -> part.carrier(90, Map.of(8, ACTIVE))
                                .inside(8, 90, 0)
                                .writeHybrid("8 1\n0000000000 00000 f \n")),
                hybrid("tableAndStreamDiffer", part -> {
                    String entry = "12 1\n" + String.format("%010d 00000 n \n", part.end());
                    return part.object(12, PAGE).object(12, TURNED).writeHybrid(entry);
                }),
                hybrid("pageForOldReadersOnly", part -> {
                    String entry = "12 1\n" + String.format("%010d 00000 n \n", part.end());
                    return part.object(12, TURNED).row(12, 0, 0, 1).writeHybrid(entry);
                }),
                hybrid("streamLeadsBack", part -> part.writeHybrid(NOTHING, "/Prev " + first)),
                hybrid("streamWithAnotherRoot", part -> part.object(90, ACTIVE).writeHybrid(NOTHING, "/Root 90 0 R")),
                hybrid("streamFreesThePage", part -> part.row(12, 0, 0, 1).writeHybrid(NOTHING)),
                hybrid(
                        "streamOfNobody",
                        part -> part.carrier(90, Map.of(12, TURNED)).writeHybrid(NOTHING)));
    }
}
