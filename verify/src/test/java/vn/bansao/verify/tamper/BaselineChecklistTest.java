package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.testing.BaselineRow;
import vn.bansao.testing.TestTsa;
import vn.bansao.verify.Profile;
import vn.bansao.verify.SignatureLevel;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.SubIndication;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/**
 * Every row of the checklist of baseline signatures that a verifier has to judge: the vectors that break it, or a file of
 * its own.
 */
class BaselineChecklistTest {
    private static final Pattern CONTENTS = Pattern.compile("<([0-9A-F]{1000,})>");

    @Test
    void everyRowHasItsTest() {
        assertThat(tests().keySet()).isEqualTo(BaselineRow.ofTheVerifier());
    }

    @TestFactory
    Stream<DynamicTest> rows() {
        return tests().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey().title(), row.getValue()));
    }

    private static Map<BaselineRow, Executable> tests() {
        Map<BaselineRow, Executable> tests = new EnumMap<>(BaselineRow.class);
        dictionaries(tests);
        messages(tests);
        ranges(tests);
        timestamps(tests);
        longTerm(tests);
        return tests;
    }

    private static void dictionaries(Map<BaselineRow, Executable> tests) {
        tests.put(BaselineRow.B04, broken(Family.CMS, "dictionary_subFilterUnknown", "dictionary_subFilterMissing"));
        tests.put(
                BaselineRow.B05,
                broken(
                        Family.CMS,
                        "dictionary_filterMissing",
                        "dictionary_subFilterMissing",
                        "dictionary_contentsMissing",
                        "dictionary_contentsTwice",
                        "dictionary_rangeMissing",
                        "dictionary_rangeTwice"));
        tests.put(
                BaselineRow.B06, broken(Family.CMS, "dictionary_claimedTimeMissing", "dictionary_claimedTimeInvalid"));
        tests.put(BaselineRow.B07, broken(Family.CMS, "dictionary_certEntry"));
        tests.put(BaselineRow.B17, broken(Family.CMS, "reasonBesideACommitment"));
        tests.put(BaselineRow.B25, broken(Family.CMS, "dictionary_rangeByReference", "dictionary_contentsByReference"));
        tests.put(BaselineRow.B26, broken(Family.AFTER_THE_SEAL, "fieldsEmptied", "sealRemovedFromTheForm"));
        tests.put(BaselineRow.B27, BaselineChecklistTest::twoFieldsOfOneDictionary);
    }

    private static void messages(Map<BaselineRow, Executable> tests) {
        tests.put(BaselineRow.B01, broken(Family.CMS, "indefiniteLength"));
        tests.put(BaselineRow.B02, broken(Family.CMS, "noSigner", "twoSigners"));
        tests.put(BaselineRow.B03, broken(Family.CMS, "contentInside"));
        tests.put(BaselineRow.B08, broken(Family.CMS, "signingTime"));
        tests.put(BaselineRow.B09, broken(Family.CMS, "contentTypeMissing", "contentTypeOther"));
        tests.put(
                BaselineRow.B10,
                broken(Family.CMS, "noMessageDigest", "messageDigestTwice", "messageDigestOfOtherBytes"));
        tests.put(BaselineRow.B11, broken(Family.CMS, "noSigningCertificate", "signingCertificateTwice"));
        tests.put(BaselineRow.B12, () -> {
            met(Family.CMS, "oldSigningCertificateOfAnother");
            met(Family.NOTES, "oldSigningCertificate"); // SHA-1, right and told
        });
        tests.put(
                BaselineRow.B13,
                broken(Family.CMS, "signingCertificateOfAnother", "signingCertificateOfAnotherIssuer"));
        tests.put(BaselineRow.B14, broken(Family.CMS, "noCertificate", "strangersCertificate"));
        tests.put(BaselineRow.B18, () -> {
            broken(Family.CMS, "sha1Digest").execute();
            broken(Family.DATED_ALGORITHMS, "neverAccepted", "retiredBeforeSigning")
                    .execute();
        });
        tests.put(BaselineRow.B19, broken(Family.CMS, "attributesInAnotherOrder"));
        tests.put(BaselineRow.B20, broken(Family.CMS, "signatureWithAnotherDigest", "unknownDigest"));
    }

    private static void ranges(Map<BaselineRow, Executable> tests) {
        tests.put(
                BaselineRow.B21,
                broken(
                        Family.SIGNATURE_FORGERY,
                        "range_threeNumbers",
                        "range_sixNumbers",
                        "range_negative",
                        "range_fraction",
                        "range_notFromTheStart"));
        tests.put(
                BaselineRow.B22,
                broken(
                        Family.SIGNATURE_FORGERY,
                        "range_gapTooWide",
                        "range_gapTooWideBehind",
                        "range_gapTooNarrow",
                        "gap_entryHiddenBehind"));
        tests.put(BaselineRow.B23, broken(Family.SIGNATURE_FORGERY, "range_endNotCovered"));
        tests.put(BaselineRow.B24, broken(Family.SIGNATURE_FORGERY, "gap_paddingNotZero"));
    }

    private static void timestamps(Map<BaselineRow, Executable> tests) {
        tests.put(BaselineRow.T02, broken(Family.TRUST, "expiredCertifier"));
        tests.put(BaselineRow.T03, () -> {
            broken(Family.TRUST, "timestamp_WRONG_IMPRINT").execute();
            broken(Family.SIGNATURE_FORGERY, "tokenOfAnotherCopy").execute();
        });
        tests.put(
                BaselineRow.T04,
                broken(Family.TRUST, "timestamp_BAD_SIGNATURE", "timestamp_WRONG_ESS", "timestamp_NO_CERTIFICATE"));
        tests.put(
                BaselineRow.T05,
                broken(Family.TRUST, "timestamp_MISSING_EKU", "timestamp_UNCRITICAL_EKU", "timestamp_MORE_EKUS"));
        tests.put(BaselineRow.T07, BaselineChecklistTest::stampedBeforeTheSeal);
        tests.put(BaselineRow.T08, BaselineChecklistTest::timestampInTheStoreOnly);
        tests.put(BaselineRow.T09, BaselineChecklistTest::claimedTime);
    }

    private static void longTerm(Map<BaselineRow, Executable> tests) {
        tests.put(BaselineRow.L02, broken(Family.STORES, "storeOfTheRootsListOnly"));
        tests.put(BaselineRow.L06, broken(Family.CMS, "revocationValuesUnsigned"));
        tests.put(BaselineRow.L08, () -> met(Family.NOTES, "unreadableItemOfTheSecurityStore"));
        tests.put(
                BaselineRow.L09,
                broken(
                        Family.STORES,
                        "storeOfAStranger",
                        "storeOfLastMonth",
                        "storeWithTheAnswerForAnotherCertificate"));
        tests.put(BaselineRow.A02, broken(Family.CMS, "dictionary_timestampType", "dictionary_subFilterOfATimestamp"));
        tests.put(BaselineRow.A03, broken(Family.AFTER_THE_SEAL, "timestampOfOtherBytes", "timestampOfGarbage"));
        tests.put(BaselineRow.A04, BaselineChecklistTest::storeAfterTheTimestamp);
        tests.put(BaselineRow.A05, BaselineChecklistTest::renewed);
        tests.put(BaselineRow.A06, BaselineChecklistTest::oneSignatureWithoutTimestamp);
        tests.put(BaselineRow.A07, BaselineChecklistTest::timestampIsNoSignature);
    }

    // ---- By vectors

    /** These vectors break the row, and none of them is valid. */
    private static Executable broken(Family family, String... vectors) {
        return () -> {
            for (String vector : vectors) {
                assertThat(met(family, vector)).as(vector).isNotEqualTo(Verdict.VALID);
            }
        };
    }

    private static Verdict met(Family family, String name) {
        Vector vector = family.vectors().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(family + " has no vector " + name));
        Outcome outcome = vector.judge();
        family.lines().get(name).assertMet(outcome);
        return outcome.verdict();
    }

    // ---- By files of their own

    private static ValidationReport pades(byte[] file) {
        return Bench.verify(Bench.verifier().profile(Profile.PADES).build(), file);
    }

    private static List<SignatureLevel> levels(ValidationReport report) {
        return report.signatures().stream().map(SignatureVerdict::level).toList();
    }

    private static void twoFieldsOfOneDictionary() {
        String seal = Forge.body(Bench.copy(), 17);
        String twin = seal.replace("/T(seal)", "/T(twin)");
        assertThat(twin).isNotEqualTo(seal);
        ValidationReport report = pades(AfterTheSealTest.appended(part -> part.put(90, twin)
                .put(9, Forge.body(Bench.copy(), 9).replace("17 0 R]", "17 0 R 90 0 R]"))
                .put(12, Forge.body(Bench.copy(), 12).replace("17 0 R]", "17 0 R 90 0 R]"))));

        assertThat(report.signatures()).hasSize(2);
        assertThat(report.verdict()).isNotEqualTo(Verdict.VALID);
    }

    /** The certifier's signature is older than the document timestamp, the seal is not. */
    private static void stampedBeforeTheSeal() {
        Forge forge = Forge.of(Bench.copyWithoutTimestamps());
        forge.first().sealer = Sealer.of(Bench.PKI.certifier(), null);
        forge.second().sealer = Sealer.of(Bench.PKI.agency(), null);
        Part stamp = AfterTheSealTest.timestamped(Bench.copy(), "dts-1", "0 0 0 0");
        for (int shared : List.of(9, 12)) {
            stamp.put(shared, forge.first().objects.get(shared).strip()).edit(shared, "17 0 R]", "17 0 R 90 0 R]");
        }
        forge.parts.add(1, stamp);

        ValidationReport report = pades(forge.write());

        assertThat(levels(report)).containsExactly(SignatureLevel.BASELINE_T, SignatureLevel.BASELINE_B);
        assertThat(report.signatures().get(1).times().proved()).isFalse();
        assertThat(report.timestamps())
                .singleElement()
                .satisfies(stamped -> assertThat(stamped.kind()).isEqualTo(TimestampVerdict.Kind.DOCUMENT));
    }

    /** A right token over the seal's value, where a VRI dictionary would have it. */
    private static void timestampInTheStoreOnly() throws IOException, CMSException {
        byte[] copy = Bench.copyWithoutTimestamps();
        byte[] contents = lastContents(copy);
        String key = HexFormat.of().withUpperCase().formatHex(digest("SHA-1", contents));
        String token = Forge.text(TestTsa.inProcess(Bench.PKI)
                .timestamp(DigestAlgorithm.SHA256, digest("SHA-256", signatureValue(contents)))
                .encoded());
        String catalog = Forge.body(copy, 8);
        Part part = Forge.update(copy);
        part.put(90, "<</Length " + token.length() + ">>\nstream\n" + token + "\nendstream");
        part.put(8, catalog.substring(0, catalog.length() - 2) + "/DSS<</VRI<</" + key + "<</TS 90 0 R>>>>>>>>");

        ValidationReport report = pades(part.behind(copy));

        assertThat(levels(report)).containsOnly(SignatureLevel.BASELINE_B);
        assertThat(report.signatures()).noneMatch(signature -> signature.times().proved());
        assertThat(report.timestamps()).isEmpty();
    }

    private static byte[] lastContents(byte[] copy) {
        List<MatchResult> all = CONTENTS.matcher(Forge.text(copy)).results().toList();
        return HexFormat.of().parseHex(all.get(all.size() - 1).group(1));
    }

    private static byte[] signatureValue(byte[] contents) throws IOException, CMSException {
        try (ASN1InputStream stream = new ASN1InputStream(contents)) {
            return new CMSSignedData(stream.readObject().getEncoded())
                    .getSignerInfos()
                    .iterator()
                    .next()
                    .getSignature();
        }
    }

    private static byte[] digest(String algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm).digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Claimed while the certificates were in force, judged after they expired. */
    private static void claimedTime() {
        ValidationReport report = Bench.verify(
                Bench.verifier()
                        .at(Bench.CLOCK.instant().plus(Duration.ofDays(4 * 365)))
                        .build(),
                Bench.copyWithoutTimestamps());

        assertThat(report.signatures()).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.times().claimedOrNull()).isNotNull();
            assertThat(signature.times().proved()).isFalse();
            assertThat(signature.times().best()).isEqualTo(report.checkedAt().toInstant());
            assertThat(signature.subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
        });
    }

    private static byte[] stored(byte[] copy, int first) {
        return StoresTest.with(copy, first, "CRLs", StoresTest.store(Bench.PKI.crls()), "Certs", List.of());
    }

    /** A document timestamp with three objects from {@code number} on; {@code fieldBefore} is the form's last field. */
    private static byte[] stamped(byte[] copy, String fieldBefore, int number, String name) {
        Part part = Forge.update(copy);
        for (int shared : List.of(9, 12)) {
            part.put(shared, Forge.body(copy, shared))
                    .edit(shared, fieldBefore + " 0 R]", fieldBefore + " 0 R " + number + " 0 R]");
        }
        Part model = AfterTheSealTest.timestamped(Bench.copy(), name, "0 0 0 0");
        for (int one = 0; one < 3; one++) {
            part.put(
                    number + one,
                    model.objects
                            .get(90 + one)
                            .strip()
                            .replace("91 0 R", number + 1 + " 0 R")
                            .replace("92 0 R", number + 2 + " 0 R"));
        }
        part.sealer = Sealer.documentTimestamp();
        return part.behind(copy);
    }

    private static ValidationReport alone(byte[] copy) {
        ValidationReport report = Bench.verify(StoresTest.bare().build(), copy);
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
        return report;
    }

    private static void storeAfterTheTimestamp() {
        byte[] late = stored(stamped(Bench.copy(), "17", 90, "dts-1"), 100);
        byte[] right = stamped(stored(Bench.copy(), 100), "17", 90, "dts-1");

        assertThat(levels(alone(late))).containsOnly(SignatureLevel.BASELINE_LT);
        assertThat(levels(alone(right))).containsOnly(SignatureLevel.BASELINE_LTA);
    }

    private static void renewed() {
        byte[] once = stamped(stored(Bench.copy(), 100), "17", 90, "dts-1");
        byte[] twice = stamped(stored(once, 110), "90", 120, "dts-2");

        assertThat(Arrays.copyOf(twice, once.length)).isEqualTo(once);
        ValidationReport report = alone(twice);
        assertThat(levels(report)).containsOnly(SignatureLevel.BASELINE_LTA);
        assertThat(report.timestamps())
                .filteredOn(stamp -> stamp.kind() == TimestampVerdict.Kind.DOCUMENT)
                .hasSize(2);
    }

    private static void oneSignatureWithoutTimestamp() {
        Forge forge = Forge.of(Bench.copy());
        forge.second().sealer = Sealer.of(Bench.PKI.agency(), null);

        assertThat(levels(pades(forge.write()))).containsExactly(SignatureLevel.BASELINE_T, SignatureLevel.BASELINE_B);
    }

    private static void timestampIsNoSignature() {
        ValidationReport report = pades(stamped(Bench.copy(), "17", 90, "dts-1"));

        assertThat(report.signatures()).extracting(SignatureVerdict::field).containsExactly("certifier", "seal");
        assertThat(report.timestamps())
                .extracting(TimestampVerdict::kind)
                .containsExactly(
                        TimestampVerdict.Kind.SIGNATURE,
                        TimestampVerdict.Kind.SIGNATURE,
                        TimestampVerdict.Kind.DOCUMENT);
    }
}
