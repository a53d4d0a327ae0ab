package vn.bansao.verify.internal.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/**
 * The two RSA signature schemes of RFC 8017, opened with the public key and compared strictly. Engines differ in what
 * they let pass (a DigestInfo without NULL) and in what they refuse (a mask hash other than the message's).
 */
final class RsaPaddings {
    private RsaPaddings() {}

    /** The value to the power of the public exponent, as long as the modulus; empty if the value is out of range. */
    private static byte[] open(RSAPublicKey key, byte[] value, int length) {
        BigInteger number = new BigInteger(1, value);
        int modulusBytes = (key.getModulus().bitLength() + 7) / 8;
        if (value.length != modulusBytes || number.compareTo(key.getModulus()) >= 0) {
            return new byte[0];
        }
        byte[] opened = number.modPow(key.getPublicExponent(), key.getModulus()).toByteArray();
        int skip = opened.length > 0 && opened[0] == 0 ? 1 : 0;
        int size = opened.length - skip;
        if (size > length) {
            return new byte[0];
        }
        byte[] block = new byte[length];
        System.arraycopy(opened, skip, block, length - size, size);
        return block;
    }

    /** RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.2): the block must equal the one and only encoding. */
    static boolean pkcs1Fits(RSAPublicKey key, Hash hash, byte[] digest, byte[] value) throws IOException {
        int length = (key.getModulus().bitLength() + 7) / 8;
        byte[] info = new DigestInfo(
                        new AlgorithmIdentifier(new ASN1ObjectIdentifier(hash.oid()), DERNull.INSTANCE), digest)
                .getEncoded(ASN1Encoding.DER);
        if (length < info.length + 11) {
            return false;
        }
        byte[] expected = new byte[length];
        Arrays.fill(expected, 1, length - info.length - 1, (byte) 0xFF);
        expected[1] = 1;
        System.arraycopy(info, 0, expected, length - info.length, info.length);
        return Arrays.equals(open(key, value, length), expected);
    }

    /** RSASSA-PSS (RFC 8017, 8.1.2 and 9.1.2) with exactly the suite's salt length. */
    static boolean pssFits(RSAPublicKey key, SignatureSuite suite, byte[] digest, byte[] value, Provider fallback) {
        int bits = key.getModulus().bitLength() - 1;
        int length = (bits + 7) / 8;
        byte[] block = open(key, value, length);
        int dbLength = length - digest.length - 1;
        int salt = suite.saltBytes();
        if (block.length != length || dbLength < salt + 1 || (block[length - 1] & 0xFF) != 0xBC) {
            return false;
        }
        byte[] hash = Arrays.copyOfRange(block, dbLength, length - 1);
        byte[] mask = mask(suite.maskHash().newDigest(fallback), hash, dbLength);
        int unusedBits = 8 * length - bits;
        int topMask = 0xFF >>> unusedBits;
        if ((block[0] & 0xFF & ~topMask) != 0) {
            return false;
        }
        byte[] db = new byte[dbLength];
        for (int i = 0; i < dbLength; i++) {
            db[i] = (byte) (block[i] ^ mask[i]);
        }
        db[0] &= (byte) topMask;
        int one = dbLength - salt - 1;
        for (int i = 0; i < one; i++) {
            if (db[i] != 0) {
                return false;
            }
        }
        MessageDigest again = suite.hash().newDigest(fallback);
        again.update(new byte[8]);
        again.update(digest);
        again.update(db, one + 1, salt);
        return db[one] == 1 && Arrays.equals(again.digest(), hash);
    }

    private static byte[] mask(MessageDigest digest, byte[] seed, int length) {
        byte[] mask = new byte[length];
        for (int done = 0, counter = 0; done < length; counter++) {
            digest.update(seed);
            digest.update(
                    new byte[] {(byte) (counter >>> 24), (byte) (counter >>> 16), (byte) (counter >>> 8), (byte) counter
                    });
            byte[] piece = digest.digest();
            int count = Math.min(piece.length, length - done);
            System.arraycopy(piece, 0, mask, done, count);
            done += count;
        }
        return mask;
    }
}
