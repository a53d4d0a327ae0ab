package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bansao.verify.FindingCode.COPY_SIGNATURE_COUNT_WRONG;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.internal.CoreProblem;
import vn.bansao.testing.TestTsa;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Universal forgery, wrapping, transplants and stripping: what can be done to the signature dictionaries themselves. */
class SignatureForgeryTest {
    private static final int SIGNATURE = Bench.number("/FieldMDP");
    private static final String SEAL = Forge.body(Bench.copy(), SIGNATURE);

    @ParameterizedTest(name = "{0}Rejected")
    @MethodSource({"appended", "ranges", "gaps", "transplants"})
    void forged(Attack attack) {
        attack.assertMet("signature-forgery");
    }

    /** The seal's dictionary rewritten behind the seal: the old trick that made viewers find nothing to check. */
    static Stream<Attack> appended() {
        String range = "/ByteRange\\[[^]]*]";
        String contents = "/Contents <GAP>";
        return Stream.of(
                        rewritten("rangeMissing", SEAL.replaceAll(range, "")),
                        rewritten("rangeNull", SEAL.replaceAll(range, "/ByteRange null")),
                        rewritten("rangeEmpty", SEAL.replaceAll(range, "/ByteRange[]")),
                        rewritten("rangeNegative", SEAL.replaceAll(range, "/ByteRange[0 -1 2 3]")),
                        rewritten("rangeZero", SEAL.replaceAll(range, "/ByteRange[0 0 0 0]")),
                        rewritten("rangeOutside", SEAL.replaceAll(range, "/ByteRange[0 1 999999999999999999 9]")),
                        rewritten("contentsMissing", SEAL.replace(contents, "")),
                        rewritten("contentsNull", SEAL.replace(contents, "/Contents null")),
                        rewritten("contentsEmpty", SEAL.replace(contents, "/Contents <>")),
                        rewritten("contentsZero", SEAL.replace(contents, "/Contents <00>")),
                        rewritten("contentsAString", SEAL.replace(contents, "/Contents (x)")),
                        rewritten("reasonAdded", SEAL.replace("/Type/Sig/Filter", "/Type/Sig/Reason(x)/Filter")),
                        rewritten("dictionaryEmptied", "<<>>"),
                        rewritten("dictionaryNull", "null"))
                .flatMap(Stream::of);
    }

    private static Attack rewritten(String name, String body) {
        String gap = Forge.text(Bench.copy());
        gap = gap.substring(gap.lastIndexOf("/Contents <") + 10, gap.lastIndexOf("/ByteRange"));
        String written = body.replace(Part.GAP, gap).replace(Part.RANGE, "[0 1 2 3]");
        return Attack.of("appended_" + name, () -> AfterTheSealTest.appended(part -> part.put(SIGNATURE, written)));
    }

    /** The numbers of /ByteRange as the signer wrote them, so that the digest is right where it can be. */
    static Stream<Attack> ranges() {
        return Stream.of(
                range("reversed", right -> right[2] + " " + right[3] + " 0 " + right[1]),
                range("negative", right -> "0 " + right[1] + " " + right[2] + " -" + right[3]),
                range("fraction", right -> "0 " + right[1] + " " + right[2] + " " + right[3] + ".0"),
                range("threeNumbers", right -> "0 " + right[1] + " " + right[2]),
                range("sixNumbers", right -> "0 " + right[1] + " " + right[2] + " 9 99999 9"),
                range("reference", right -> "0 " + right[1] + " " + right[2] + " 9 0 R"),
                range("name", right -> "0 " + right[1] + " " + right[2] + " /9"),
                range("huge", right -> "0 " + right[1] + " " + right[2] + " 9223372036854775807"),
                range("outside", right -> "0 " + right[1] + " " + right[2] + " " + (right[3] + 1)),
                range("overlapping", right -> "0 " + (right[2] + 1) + " " + right[2] + " " + right[3]),
                range("notFromTheStart", right -> "1 " + (right[1] - 1) + " " + right[2] + " " + right[3]),
                range("gapTooWide", right -> "0 " + (right[1] - 1) + " " + right[2] + " " + right[3]),
                range("gapTooWideBehind", right -> "0 " + right[1] + " " + (right[2] + 1) + " " + (right[3] - 1)),
                range("gapTooNarrow", right -> "0 " + (right[1] + 1) + " " + right[2] + " " + right[3]),
                range("gapZero", right -> "0 " + right[1] + " " + right[1] + " " + right[3]),
                range("endNotCovered", right -> "0 " + right[1] + " " + right[2] + " " + (right[3] - 9)),
                range("nothing", right -> "0 0 0 0"),
                range("oldGap", right -> "00 " + right[1] + " +" + right[2] + " " + (right[3] - 1)));
    }

    private static Attack range(String name, java.util.function.Function<long[], String> numbers) {
        return Attack.of("range_" + name, () -> {
            Forge forge = Forge.of(Bench.copy());
            forge.second().ranges = numbers;
            return forge.write();
        });
    }

    /** What the signer left in the gap. */
    static Stream<Attack> gaps() {
        return Stream.of(
                gap("zeros", filled -> "<" + "0".repeat(filled.length() - 2) + ">"),
                gap("spaces", filled -> "<" + " ".repeat(filled.length() - 2) + ">"),
                gap("string", filled -> "(" + filled.substring(1, filled.length() - 1) + ")"),
                gap("oneDigitLess", filled -> filled.substring(0, filled.length() - 2) + "> "),
                gap("spaceWithin", filled -> filled.substring(0, filled.length() - 3) + "  >"),
                gap("paddingNotZero", filled -> filled.substring(0, filled.length() - 3) + "01>"),
                gap("entryHiddenBehind", filled -> {
                    String hidden = ">/Reason(x)";
                    return filled.substring(0, filled.length() - hidden.length()) + hidden;
                }),
                gap("cmsCutOff", filled -> filled.substring(0, 3_000) + "0".repeat(filled.length() - 3_001) + ">"),
                gap("notCms", filled -> "<3003020101" + "0".repeat(filled.length() - 12) + ">"));
    }

    private static Attack gap(String name, java.util.function.UnaryOperator<String> change) {
        return Attack.of("gap_" + name, () -> {
            Forge forge = Forge.of(Bench.copy());
            forge.second().gap = change;
            return forge.write();
        });
    }

    /** Good CMS and good tokens, of another copy. */
    static Stream<Attack> transplants() {
        return Stream.of(
                Attack.of("cmsOfAnotherCopy", () -> {
                    Forge forge = Forge.of(Bench.copy());
                    forge.second().sealer = covered -> Sealer.agency().contents(new byte[9]);
                    return forge.write();
                }),
                Attack.of("cmsOfTheFirstSignature", () -> {
                    Forge forge = Forge.of(Bench.copy());
                    byte[][] kept = new byte[1][];
                    forge.first().sealer =
                            covered -> kept[0] = Sealer.certifier().contents(covered);
                    forge.second().sealer = covered -> kept[0];
                    return forge.write();
                }),
                Attack.of("tokenOfAnotherCopy", () -> {
                    Forge forge = Forge.of(Bench.copy());
                    forge.second().sealer = Sealer.of(
                            Bench.PKI.agency(),
                            (algorithm, imprint) ->
                                    TestTsa.inProcess(Bench.PKI).timestamp(algorithm, new byte[algorithm.sizeBytes()]));
                    return forge.write();
                }),
                Attack.of(
                        "certifiersStampStripped",
                        () -> CmsForge.rewrittenFirst(Bench.copy(), signer -> signer.remove(signer.size() - 1))),
                Attack.of(
                        "certifiersSignatureMirrored",
                        () -> CmsForge.rewrittenFirst(Bench.copy(), MirroredSignatureTest::mirror)),
                Attack.of(
                        "sealMirroredUnderItsStamp",
                        () -> CmsForge.rewritten(Bench.copy(), MirroredSignatureTest::mirror)),
                Attack.of("stampOfTheCertifierOnTheSeal", SignatureForgeryTest::stampedWithTheCertifiers),
                Attack.of("gapOfAnotherSigner", () -> {
                    String copy = Forge.text(Bench.copy());
                    String other = Forge.text(Bench.copyWithoutTimestamps());
                    int from = copy.lastIndexOf("/Contents <") + 11;
                    int otherFrom = other.lastIndexOf("/Contents <") + 11;
                    int length = other.indexOf('>', otherFrom) - otherFrom;
                    int to = copy.indexOf('>', from);
                    return Forge.bytes(copy.substring(0, from)
                            + other.substring(otherFrom, otherFrom + length)
                            + "0".repeat(to - from - length)
                            + copy.substring(to));
                }));
    }

    private static byte[] stampedWithTheCertifiers() {
        List<ASN1Encodable> kept = new ArrayList<>();
        CmsForge.rewrittenFirst(Bench.copy(), signer -> kept.add(signer.get(signer.size() - 1)));
        return CmsForge.rewritten(Bench.copy(), signer -> signer.set(signer.size() - 1, kept.get(0)));
    }

    /** Moved into a later range, the signed bytes are still there, but a reader sees others. */
    @Test
    void wrappedSignatureRejected() {
        String copy = Forge.text(Bench.copy());
        int gapEnd = copy.indexOf('>', copy.lastIndexOf("/Contents <")) + 1;
        String inserted = "/Reason(other)".repeat(3);
        byte[] wrapped = Forge.bytes(copy.substring(0, gapEnd) + inserted + copy.substring(gapEnd));
        assertThat(Bench.verify(wrapped).verdict()).isIn(Verdict.INVALID, Verdict.UNREADABLE);
    }

    @Test
    void copyWithoutItsSealRejected() {
        String copy = Forge.text(Bench.copy());
        byte[] first = Forge.bytes(copy.substring(0, copy.indexOf("%%EOF") + 6));
        Bench.assertRejected(first, Verdict.INVALID, COPY_SIGNATURE_COUNT_WRONG);
    }

    @Test
    void copyWithoutItsCertifierRejected() {
        Forge forge = Forge.of(Bench.copy());
        forge.first().sealer = null;
        forge.first().edit(14, "/V 16 0 R", "").objects.remove(16);
        forge.first().edit(8, "/Perms<</DocMDP 16 0 R>>", "");
        Bench.assertRejected(forge.write(), Verdict.INVALID, COPY_SIGNATURE_COUNT_WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/SubFilter/adbe.pkcs7.detached", "/SubFilter/adbe.pkcs7.sha1", "/SubFilter/adbe.x509.rsa_sha1"})
    void otherFormatOfTheSealRejected(String subFilter) {
        Forge forge = Forge.of(Bench.copy());
        forge.second().edit(SIGNATURE, "/SubFilter/ETSI.CAdES.detached", subFilter);
        ValidationReport report = Bench.verify(forge.write());
        Bench.assertRejected(report, Verdict.INVALID, FindingCode.COPY_SIGNATURE_NOT_BASELINE);
    }

    @Test
    void encryptedCopyRejected() {
        byte[] file = AfterTheSealTest.appended(part -> {
            part.put(90, "<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -1>>");
            part.trailer += "/Encrypt 90 0 R";
        });
        Bench.assertRejected(file, Verdict.UNREADABLE, CoreProblem.PDF_ENCRYPTED);
    }

    @Test
    void namesOfTheAttacksAreTheirOwn() {
        List<String> names = Stream.of(appended(), ranges(), gaps(), transplants())
                .flatMap(attacks -> attacks)
                .map(Attack::name)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }
}
