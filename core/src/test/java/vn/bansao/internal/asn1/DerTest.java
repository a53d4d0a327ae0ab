package vn.bansao.internal.asn1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bouncy Castle writes the same. */
class DerTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 0x7E, 0x7F, 0x80, 0x81, 0xFE, 0xFF, 0x100, 0x101, 0xFFFE, 0xFFFF, 0x10000, 0x10001, 0xFFFFFF,
                0x1000000
            })
    void lengthsTakeAsFewBytesAsTheyCan(int length) throws Exception {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        byte[] expected = new DEROctetString(content).getEncoded(ASN1Encoding.DER);
        assertThat(Arrays.equals(Der.value(Der.OCTET_STRING, content), expected))
                .isTrue();
        assertThat(Der.headerSize(length)).isEqualTo(expected.length - length);
    }

    @Test
    void partsFollowEachOther() throws Exception {
        byte[] one = Der.value(Der.OCTET_STRING, new byte[] {1}, new byte[0], new byte[] {2, 3});
        assertThat(one).isEqualTo(new DEROctetString(new byte[] {1, 2, 3}).getEncoded());
        byte[] two = Der.value(Der.OCTET_STRING);
        ASN1EncodableVector both = new ASN1EncodableVector();
        both.add(new DEROctetString(new byte[] {1, 2, 3}));
        both.add(new DEROctetString(new byte[0]));
        assertThat(Der.sequence(one, two)).isEqualTo(new DERSequence(both).getEncoded());
        assertThat(Der.sequence()).isEqualTo(new byte[] {0x30, 0});
    }

    @Test
    void elementsOfASetAreSortedAsUnsignedBytes() throws Exception {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            byte[][] elements = new byte[random.nextInt(6)][];
            ASN1EncodableVector vector = new ASN1EncodableVector();
            for (int i = 0; i < elements.length; i++) {
                byte[] content = new byte[random.nextInt(3) == 0 ? random.nextInt(300) : random.nextInt(3)];
                random.nextBytes(content);
                elements[i] = Der.value(Der.OCTET_STRING, content);
                vector.add(new DEROctetString(content));
            }
            byte[][] before = elements.clone();
            assertThat(Der.setOf(Der.SET, elements)).isEqualTo(new DERSet(vector).getEncoded(ASN1Encoding.DER));
            assertThat(elements).isEqualTo(before);
        }
    }
}
