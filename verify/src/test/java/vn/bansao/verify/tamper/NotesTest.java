package vn.bansao.verify.tamper;

import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.crypto.SigningKey;
import vn.bansao.crypto.SigningKeys;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestIdentity;
import vn.bansao.testing.TestTsa;

/** Good copies with something that people should know. */
class NotesTest {

    @ParameterizedTest(name = "{0}Accepted")
    @MethodSource("vectors")
    void noted(Vector vector) {
        vector.assertMet("notes");
    }

    static Stream<Vector> vectors() {
        return Stream.of(
                Attack.of("certifierWithAnAlgorithmTheLawDoesNotList", NotesTest::certifiedWithOldPadding),
                Attack.of("scanReencoded", () -> embedded("TRANSCODED")),
                Attack.of("scanFlattened", () -> embedded("FLATTENED")),
                Attack.of(
                        "oldSigningCertificate",
                        () -> CmsForgeryTest.sealed(cms -> cms.attributes = list -> {
                            list.removeIf(each -> CmsForge.is(each, CmsForgeryTest.SIGNING_CERTIFICATE_V2));
                            ASN1Encodable hash = new DEROctetString(CmsForge.agencyDigest("SHA-1"));
                            list.add(CmsForge.attribute(
                                    CmsForgeryTest.SIGNING_CERTIFICATE,
                                    new DERSequence(new DERSequence(new DERSequence(hash)))));
                        })),
                Attack.of("unreadableItemOfTheSecurityStore", NotesTest::withGarbageInTheStore),
                Situation.of("storeOfAYearAgo", StoresTest.aYearOn(), StoresTest::ownStore));
    }

    private static byte[] certifiedWithOldPadding() {
        TestIdentity certifier = Bench.PKI.certifierWith(KeyKind.RSA2048);
        SigningKey key = SigningKeys.of(
                "old", certifier.privateKey(), certifier.chain(), SignatureAlgorithm.RSA_PKCS1_SHA256, null);
        Forge forge = Forge.of(Bench.copy());
        forge.first().sealer = Sealer.of(key, TestTsa.inProcess(Bench.PKI));
        return forge.write();
    }

    private static byte[] embedded(String how) {
        Forge forge = Forge.of(Bench.copy());
        forge.first().editStream(10, xmp -> xmp.replace("embedding>VERBATIM<", "embedding>" + how + "<"));
        return forge.write();
    }

    private static byte[] withGarbageInTheStore() {
        return AfterTheSealTest.appended(
                part -> AfterTheSealTest.catalog(part, "/DSS<</Certs[90 0 R]>>").stream(90, "", "no certificate"));
    }
}
