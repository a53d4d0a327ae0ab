package vn.bansao.verify.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.internal.asn1.Der;

class SurelyDerTest {
    private static final int VALUES = 20_000;

    /** Bouncy Castle as the judge: where there is no doubt, its DER is what was there. */
    @Test
    void whatItIsSureOfIsDer() throws IOException {
        Random random = new Random(4);
        int sure = 0;
        int der = 0;
        for (int i = 0; i < VALUES; i++) {
            byte[] stored = value(random, 0).toASN1Primitive().getEncoded(ASN1Encoding.DL);
            boolean canonical =
                    Arrays.equals(stored, ASN1Primitive.fromByteArray(stored).getEncoded(ASN1Encoding.DER));
            der += canonical ? 1 : 0;
            if (SurelyDer.is(stored)) {
                sure++;
                assertThat(canonical).as(HexFormat.of().formatHex(stored)).isTrue();
            }
        }
        assertThat(sure).isBetween(der / 2, der);
        assertThat(der).isLessThan(VALUES - 500);
    }

    @Test
    void attributesInOrderAreDer() {
        byte[] one = Der.sequence(Der.value(Der.INTEGER, new byte[] {1}));
        byte[] two = Der.sequence(Der.value(Der.INTEGER, new byte[] {2}));
        assertThat(SurelyDer.is(Der.value(Der.SET, one, two))).isTrue();
        assertThat(SurelyDer.is(Der.value(Der.SET, two, one))).isFalse();
        assertThat(SurelyDer.is(Der.sequence(Der.value(Der.SET, two, one)))).isFalse();
    }

    @ValueSource(
            strings = {
                "30",
                "3080",
                "308001000000",
                "3003020101FF",
                "3103020201",
                "30840000000002",
                "1F0100",
                "030207FF"
            })
    @ParameterizedTest
    void notSureOfWhatIsOddOrCutOff(String hex) {
        assertThat(SurelyDer.is(HexFormat.of().parseHex(hex))).isFalse();
    }

    private static ASN1Encodable value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 10)) {
            case 0 -> new ASN1Integer(random.nextInt());
            case 1 -> new DEROctetString(octets(random));
            case 2 -> DERNull.INSTANCE;
            case 3 -> new DERUTF8String(Integer.toString(random.nextInt()));
            case 4 -> new DERUTCTime("261122020507Z");
            case 5 ->
                random.nextInt(4) > 0
                        ? new ASN1ObjectIdentifier("1.2.840." + random.nextInt(1 << 20))
                        : new DERBitString(octets(random), 3);
            case 6 -> new DLTaggedObject(random.nextBoolean(), random.nextInt(40), value(random, depth + 1));
            case 7 -> new DLSequence(values(random, depth));
            default -> new DLSet(values(random, depth));
        };
    }

    private static ASN1Encodable[] values(Random random, int depth) {
        List<ASN1Encodable> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(random, depth + 1));
        }
        return values.toArray(ASN1Encodable[]::new);
    }

    private static byte[] octets(Random random) {
        byte[] octets = new byte[1 + random.nextInt(200)];
        random.nextBytes(octets);
        return octets;
    }
}
