package vn.bansao.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.Der;
import vn.bansao.internal.asn1.TlvScan;

/**
 * A CRL (RFC 5280, 5.1) read in passes over its bytes: a list of a million numbers costs its bytes, and no tree of
 * objects beside them. Nothing is judged here but the form. Immutable.
 */
final class SignedList {
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int EXTENSIONS = 0xA0;
    private static final int VERSION_2 = 1;

    private final byte[] der;
    private final int signedFrom;
    private final int signedTo;
    private final StatusSignature signature;
    private final X500Principal issuer;
    private final Instant thisUpdate;
    private final @Nullable Instant nextUpdate;
    private final int entriesFrom;
    private final int entriesTo;
    private final @Nullable Extensions extensions;

    /** A walk over the fields of one SEQUENCE. */
    private static final class Fields {
        private final byte[] der;
        private final int end;
        private int at;

        Fields(byte[] der, int sequence) throws Asn1FormatException {
            if (der[sequence] != Der.SEQUENCE) {
                throw new Asn1FormatException("no SEQUENCE at byte " + sequence);
            }
            this.der = der;
            this.at = TlvScan.contents(der, sequence);
            this.end = TlvScan.end(der, sequence);
        }

        /** The next field's tag, or -1 behind the last. */
        int tag() {
            return at < end ? der[at] & 0xFF : -1;
        }

        /** Where the next field begins; the walk goes on behind it. */
        int next() throws Asn1FormatException {
            if (at >= end) {
                throw new Asn1FormatException("a field is missing at byte " + at);
            }
            if ((der[at] & 0x1F) == 0x1F) {
                throw new Asn1FormatException("an unknown field at byte " + at);
            }
            int begin = at;
            at = TlvScan.end(der, at);
            return begin;
        }

        byte[] nextValue() throws Asn1FormatException {
            return Arrays.copyOfRange(der, next(), at);
        }

        void requireEnd() throws Asn1FormatException {
            if (at != end) {
                throw new Asn1FormatException("an unknown field at byte " + at);
            }
        }
    }

    /**
     * The CRL that {@code der} is.
     *
     * @throws UnfitException if it is none, or not DER
     */
    static SignedList of(byte[] der) throws UnfitException {
        try {
            if (TlvScan.oneValue(der) != TlvScan.Form.DER) {
                throw UnfitException.malformed("it is BER, not DER");
            }
            return new SignedList(der);
        } catch (Asn1FormatException e) {
            throw UnfitException.malformed("not a CRL: " + e.reason());
        } catch (IOException | RuntimeException e) { // Bouncy Castle's and the JDK's ways to say so.
            throw UnfitException.malformed("not a CRL: " + e.getMessage());
        }
    }

    private SignedList(byte[] der) throws Asn1FormatException, IOException {
        this.der = der;
        Fields whole = new Fields(der, 0);
        this.signedFrom = whole.next();
        this.signedTo = TlvScan.end(der, signedFrom);
        byte[] algorithm = whole.nextValue();
        byte[] value = ASN1BitString.getInstance(ASN1Primitive.fromByteArray(whole.nextValue()))
                .getOctets();
        whole.requireEnd();
        this.signature = new StatusSignature(AlgorithmIdentifier.getInstance(algorithm), value);

        Fields fields = new Fields(der, signedFrom);
        if (fields.tag() == Der.INTEGER && number(fields.next()).intValueExact() != VERSION_2) {
            throw new Asn1FormatException("an unknown version");
        }
        if (!Arrays.equals(fields.nextValue(), algorithm)) {
            throw new Asn1FormatException("two signature algorithms");
        }
        this.issuer = new X500Principal(fields.nextValue());
        this.thisUpdate = time(fields);
        this.nextUpdate = fields.tag() == UTC_TIME || fields.tag() == GENERALIZED_TIME ? time(fields) : null;
        boolean entries = fields.tag() == Der.SEQUENCE;
        int list = entries ? fields.next() : -1;
        this.entriesFrom = entries ? TlvScan.contents(der, list) : 0;
        this.entriesTo = entries ? TlvScan.end(der, list) : 0;
        this.extensions = fields.tag() == EXTENSIONS ? extensions(fields.nextValue()) : null;
        fields.requireEnd();
    }

    private static Instant time(Fields fields) throws Asn1FormatException, IOException {
        return Time.getInstance(ASN1Primitive.fromByteArray(fields.nextValue()))
                .getDate()
                .toInstant();
    }

    /** What is inside the explicit tag. */
    private static Extensions extensions(byte[] tagged) {
        return Extensions.getInstance(Arrays.copyOfRange(tagged, TlvScan.contents(tagged, 0), tagged.length));
    }

    /** An entry of the list. */
    record Entry(Instant since, @Nullable Extensions extensions) {}

    /**
     * The entry of a certificate's number, or null if it is not listed.
     *
     * @throws UnfitException if any entry speaks about another issuer's certificate, or says what we can't understand
     */
    @Nullable
    Entry entry(BigInteger number) throws UnfitException {
        Entry found = null;
        try {
            for (int at = entriesFrom; at < entriesTo; at = TlvScan.end(der, at)) {
                Fields fields = new Fields(der, at);
                if (fields.tag() != Der.INTEGER) {
                    throw new Asn1FormatException("an entry without a number at byte " + at);
                }
                boolean wanted = number(fields.next()).equals(number);
                int date = fields.next();
                Extensions more = fields.tag() < 0 ? null : Extensions.getInstance(fields.nextValue());
                fields.requireEnd();
                if (more != null && more.getCriticalExtensionOIDs().length > 0) {
                    throw UnfitException.unsupported("an entry has a critical extension, so it is an indirect CRL");
                }
                if (wanted && found == null) {
                    byte[] since = Arrays.copyOfRange(der, date, TlvScan.end(der, date));
                    found = new Entry(
                            Time.getInstance(ASN1Primitive.fromByteArray(since))
                                    .getDate()
                                    .toInstant(),
                            more);
                }
            }
            return found;
        } catch (Asn1FormatException e) {
            throw UnfitException.malformed("not a CRL: " + e.reason());
        } catch (IOException | RuntimeException e) {
            throw UnfitException.malformed("an entry can't be read: " + e.getMessage());
        }
    }

    private BigInteger number(int integer) {
        int contents = TlvScan.contents(der, integer);
        return new BigInteger(der, contents, TlvScan.end(der, integer) - contents);
    }

    /** Whether {@code signer} has signed it. */
    boolean signedBy(X509Certificate signer) {
        return signature.fits(signer, der, signedFrom, signedTo);
    }

    StatusSignature signature() {
        return signature;
    }

    X500Principal issuer() {
        return issuer;
    }

    Instant thisUpdate() {
        return thisUpdate;
    }

    @Nullable
    Instant nextUpdate() {
        return nextUpdate;
    }

    @Nullable
    Extensions extensions() {
        return extensions;
    }

    /** The list as it came; not to be changed. */
    byte[] encoded() {
        return der;
    }
}
