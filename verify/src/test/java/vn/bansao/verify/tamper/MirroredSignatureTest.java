package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;

/**
 * ECDSA has two values for each signature: where (r, s) fits, (r, n - s) does (FIPS 186-5, 6.4.2). Whoever has a copy can
 * compute the other one, for the same signer, the same document and the same meaning; only a signer could forge more. A
 * seal without a timestamp is valid either way, as it is to every other verifier: the values in /Contents are no identity
 * of a file. What proves a signature value, a timestamp or a later signature, proves the one value only; the vectors
 * sealMirroredUnderItsStamp and certifiersSignatureMirrored show it.
 */
class MirroredSignatureTest {

    @Test
    void sealWithTheOtherValueAccepted() {
        byte[] copy = Bench.copyWithoutTimestamps();
        byte[] mirrored = CmsForge.rewritten(copy, MirroredSignatureTest::mirror);

        assertThat(mirrored).isNotEqualTo(copy);
        Bench.assertValid(mirrored);
        assertThat(CmsForge.rewritten(mirrored, MirroredSignatureTest::mirror)).isEqualTo(copy);
    }

    /** Replaces the signature value by its other one. */
    static void mirror(List<ASN1Encodable> signerInfo) {
        BigInteger order =
                ((ECPrivateKey) Bench.PKI.agency().privateKey()).getParams().getOrder();
        int place = CmsForge.SIGNATURE_ALGORITHM + 1;
        ASN1Sequence pair = ASN1Sequence.getInstance(
                ASN1OctetString.getInstance(signerInfo.get(place)).getOctets());
        ASN1Integer r = ASN1Integer.getInstance(pair.getObjectAt(0));
        ASN1Integer s = ASN1Integer.getInstance(pair.getObjectAt(1));
        try {
            byte[] other = new DERSequence(new ASN1Encodable[] {r, new ASN1Integer(order.subtract(s.getValue()))})
                    .getEncoded();
            signerInfo.set(place, new DEROctetString(other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
