package vn.bansao.verify.internal.signature;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * The tags of a SignedData (RFC 5652, 3 and 5), compared strictly: the parser takes a tagged value by its place and does
 * not look at the number, and nothing signs these octets.
 */
final class CmsTags {
    private static final int SIGNED_ATTRIBUTES = 3;

    private CmsTags() {}

    /** Throws if a tag of {@code contentInfo} or of its only SignerInfo, or a number of parts, is not what the standard says. */
    static void require(ASN1Sequence contentInfo, ASN1Sequence signerInfo) {
        require(contentInfo.size() == 2);
        ASN1Sequence data =
                ASN1Sequence.getInstance(tagged(contentInfo.getObjectAt(1), 0).getExplicitBaseObject());
        ASN1Sequence content = ASN1Sequence.getInstance(data.getObjectAt(2));
        require(content.size() <= 2);
        if (content.size() == 2) {
            tagged(content.getObjectAt(1), 0);
        }
        int last = -1;
        for (int i = 3; i < data.size() - 1; i++) {
            int number = ASN1TaggedObject.getInstance(data.getObjectAt(i)).getTagNo();
            tagged(data.getObjectAt(i), number);
            require(number > last && number <= 1);
            last = number;
        }
        signer(signerInfo);
    }

    private static void signer(ASN1Sequence signer) {
        if (signer.getObjectAt(1) instanceof ASN1TaggedObject) {
            tagged(signer.getObjectAt(1), 0);
        }
        int size = 5;
        if (signer.getObjectAt(SIGNED_ATTRIBUTES) instanceof ASN1TaggedObject) {
            tagged(signer.getObjectAt(SIGNED_ATTRIBUTES), 0);
            size++;
        }
        require(signer.size() == size || signer.size() == size + 1);
        if (signer.size() > size) {
            tagged(signer.getObjectAt(size), 1);
        }
    }

    private static ASN1TaggedObject tagged(ASN1Encodable value, int number) {
        ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(value);
        require(tagged.hasContextTag(number));
        return tagged;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("a tag is not what RFC 5652 says");
        }
    }
}
