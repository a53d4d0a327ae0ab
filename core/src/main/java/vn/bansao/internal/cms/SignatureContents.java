package vn.bansao.internal.cms;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;

/**
 * Who made a signature, and when it was stamped, as its SignedData says (RFC 5652, 5); none of it judged. Immutable.
 *
 * @param certificates the signer's first, then the others that could be read
 * @param timestamps its signature timestamps that could be read
 */
public record SignatureContents(List<X509Certificate> certificates, List<ParsedToken> timestamps) {
    private static final int MOST_TIMESTAMPS = 8; // of one signature; one is the rule

    public SignatureContents {
        certificates = List.copyOf(certificates);
        timestamps = List.copyOf(timestamps);
    }

    /**
     * Takes /Contents apart.
     *
     * @param padded the SignedData, and what fills its gap
     * @throws Asn1FormatException if it is not a SignedData of one signer with the signer's certificate
     */
    public static SignatureContents parse(byte[] padded) throws Asn1FormatException {
        byte[] encoded = Arrays.copyOf(padded, TlvScan.firstValue(padded));
        try {
            ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
            if (!CMSObjectIdentifiers.signedData.equals(outer.getContentType())) {
                throw new Asn1FormatException("the content type is " + outer.getContentType() + ", not SignedData");
            }
            SignedData data = SignedData.getInstance(outer.getContent());
            ASN1Set signers = data.getSignerInfos();
            if (signers.size() != 1) {
                throw new Asn1FormatException("there are " + signers.size() + " signers, not one");
            }
            SignerInfo signer = SignerInfo.getInstance(signers.getObjectAt(0));
            return new SignatureContents(
                    signerFirst(signer, TimeStampTokens.certificates(data.getCertificates())), timestamps(signer));
        } catch (IOException | RuntimeException e) { // Bouncy Castle's ways to say: not what it should be.
            throw new Asn1FormatException("not a signature: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> signerFirst(SignerInfo signer, List<X509Certificate> found)
            throws Asn1FormatException {
        X509Certificate own = found.stream()
                .filter(one -> TimeStampTokens.names(signer.getSID(), one))
                .findFirst()
                .orElseThrow(() -> new Asn1FormatException("the signer's certificate is not in it"));
        List<X509Certificate> ordered = new ArrayList<>(List.of(own));
        found.stream().filter(one -> !one.equals(own)).forEach(ordered::add);
        return ordered;
    }

    private static List<ParsedToken> timestamps(SignerInfo signer) throws IOException {
        List<ParsedToken> tokens = new ArrayList<>();
        Attribute attribute = attribute(signer.getUnauthenticatedAttributes());
        if (attribute != null) {
            for (ASN1Encodable value : attribute.getAttrValues()) {
                if (tokens.size() < MOST_TIMESTAMPS) {
                    addIfReadable(value.toASN1Primitive().getEncoded(), tokens);
                }
            }
        }
        return tokens;
    }

    private static @Nullable Attribute attribute(@Nullable ASN1Set unsigned) {
        return unsigned == null
                ? null
                : new AttributeTable(unsigned).get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    }

    private static void addIfReadable(byte[] token, List<ParsedToken> tokens) {
        try {
            tokens.add(TimeStampTokens.parse(token));
        } catch (Asn1FormatException unreadable) {
            // What can't be read proves no time.
        }
    }
}
