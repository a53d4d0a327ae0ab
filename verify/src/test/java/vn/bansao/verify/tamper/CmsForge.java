package vn.bansao.verify.tamper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import vn.bansao.crypto.SigningKey;

/** A CMS of the bench's agency that differs from a good one in what a test edits. Mutable, for one test. */
final class CmsForge implements Sealer {
    /** Places in a SignerInfo. */
    static final int DIGEST_ALGORITHM = 2;

    static final int ATTRIBUTES = 3;
    static final int SIGNATURE_ALGORITHM = 4;
    /** Places in a SignedData. */
    static final int CONTENT = 2;

    static final int CERTIFICATES = 3;
    static final int SIGNERS = 4;

    /** The signed attributes, before they are signed. */
    Consumer<List<ASN1Encodable>> attributes = list -> {};

    Consumer<List<ASN1Encodable>> signerInfo = list -> {};
    Consumer<List<ASN1Encodable>> signedData = list -> {};
    UnaryOperator<byte[]> signature = UnaryOperator.identity();
    /** What becomes of the whole, encoded in definite lengths. */
    UnaryOperator<byte[]> encoding = UnaryOperator.identity();

    private final SigningKey key = Bench.PKI.agency().signingKey("forger");

    @Override
    public byte[] contents(byte[] covered) {
        try {
            byte[] good = Sealer.of(key, null).contents(covered);
            SignedData data =
                    SignedData.getInstance(ContentInfo.getInstance(good).getContent());
            SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            List<ASN1Encodable> signed =
                    new ArrayList<>(List.of(info.getAuthenticatedAttributes().toArray()));
            attributes.accept(signed);
            DERSet set = new DERSet(vector(signed));
            List<ASN1Encodable> signer = elements(info);
            signer.set(ATTRIBUTES, new DERTaggedObject(false, 0, set));
            signer.set(
                    5,
                    new DEROctetString(signature.apply(
                            key.sign(List.of(set.getEncoded("DER"))).get(0))));
            signerInfo.accept(signer);
            List<ASN1Encodable> whole = elements(data);
            whole.set(SIGNERS, new DLSet(new DLSequence(vector(signer))));
            signedData.accept(whole);
            return encoding.apply(encoded(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(List<ASN1Encodable> signedData) throws IOException {
        return new DLSequence(new ASN1Encodable[] {
                    CMSObjectIdentifiers.signedData, new DLTaggedObject(true, 0, new DLSequence(vector(signedData)))
                })
                .getEncoded("DL");
    }

    /** The copy with another SignerInfo in its seal, which nobody signs anew: all that one can do without a key. */
    static byte[] rewritten(byte[] copy, Consumer<List<ASN1Encodable>> signerInfo) {
        return rewritten(copy, Forge.text(copy).lastIndexOf("/Contents <"), signerInfo);
    }

    /** The same in the certifier's signature. */
    static byte[] rewrittenFirst(byte[] copy, Consumer<List<ASN1Encodable>> signerInfo) {
        return rewritten(copy, Forge.text(copy).indexOf("/Contents <"), signerInfo);
    }

    private static byte[] rewritten(byte[] copy, int contents, Consumer<List<ASN1Encodable>> signerInfo) {
        String text = Forge.text(copy);
        int from = contents + "/Contents <".length();
        int to = text.indexOf('>', from);
        byte[] padded = HexFormat.of().parseHex(text.substring(from, to));
        try (ASN1InputStream in = new ASN1InputStream(padded)) {
            SignedData data = SignedData.getInstance(
                    ContentInfo.getInstance(in.readObject()).getContent());
            List<ASN1Encodable> signer = elements(data.getSignerInfos().getObjectAt(0));
            signerInfo.accept(signer);
            List<ASN1Encodable> whole = elements(data);
            whole.set(SIGNERS, new DLSet(new DLSequence(vector(signer))));
            String hex = HexFormat.of().withUpperCase().formatHex(encoded(whole));
            return Forge.bytes(
                    text.substring(0, from) + hex + "0".repeat(to - from - hex.length()) + text.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of the agency's certificate. */
    static byte[] agencyDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm)
                    .digest(Bench.PKI.agency().certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ASN1EncodableVector vector(List<ASN1Encodable> list) {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        list.forEach(vector::add);
        return vector;
    }

    private static List<ASN1Encodable> elements(ASN1Encodable sequence) {
        return new ArrayList<>(Arrays.asList(
                ASN1Sequence.getInstance(sequence.toASN1Primitive()).toArray()));
    }

    /** The certificates or attributes behind a tag. */
    static List<ASN1Encodable> tagged(ASN1Encodable value) {
        return new ArrayList<>(Arrays.asList(org.bouncycastle.asn1.ASN1Set.getInstance((ASN1TaggedObject) value, false)
                .toArray()));
    }

    static ASN1Encodable attribute(String type, ASN1Encodable... values) {
        return new DLSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(type), new DERSet(values)});
    }

    static boolean is(ASN1Encodable attribute, String type) {
        return ASN1Sequence.getInstance(attribute).getObjectAt(0).equals(new ASN1ObjectIdentifier(type));
    }
}
