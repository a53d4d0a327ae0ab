package vn.bansao.verify.tamper;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;

/** Files that real keys signed and that are no copies all the same: the keys of the bench sign what the attacker wrote. */
class SignedAnewTest {
    private static final int IMAGE = Bench.number("/Subtype/Image");

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource({"records", "dates", "pages", "roles", "between", "protections"})
    void signed(Attack attack) {
        attack.assertMet("signed-anew");
    }

    private static byte[] forged(Consumer<Forge> change) {
        Forge forge = Forge.of(Bench.copy());
        change.accept(forge);
        return forge.write();
    }

    private static Attack record(String name, UnaryOperator<String> edit) {
        return Attack.of(name, () -> forged(forge -> forge.first().editStream(10, edit)));
    }

    private static Attack missing(String name, UnaryOperator<String> edit) {
        return Attack.of(name, () -> forged(forge -> forge.first().editStream(10, edit)));
    }

    private static UnaryOperator<String> property(String name, String value) {
        return xmp -> xmp.replaceAll(":" + name + ">[^<]*<", ":" + name + ">" + value + "<");
    }

    static Stream<Attack> records() {
        return Stream.of(
                record("agencyRenamed", property("agencyName", "Ủy ban nhân dân xã Đường Lâm")),
                record("certifierRenamed", property("certifierName", "Trần Văn Đức")),
                record("kindChanged", property("kind", "OFFICIAL_COPY")),
                record("kindUnknown", property("kind", "ANYTHING")),
                record("formatVersionUnknown", property("formatVersion", "2")),
                record(
                        "copyCodeWithAWrongCheckCharacter",
                        xmp -> xmp.replaceAll(":copyCode>(.{19}).<", ":copyCode>$1-<")),
                record("pageCountRaised", property("originalTotalPages", "3")),
                record("pageDigestChanged", property("sha256", "0".repeat(64))),
                record(
                        "digestOfExtractedDataChanged",
                        xmp -> property("sha256", "0".repeat(64)).apply(xmp.replace(">VERBATIM<", ">EXTRACTED<"))),
                record("embeddingUnknown", property("embedding", "COPIED")),
                record("statementWithoutLines", xmp -> xmp.replaceAll("(?s)<(\\w+:statementLines)>.*</\\1>", "")),
                record("statementMissing", xmp -> xmp.replaceAll("<(\\w+:statementTemplate)>[^<]*</\\1>", "")),
                record("yearOfTheRegisterChanged", property("registerYear", "2025")),
                record("pagesMissing", xmp -> xmp.replaceAll("(?s)<(\\w+:pages)>.*</\\1>", "")),
                Attack.of(
                        "statementNotThePrintedOne",
                        () -> forged(forge -> forge.first()
                                .editStream(
                                        10,
                                        xmp -> xmp.replaceFirst(
                                                "(statementLines><rdf:Seq>\\s*<rdf:li>)", "$1Không ")))),
                Attack.of(
                        "numberNotThePrintedOne",
                        () -> forged(forge -> forge.first().editStream(10, property("registerNumber", "8")))),
                Attack.of(
                        "pdfaClaimMissing", () -> forged(forge -> forge.first().editStream(10, property("part", "")))),
                missing(
                        "recordWithoutProperties",
                        xmp -> xmp.replace("http://ns.bansao.vn/copy/1.0/", "http://ns.example/")),
                missing("recordWithDtd", xmp -> xmp.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e \"e\">]>")),
                missing(
                        "recordWithExternalEntity",
                        xmp -> xmp.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                                .replaceFirst(":agencyName>", ":agencyName>&e;")),
                missing("recordThatIsNoXml", xmp -> xmp.replace("</rdf:RDF>", "")),
                missing("propertyTwice", xmp -> xmp.replaceFirst("(<(\\w+:kind)>[^<]*</\\2>)", "$1$1")),
                Attack.of("metadataMissing", () -> forged(forge -> forge.first().edit(8, "/Metadata 10 0 R", ""))));
    }

    static Stream<Attack> dates() {
        int seal = Bench.number("/FieldMDP");
        return Stream.of(
                Attack.of("signedBeforeTheStatementsDay", () -> forged(forge -> dated(forge.first(), 16, "20261121"))),
                Attack.of("signedLongAfterTheStatement", () -> forged(forge -> dated(forge.first(), 16, "20261224"))),
                Attack.of("signedAfterItsTimestamp", () -> forged(forge -> dated(forge.first(), 16, "20261123"))),
                Attack.of(
                        "sealedBeforeTheStatementsDay", () -> forged(forge -> dated(forge.second(), seal, "20261121"))),
                Attack.of("sealedAfterItsTimestamp", () -> forged(forge -> dated(forge.second(), seal, "20261123"))));
    }

    private static void dated(Part part, int signature, String day) {
        part.objects.compute(signature, (number, body) -> body.replaceAll("/M ?\\(D:\\d{8}", "/M(D:" + day));
    }

    static Stream<Attack> pages() {
        return Stream.of(
                Attack.of("scanSwapped", () -> forged(forge -> forge.first().put(IMAGE, picture(forge, 0x800000)))),
                Attack.of(
                        "otherScanDrawn",
                        () -> forged(forge -> {
                            Part part = forge.first();
                            int page = Bench.number("/Im0 " + IMAGE + " 0 R");
                            part.edit(page, "/Im0 " + IMAGE + " 0 R", "/Im0 90 0 R/Im1 " + IMAGE + " 0 R");
                            part.put(90, picture(forge, 0x800000));
                            last(part);
                        })),
                Attack.of(
                        "statementPageRemoved",
                        () -> forged(
                                forge -> forge.first().edit(11, "12 0 R", "").edit(11, "/Count 2", "/Count 1"))),
                Attack.of(
                        "scanPageRemoved",
                        () -> forged(forge -> forge.first()
                                .objects
                                .compute(11, (number, body) -> body.replaceAll("/Kids\\[\\d+ 0 R ", "/Kids[")))),
                Attack.of(
                        "pageAdded",
                        () -> forged(forge -> {
                            Part part = forge.first();
                            part.edit(11, "12 0 R", "12 0 R 90 0 R").put(90, "<</Type/Page/Parent 11 0 R/Annots[]>>");
                            last(part);
                        })),
                Attack.of("statementTextRemoved", () -> forged(forge -> forge.first().stream(13, "", "BT ET"))),
                Attack.of(
                        "statementTextInvisible",
                        () -> forged(
                                forge -> forge.first().editStream(13, content -> content.replace("BT", "BT 3 Tr")))));
    }

    private static String picture(Forge forge, int colour) {
        String old = forge.first().objects.get(IMAGE);
        String other = Forge.text(Bench.jpeg(colour));
        return old.strip()
                        .substring(0, old.strip().indexOf("stream\n") + 7)
                        .replaceAll("/Length \\d+", "/Length " + other.length())
                + other + "\nendstream";
    }

    /** The signature stays the last object of its revision. */
    private static void last(Part part) {
        part.objects.put(16, part.objects.remove(16));
    }

    static Stream<Attack> roles() {
        TestIdentity certifier = Bench.PKI.certifier();
        TestIdentity agency = Bench.PKI.agency();
        return Stream.of(
                roles("sameKeyTwice", agency, agency),
                roles("certifierSealsToo", certifier, certifier),
                roles("keysSwapped", agency, certifier),
                roles("certifierOfAnotherCommune", Bench.PKI.otherCertifier(), agency),
                roles("sealOfAnotherCommune", certifier, Bench.PKI.otherAgency()),
                roles("bothOfAnotherCommune", Bench.PKI.otherCertifier(), Bench.PKI.otherAgency()),
                Attack.of(
                        "bothOfAStranger",
                        () -> signedBy(
                                Bench.PKI.stranger().certifier(),
                                Bench.PKI.stranger().agency())),
                Attack.of("onlyTheCertifier", () -> forged(forge -> forge.parts.remove(1))),
                Attack.of(
                        "fieldsSwapped",
                        () -> forged(forge -> {
                            forge.first().edit(14, "/T(certifier)", "/T(seal)").edit(17, "/T(seal)", "/T(certifier)");
                            forge.second().edit(17, "/T(seal)", "/T(certifier)");
                        })));
    }

    private static Attack roles(String name, TestIdentity first, TestIdentity second) {
        return Attack.of(name, () -> signedBy(first, second));
    }

    static byte[] signedBy(TestIdentity first, TestIdentity second) {
        return forged(forge -> {
            forge.first().sealer = Sealer.of(first, TestTsa.inProcess(Bench.PKI));
            forge.second().sealer = Sealer.of(second, TestTsa.inProcess(Bench.PKI));
        });
    }

    /** What the agency slips in between the certifier's signature and its own. */
    static Stream<Attack> between() {
        String page = Forge.body(Bench.copy(), 12);
        return Stream.of(
                between(
                        "annotationUnderTheSeal",
                        part -> part.put(90, "<</Type/Annot/Subtype/FreeText/Rect[0 0 300 300]/F 4>>")
                                .put(12, page.replace("17 0 R]", "17 0 R 90 0 R]"))),
                between("statementUnderTheSeal", part -> part.stream(13, "", "BT ET")),
                between("scanUnderTheSeal", part -> part.put(IMAGE, picture(Forge.of(Bench.copy()), 0x800000))),
                between("recordUnderTheSeal", part -> part.stream(10, "/Type/Metadata/Subtype/XML", "<x/>")),
                between("objectOfNobodyUnderTheSeal", part -> part.put(90, "(hidden)")),
                between(
                        "actionUnderTheSeal",
                        part -> part.put(
                                8, Forge.body(Bench.copy(), 8).replace("<<", "<</OpenAction<</S/JavaScript/JS(1)>>"))),
                between(
                        "sealMoved",
                        part -> part.objects.compute(
                                17, (number, body) -> body.replaceAll("/Rect\\[[^]]*]", "/Rect[0 0 500 800]"))),
                between("certifiersLookUnderTheSeal", part -> part.put(15, Forge.body(Bench.copy(), 18))),
                between("fontUnderTheSeal", part -> part.put(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")));
    }

    private static Attack between(String name, Consumer<Part> change) {
        return Attack.of(
                name,
                () -> forged(forge -> {
                    Part second = forge.second();
                    int signature = Bench.number("/FieldMDP");
                    change.accept(second);
                    second.objects.put(signature, second.objects.remove(signature));
                }));
    }

    static Stream<Attack> protections() {
        int seal = Bench.number("/FieldMDP");
        return Stream.of(
                protection("certificationWithoutLimit", forge -> forge.first().edit(16, "/P 2", "/P 3")),
                protection(
                        "noCertification",
                        forge -> forge.first()
                                .objects
                                .compute(16, (number, body) -> body.replaceAll("/Reference\\[<<.*?>>>>]", ""))),
                protection(
                        "permissionsMissing",
                        forge -> forge.first()
                                .objects
                                .compute(8, (number, body) -> body.replaceAll("/Perms<<[^>]*>>", ""))),
                protection("lockMissing", forge -> {
                    forge.first().edit(17, "/Lock 19 0 R", "");
                    forge.second().edit(17, "/Lock 19 0 R", "");
                }),
                protection("lockOfTheSealOnly", forge -> forge.first().edit(19, "(certifier)", "")),
                protection(
                        "fieldMdpMissing",
                        forge -> forge.second()
                                .objects
                                .compute(seal, (number, body) -> body.replaceAll("/Reference\\[<<.*?>>>>]", ""))),
                protection(
                        "sealCertifiesToo",
                        forge -> forge.second()
                                .objects
                                .compute(
                                        seal,
                                        (number, body) -> body.replaceAll(
                                                "/FieldMDP/Data 8 0 R/TransformParams<<.*?>>",
                                                "/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>"))),
                Attack.of(
                        "openSignatureField",
                        () -> forged(forge -> {
                            forge.first().edit(9, "17 0 R]", "17 0 R 90 0 R]").put(90, "<</FT/Sig/T(open)>>");
                            last(forge.first());
                        })));
    }

    private static Attack protection(String name, Consumer<Forge> change) {
        return Attack.of(name, () -> forged(change));
    }
}
