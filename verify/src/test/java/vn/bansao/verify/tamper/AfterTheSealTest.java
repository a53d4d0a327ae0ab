package vn.bansao.verify.tamper;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;

/** Incremental updates behind a good copy: whoever has the file can append them, and no key is needed for most. */
class AfterTheSealTest {
    private static final String CATALOG = Forge.body(Bench.copy(), 8);
    private static final String FORM = Forge.body(Bench.copy(), 9);
    private static final String PAGES = Forge.body(Bench.copy(), 11);
    private static final String PAGE = Forge.body(Bench.copy(), 12);
    private static final String SEAL = Forge.body(Bench.copy(), 17);
    private static final String EMPTY_FORM =
            "<</Type/XObject/Subtype/Form/BBox[0 0 0 0]/Length 0>>\nstream\n\nendstream";

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource({"pages", "forms", "catalogs", "bytes", "stamps"})
    void updateWith(Attack attack) {
        attack.assertMet("after-the-seal");
    }

    static Stream<Attack> pages() {
        return Stream.of(
                modified(
                        "annotation",
                        part -> part.put(90, "<</Type/Annot/Subtype/FreeText/Rect[0 0 300 300]/F 4>>")
                                .put(12, PAGE.replace("17 0 R]", "17 0 R 90 0 R]"))),
                modified("annotationsRemoved", part -> part.put(12, PAGE.replace("/Annots[14 0 R 17 0 R]", ""))),
                modified("statementTextReplaced", part -> part.stream(13, "", "BT ET")),
                modified("scanReplaced", part -> part.put(image(), pictureBody())),
                modified("sealPictureSwapped", part -> part.put(sealLook(), Forge.body(Bench.copy(), 15))),
                modified("pageRemoved", part -> part.put(11, PAGES.replaceAll("/Kids\\[\\d+ 0 R ", "/Kids["))),
                modified(
                        "pageAdded",
                        part -> part.put(11, PAGES.replace("12 0 R", "12 0 R 90 0 R"))
                                .put(90, PAGE.replace("/Annots[14 0 R 17 0 R]", "/Annots[]"))),
                modified("pageTurned", part -> part.put(12, PAGE.replace("/Type/Page", "/Type/Page/Rotate 180"))),
                modified(
                        "pageCropped", part -> part.put(12, PAGE.replace("/Type/Page", "/Type/Page/CropBox[0 0 9 9]"))),
                modified(
                        "pageWithAction",
                        part -> part.put(
                                12,
                                PAGE.replace(
                                        "/Type/Page", "/Type/Page/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>"))),
                modified("fontReplaced", part -> part.put(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")));
    }

    private static Attack modified(String name, Consumer<Part> change) {
        return Attack.of(name, () -> appended(change));
    }

    static byte[] appended(Consumer<Part> change) {
        byte[] copy = Bench.copy();
        Part part = Forge.update(copy);
        change.accept(part);
        return part.behind(copy);
    }

    private static int image() {
        return Bench.number("/Subtype/Image");
    }

    private static String pictureBody() {
        String picture = Forge.body(Bench.copy(), image());
        String other = Forge.text(Bench.jpeg(0x800000));
        int data = picture.indexOf("stream\n") + 7;
        return picture.substring(0, data).replaceAll("/Length \\d+", "/Length " + other.length()) + other
                + "\nendstream";
    }

    private static int sealLook() {
        return Integer.parseInt(SEAL.replaceAll("(?s).*/AP<</N (\\d+) 0 R.*", "$1"));
    }

    static Stream<Attack> forms() {
        return Stream.of(
                modified(
                        "textField",
                        part -> part.put(90, "<</FT/Tx/T(x)/V(y)>>").put(9, withField(90))),
                modified(
                        "textFieldOnThePage",
                        part -> part.put(90, "<</Type/Annot/Subtype/Widget/Rect[9 9 99 99]/F 4/FT/Tx/T(x)/V(y)>>")
                                .put(9, withField(90))
                                .put(12, PAGE.replace("17 0 R]", "17 0 R 90 0 R]"))),
                modified(
                        "emptySignatureField",
                        part -> part.put(90, "<</FT/Sig/T(more)>>").put(9, withField(90))),
                modified("fieldsEmptied", part -> part.put(9, "<</Fields[]/SigFlags 3>>")),
                modified("sealRemovedFromTheForm", part -> part.put(9, FORM.replace("17 0 R", ""))),
                modified("sealFieldCleared", part -> part.put(17, SEAL.replaceAll("/V \\d+ 0 R", ""))),
                modified("sealMoved", part -> part.put(17, SEAL.replaceAll("/Rect\\[[^]]*]", "/Rect[0 0 99 99]"))),
                modified("sealHidden", part -> part.put(17, SEAL.replace("/F 132", "/F 2"))),
                modified("lockRemoved", part -> part.put(17, SEAL.replace("/Lock 19 0 R", ""))),
                modified("lockOpened", part -> part.put(19, "<</Type/SigFieldLock/Action/Include/Fields[]>>")),
                modified("needAppearances", part -> part.put(9, FORM.replace("<<", "<</NeedAppearances true"))),
                modified("xfa", part -> part.put(9, FORM.replace("<<", "<</XFA 90 0 R")).stream(90, "", "<xdp/>")),
                Attack.of(
                        "thirdSignatureByAStranger",
                        () -> third(Bench.PKI.stranger().agency())),
                Attack.of("thirdSignatureOfATrustedAgency", () -> third(Bench.PKI.otherAgency())),
                Attack.of("thirdSignatureOfTheAgencyItself", () -> third(Bench.PKI.agency())));
    }

    private static String withField(int number) {
        return FORM.replace("17 0 R]", "17 0 R " + number + " 0 R]");
    }

    private static byte[] third(TestIdentity signer) {
        return appended(part -> {
            part.put(9, withField(90));
            part.put(90, "<</Type/Annot/Subtype/Widget/FT/Sig/T(third)/F 132/Rect[0 0 0 0]/V 91 0 R/AP<</N 92 0 R>>>>");
            part.put(92, EMPTY_FORM);
            part.put(12, PAGE.replace("17 0 R]", "17 0 R 90 0 R]"));
            part.put(
                    91,
                    "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261122090507+07'00')"
                            + "/Contents " + Part.GAP + "/ByteRange" + Part.RANGE + ">>");
            part.sealer = Sealer.of(signer, TestTsa.inProcess(Bench.PKI));
        });
    }

    static Stream<Attack> catalogs() {
        return Stream.of(
                modified(
                        "pageTreeSwapped",
                        part -> part.put(8, CATALOG.replace("/Pages 11 0 R", "/Pages 90 0 R"))
                                .put(90, PAGES)),
                modified("permissionsRemoved", part -> part.put(8, CATALOG.replaceAll("/Perms<<[^>]*>>", ""))),
                modified("recordReplaced", part -> part.stream(10, "/Type/Metadata/Subtype/XML", "<x/>")),
                modified(
                        "recordSwapped",
                        part -> part.put(8, CATALOG.replace("/Metadata 10 0 R", "/Metadata 90 0 R")).stream(
                                90, "/Type/Metadata/Subtype/XML", "<x/>")),
                modified("openAction", part -> catalog(part, "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")),
                modified("additionalActions", part -> catalog(part, "/AA<</WC<</S/JavaScript/JS(1)>>>>")),
                modified(
                        "embeddedFiles",
                        part -> catalog(
                                        part,
                                        "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/EF<</F 90 0 R>>>>]>>>>")
                                .put(90, EMPTY_FORM)),
                modified(
                        "optionalContent",
                        part -> catalog(part, "/OCProperties<</OCGs[90 0 R]/D<</OFF[90 0 R]>>>>")
                                .put(90, "<</Type/OCG/Name(x)>>")),
                modified("outputIntentRemoved", part -> part.put(8, CATALOG.replace("/OutputIntents[2 0 R]", ""))),
                modified("versionChanged", part -> catalog(part, "/Version/2.0")),
                modified("foreignExtension", part -> catalog(part, "/Extensions<</EVIL<</BaseVersion/1.7>>>>")),
                modified("rootSwapped", part -> {
                    part.put(90, CATALOG);
                    part.trailer = part.trailer.replace("/Root 8 0 R", "/Root 90 0 R");
                }),
                modified("infoAdded", part -> {
                    part.put(90, "<</Title(other)>>");
                    part.trailer += "/Info 90 0 R";
                }),
                modified(
                        "contentAsSecurityStore",
                        part -> catalog(part, "/DSS<</Certs[13 0 R]>>").stream(13, "", "BT ET")),
                modified("securityStoreWithMore", part -> catalog(part, "/DSS<</Certs[]/JS(1)>>")),
                modified(
                        "securityStoreUsedElsewhere",
                        part -> catalog(part, "/DSS<</Certs[90 0 R]>>").stream(90, "", "x")
                                .put(91, "<</Uses 90 0 R>>")));
    }

    static Part catalog(Part part, String more) {
        return part.put(8, CATALOG.substring(0, CATALOG.length() - 2) + more + ">>");
    }

    static Stream<Attack> bytes() {
        return Stream.of(
                modified("objectFreed", part -> part.freed.add(13)),
                modified("sealSignatureFreed", part -> part.freed.add(signature())),
                modified("sealFieldFreed", part -> part.freed.add(17)),
                modified("objectOfNobody", part -> part.put(90, "(hidden)")),
                modified("bytesOutsideObjects", part -> part.beforeObjects = "17 0 obj hidden\n"),
                Attack.of("previousZero", () -> appended(part -> part.previous = 0L)),
                Attack.of("previousOutside", () -> appended(part -> part.previous = 99_999_999L)),
                Attack.of("previousItself", () -> appended(part -> part.previous = (long) Bench.copy().length)),
                Attack.of("sealedRevisionSkipped", () -> appended(part -> part.previous = firstSection())),
                Attack.of(
                        "noSectionBefore",
                        () -> appended(part -> {
                            part.put(90, "(new)");
                            part.previous = -1L;
                        })));
    }

    private static int signature() {
        return Integer.parseInt(SEAL.replaceAll("(?s).*/V (\\d+) 0 R.*", "$1"));
    }

    private static long firstSection() {
        String text = Forge.text(Bench.copy());
        return Forge.lastStartxref(text.substring(0, text.indexOf("%%EOF")));
    }

    static Stream<Attack> stamps() {
        return Stream.of(
                Attack.of(
                        "visibleTimestamp",
                        () -> timestamped(Bench.copy(), "dts-1", "0 0 300 300").behind(Bench.copy())),
                Attack.of(
                        "timestampNamedAsTheSeal",
                        () -> timestamped(Bench.copy(), "seal", "0 0 0 0").behind(Bench.copy())),
                Attack.of(
                        "timestampWithAnAction",
                        () -> timestamped(Bench.copy(), "dts-1", "0 0 0 0")
                                .edit(90, "/F 132", "/F 132/A<</S/JavaScript/JS(1)>>")
                                .behind(Bench.copy())),
                Attack.of("timestampOfOtherBytes", () -> {
                    Part part = timestamped(Bench.copy(), "dts-1", "0 0 0 0");
                    Sealer right = part.sealer;
                    part.sealer = covered -> right.contents(new byte[1]);
                    return part.behind(Bench.copy());
                }),
                Attack.of("timestampOfGarbage", () -> {
                    Part part = timestamped(Bench.copy(), "dts-1", "0 0 0 0");
                    part.sealer = covered -> new byte[] {1, 2, 3};
                    return part.behind(Bench.copy());
                }),
                Attack.of(
                        "timestampAndAnnotation",
                        () -> timestamped(Bench.copy(), "dts-1", "0 0 0 0")
                                .put(93, "<</Type/Annot/Subtype/FreeText/Rect[0 0 300 300]/F 4>>")
                                .edit(12, "90 0 R]", "90 0 R 93 0 R]")
                                .behind(Bench.copy())),
                Attack.of("timestampOfAStranger", () -> {
                    Part part = timestamped(Bench.copy(), "dts-1", "0 0 0 0");
                    part.sealer = covered -> TestTsa.inProcess(
                                    Bench.PKI, Bench.PKI.stranger().tsa())
                            .timestamp(
                                    vn.bansao.crypto.DigestAlgorithm.SHA256,
                                    vn.bansao.crypto.DigestAlgorithm.SHA256
                                            .newDigest()
                                            .digest(covered))
                            .encoded();
                    return part.behind(Bench.copy());
                }));
    }

    /** A document timestamp as shape.md has it: field, empty look, page and form rewritten. */
    static Part timestamped(byte[] copy, String name, String rectangle) {
        Part part = Forge.update(copy);
        part.put(9, withField(90));
        part.put(12, PAGE.replace("17 0 R]", "17 0 R 90 0 R]"));
        part.put(
                90,
                "<</Type/Annot/Subtype/Widget/F 132/Rect[" + rectangle + "]/P 12 0 R/AP<</N 91 0 R>>/FT/Sig/T(" + name
                        + ")/V 92 0 R>>");
        part.put(91, EMPTY_FORM);
        part.put(
                92,
                "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/Contents " + Part.GAP + "/ByteRange"
                        + Part.RANGE + ">>");
        part.sealer = Sealer.documentTimestamp();
        return part;
    }
}
