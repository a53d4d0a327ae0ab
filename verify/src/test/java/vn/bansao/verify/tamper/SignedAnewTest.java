package vn.bansao.verify.tamper;

import static vn.bansao.verify.FindingCode.COPY_ORGANISATION_DIFFERS;
import static vn.bansao.verify.FindingCode.COPY_PAGE_COUNT_WRONG;
import static vn.bansao.verify.FindingCode.COPY_PAGE_DIGEST_WRONG;
import static vn.bansao.verify.FindingCode.COPY_PDFA_CLAIM_MISSING;
import static vn.bansao.verify.FindingCode.COPY_PROTECTION_WRONG;
import static vn.bansao.verify.FindingCode.COPY_RECORD_INVALID;
import static vn.bansao.verify.FindingCode.COPY_RECORD_MISSING;
import static vn.bansao.verify.FindingCode.COPY_ROLE_WRONG;
import static vn.bansao.verify.FindingCode.COPY_SIGNATURE_COUNT_WRONG;
import static vn.bansao.verify.FindingCode.COPY_STATEMENT_NOT_VISIBLE;
import static vn.bansao.verify.FindingCode.DOC_MODIFIED;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.Verdict;

/** Files that real keys signed and that are no copies all the same: the keys of the bench sign what the attacker wrote. */
class SignedAnewTest {
    private static final int IMAGE = Bench.number("/Subtype/Image");

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource({"records", "pages", "roles", "between", "protections"})
    void signed(Attack attack) {
        attack.assertRejected();
    }

    private static byte[] forged(Consumer<Forge> change) {
        Forge forge = Forge.of(Bench.copy());
        change.accept(forge);
        return forge.write();
    }

    private static Attack record(String name, FindingCode code, UnaryOperator<String> edit) {
        return Attack.invalid(name, code, () -> forged(forge -> forge.first().editStream(10, edit)));
    }

    private static Attack missing(String name, UnaryOperator<String> edit) {
        return new Attack(
                name,
                Verdict.NOT_A_CERTIFIED_COPY,
                COPY_RECORD_MISSING,
                () -> forged(forge -> forge.first().editStream(10, edit)));
    }

    private static UnaryOperator<String> property(String name, String value) {
        return xmp -> xmp.replaceAll(":" + name + ">[^<]*<", ":" + name + ">" + value + "<");
    }

    static Stream<Attack> records() {
        return Stream.of(
                record("agencyRenamed", COPY_RECORD_INVALID, property("agencyName", "Ủy ban nhân dân xã Đường Lâm")),
                record("certifierRenamed", FindingCode.COPY_ROLE_WRONG, property("certifierName", "Trần Văn Đức")),
                record("kindChanged", COPY_RECORD_INVALID, property("kind", "OFFICIAL_COPY")),
                record("kindUnknown", COPY_RECORD_INVALID, property("kind", "ANYTHING")),
                record("formatVersionUnknown", COPY_RECORD_INVALID, property("formatVersion", "2")),
                record(
                        "copyCodeWithAWrongCheckCharacter",
                        COPY_RECORD_INVALID,
                        xmp -> xmp.replaceAll(":copyCode>(.{19}).<", ":copyCode>$1-<")),
                record("pageCountRaised", COPY_PAGE_COUNT_WRONG, property("originalTotalPages", "3")),
                record("pageDigestChanged", COPY_PAGE_DIGEST_WRONG, property("sha256", "0".repeat(64))),
                record(
                        "statementWithoutLines",
                        COPY_RECORD_INVALID,
                        xmp -> xmp.replaceAll("(?s)<(\\w+:statementLines)>.*</\\1>", "")),
                record(
                        "statementMissing",
                        COPY_RECORD_INVALID,
                        xmp -> xmp.replaceAll("<(\\w+:statementTemplate)>[^<]*</\\1>", "")),
                record("yearOfTheRegisterChanged", COPY_RECORD_INVALID, property("registerYear", "2025")),
                record("pagesMissing", COPY_PAGE_COUNT_WRONG, xmp -> xmp.replaceAll("(?s)<(\\w+:pages)>.*</\\1>", "")),
                Attack.invalid(
                        "statementNotThePrintedOne",
                        COPY_STATEMENT_NOT_VISIBLE,
                        () -> forged(forge -> forge.first()
                                .editStream(
                                        10,
                                        xmp -> xmp.replaceFirst(
                                                "(statementLines><rdf:Seq>\\s*<rdf:li>)", "$1Không ")))),
                Attack.invalid(
                        "numberNotThePrintedOne",
                        COPY_RECORD_INVALID,
                        () -> forged(forge -> forge.first().editStream(10, property("registerNumber", "8")))),
                Attack.indeterminate(
                        "pdfaClaimMissing",
                        COPY_PDFA_CLAIM_MISSING,
                        () -> forged(forge -> forge.first().editStream(10, property("part", "")))),
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
                new Attack(
                        "metadataMissing",
                        Verdict.NOT_A_CERTIFIED_COPY,
                        COPY_RECORD_MISSING,
                        () -> forged(forge -> forge.first().edit(8, "/Metadata 10 0 R", ""))));
    }

    static Stream<Attack> pages() {
        return Stream.of(
                Attack.invalid(
                        "scanSwapped",
                        COPY_PAGE_DIGEST_WRONG,
                        () -> forged(forge -> forge.first().put(IMAGE, picture(forge, 0x800000)))),
                Attack.invalid(
                        "otherScanDrawn",
                        COPY_PAGE_DIGEST_WRONG,
                        () -> forged(forge -> {
                            Part part = forge.first();
                            int page = Bench.number("/Im0 " + IMAGE + " 0 R");
                            part.edit(page, "/Im0 " + IMAGE + " 0 R", "/Im0 90 0 R/Im1 " + IMAGE + " 0 R");
                            part.put(90, picture(forge, 0x800000));
                            last(part);
                        })),
                Attack.indeterminate(
                        "statementPageRemoved",
                        COPY_STATEMENT_NOT_VISIBLE,
                        () -> forged(
                                forge -> forge.first().edit(11, "12 0 R", "").edit(11, "/Count 2", "/Count 1"))),
                Attack.indeterminate(
                        "scanPageRemoved",
                        FindingCode.COPY_PAGE_UNCHECKED,
                        () -> forged(forge -> forge.first()
                                .objects
                                .compute(11, (number, body) -> body.replaceAll("/Kids\\[\\d+ 0 R ", "/Kids[")))),
                Attack.invalid(
                        "pageAdded",
                        COPY_PAGE_COUNT_WRONG,
                        () -> forged(forge -> {
                            Part part = forge.first();
                            part.edit(11, "12 0 R", "12 0 R 90 0 R").put(90, "<</Type/Page/Parent 11 0 R/Annots[]>>");
                            last(part);
                        })),
                Attack.indeterminate(
                        "statementTextRemoved",
                        COPY_STATEMENT_NOT_VISIBLE,
                        () -> forged(forge -> forge.first().stream(13, "", "BT ET"))),
                Attack.indeterminate(
                        "statementTextInvisible",
                        COPY_STATEMENT_NOT_VISIBLE,
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
                roles("sameKeyTwice", COPY_ROLE_WRONG, agency, agency),
                roles("certifierSealsToo", COPY_ROLE_WRONG, certifier, certifier),
                roles("keysSwapped", COPY_ROLE_WRONG, agency, certifier),
                roles("certifierOfAnotherCommune", COPY_ORGANISATION_DIFFERS, Bench.PKI.otherCertifier(), agency),
                roles("sealOfAnotherCommune", COPY_ORGANISATION_DIFFERS, certifier, Bench.PKI.otherAgency()),
                roles("bothOfAnotherCommune", COPY_RECORD_INVALID, Bench.PKI.otherCertifier(), Bench.PKI.otherAgency()),
                Attack.indeterminate(
                        "bothOfAStranger",
                        FindingCode.CERT_CHAIN_NOT_FOUND,
                        () -> signedBy(
                                Bench.PKI.stranger().certifier(),
                                Bench.PKI.stranger().agency())),
                Attack.invalid(
                        "onlyTheCertifier", COPY_SIGNATURE_COUNT_WRONG, () -> forged(forge -> forge.parts.remove(1))),
                Attack.invalid(
                        "fieldsSwapped",
                        COPY_ROLE_WRONG,
                        () -> forged(forge -> {
                            forge.first().edit(14, "/T(certifier)", "/T(seal)").edit(17, "/T(seal)", "/T(certifier)");
                            forge.second().edit(17, "/T(seal)", "/T(certifier)");
                        })));
    }

    private static Attack roles(String name, FindingCode code, TestIdentity first, TestIdentity second) {
        return Attack.invalid(name, code, () -> signedBy(first, second));
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
        return Attack.invalid(
                name,
                DOC_MODIFIED,
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
                Attack.invalid(
                        "openSignatureField",
                        COPY_PROTECTION_WRONG,
                        () -> forged(forge -> {
                            forge.first().edit(9, "17 0 R]", "17 0 R 90 0 R]").put(90, "<</FT/Sig/T(open)>>");
                            last(forge.first());
                        })));
    }

    private static Attack protection(String name, Consumer<Forge> change) {
        return Attack.invalid(name, COPY_PROTECTION_WRONG, () -> forged(change));
    }
}
