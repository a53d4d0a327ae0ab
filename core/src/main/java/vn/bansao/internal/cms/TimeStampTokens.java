package vn.bansao.internal.cms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.asn1.Asn1FormatException;
import vn.bansao.internal.asn1.TlvScan;

/**
 * Reading of time-stamp tokens: bytes to facts, and facts to flaws. Pure: no clock, no network, no decision about trust.
 *
 * <p>A client takes the first flaw for its error; a verifier reports them all.
 */
public final class TimeStampTokens {
    private static final int MOST_CERTIFICATES = 32;
    private static final Pattern GEN_TIME = Pattern.compile("(\\d{14})(?:\\.(\\d{1,9})\\d*)?Z");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssX").withResolverStyle(ResolverStyle.STRICT);

    private TimeStampTokens() {}

    /**
     * What a token says.
     *
     * @param encoded the ContentInfo and nothing behind it
     * @throws Asn1FormatException if it is not a SignedData over a TSTInfo with one signer and signed attributes
     */
    public static ParsedToken parse(byte[] encoded) throws Asn1FormatException {
        TlvScan.Form form = TlvScan.oneValue(encoded);
        try {
            ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
            if (!CMSObjectIdentifiers.signedData.equals(outer.getContentType())) {
                throw new Asn1FormatException("the content type is " + outer.getContentType() + ", not SignedData");
            }
            SignedData signedData = SignedData.getInstance(outer.getContent());
            ContentInfo inner = signedData.getEncapContentInfo();
            if (!PKCSObjectIdentifiers.id_ct_TSTInfo.equals(inner.getContentType())) {
                throw new Asn1FormatException("the signed content is " + inner.getContentType() + ", not TSTInfo");
            }
            byte[] content = ASN1OctetString.getInstance(inner.getContent()).getOctets();
            TlvScan.oneValue(content);
            TSTInfo info = TSTInfo.getInstance(ASN1Primitive.fromByteArray(content));
            return new ParsedToken(
                    form,
                    content,
                    info,
                    time(info.getGenTime().getTimeString()),
                    accuracy(info.getAccuracy()),
                    signedData,
                    onlySigner(signedData),
                    certificates(signedData.getCertificates()));
        } catch (IOException | RuntimeException e) { // Bouncy Castle's ways to say: not what it should be.
            throw new Asn1FormatException("not a time-stamp token: " + e.getMessage(), e);
        }
    }

    /**
     * Everything wrong with the token in itself: version, encoding, TSA's certificate, purpose, signed attributes, signature,
     * validity at genTime.
     *
     * @param tsa the TSA's certificate, or null if it was not found
     */
    public static List<TokenFlaw> flaws(ParsedToken token, @Nullable X509Certificate tsa) {
        List<TokenFlaw> flaws = new ArrayList<>();
        if (!token.version().equals(BigInteger.ONE)) {
            flaws.add(new TokenFlaw(TokenCheck.VERSION, token.version().toString(), "1"));
        }
        if (tsa == null) {
            flaws.add(new TokenFlaw(TokenCheck.CERTIFICATE, "absent", "the TSA's certificate"));
            return flaws;
        }
        addEncodingFlaws(token, tsa, flaws);
        TokenSignature.addFlaws(token, tsa, flaws);
        TokenAuthority.addFlaws(token, tsa, flaws);
        return flaws;
    }

    /** What is wrong with the imprint, if it should be {@code imprint} under {@code algorithm}. */
    public static Optional<TokenFlaw> imprintFlaw(ParsedToken token, DigestAlgorithm algorithm, byte[] imprint) {
        if (!token.imprintAlgorithm().equals(algorithm.oid())) {
            return Optional.of(new TokenFlaw(
                    TokenCheck.IMPRINT,
                    "a digest by " + token.imprintAlgorithm(),
                    "a digest by " + algorithm.oid() + " (" + algorithm.jcaName() + ")"));
        }
        return Arrays.equals(token.imprint(), imprint)
                ? Optional.empty()
                : Optional.of(new TokenFlaw(TokenCheck.IMPRINT, "a digest of something else", "the given digest"));
    }

    private static void addEncodingFlaws(ParsedToken token, X509Certificate tsa, List<TokenFlaw> flaws) {
        try {
            TokenEncoding.addFlaws(token, tsa, flaws);
        } catch (RuntimeException e) { // What Bouncy Castle reads only when asked for.
            flaws.add(new TokenFlaw(TokenCheck.ENCODING, "not readable: " + e.getMessage(), "a SignedData"));
        }
    }

    private static SignerInfo onlySigner(SignedData signedData) throws Asn1FormatException {
        ASN1Set signers = signedData.getSignerInfos();
        if (signers.size() != 1) {
            throw new Asn1FormatException("there are " + signers.size() + " signers, not one");
        }
        SignerInfo signer = SignerInfo.getInstance(signers.getObjectAt(0));
        if (signer.getAuthenticatedAttributes() == null) {
            throw new Asn1FormatException("there are no signed attributes");
        }
        return signer;
    }

    /** RFC 3161, 2.4.2: seconds always, a fraction perhaps, and UTC. */
    private static Instant time(String genTime) throws Asn1FormatException {
        Matcher matcher = GEN_TIME.matcher(genTime);
        if (!matcher.matches()) {
            throw new Asn1FormatException("genTime is " + genTime);
        }
        try {
            Instant seconds = SECONDS.parse(matcher.group(1) + "Z", Instant::from);
            String fraction = matcher.group(2);
            return fraction == null
                    ? seconds
                    : seconds.plusNanos(Long.parseLong((fraction + "00000000").substring(0, 9)));
        } catch (DateTimeException e) {
            throw new Asn1FormatException("genTime is " + genTime, e);
        }
    }

    static List<X509Certificate> certificates(@Nullable ASN1Set encoded) throws Asn1FormatException, IOException {
        if (encoded == null) {
            return List.of();
        }
        if (encoded.size() > MOST_CERTIFICATES) {
            throw new Asn1FormatException(encoded.size() + " certificates, at most " + MOST_CERTIFICATES + " are read");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (ASN1Encodable one : encoded) {
            if (one.toASN1Primitive() instanceof ASN1Sequence sequence) { // Other forms are tagged, and obsolete.
                certificate(sequence.getEncoded()).ifPresent(certificates::add);
            }
        }
        return certificates;
    }

    /** One certificate that can't be read does not spoil the others: whether the right one is there is seen later. */
    private static Optional<X509Certificate> certificate(byte[] der) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return Optional.of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable Duration accuracy(@Nullable Accuracy accuracy) {
        return accuracy == null
                ? null
                : Duration.ofSeconds(positive(accuracy.getSeconds()))
                        .plusMillis(positive(accuracy.getMillis()))
                        .plusNanos(1_000L * positive(accuracy.getMicros()));
    }

    private static int positive(@Nullable ASN1Integer value) {
        return value == null ? 0 : value.intPositiveValueExact();
    }

    static Optional<X509Certificate> signerCertificate(ParsedToken token, List<X509Certificate> candidates) {
        SignerIdentifier signer = token.signer().getSID();
        List<X509Certificate> named =
                candidates.stream().filter(one -> names(signer, one)).toList();
        // Of two certificates with one name and number, the one the signature vouches for.
        return named.stream()
                .filter(one -> TokenSignature.signingCertificateFlaw(token, one).isEmpty())
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    static boolean names(SignerIdentifier signer, X509Certificate certificate) {
        try {
            if (signer.isTagged()) {
                byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
                return extension != null
                        && Arrays.equals(
                                octets(octets(extension)),
                                ASN1OctetString.getInstance(signer.getId()).getOctets());
            }
            IssuerAndSerialNumber issuer = IssuerAndSerialNumber.getInstance(signer.getId());
            return issuer.getSerialNumber().hasValue(certificate.getSerialNumber())
                    && issuer.getName()
                            .equals(X500Name.getInstance(
                                    certificate.getIssuerX500Principal().getEncoded()));
        } catch (Asn1FormatException | RuntimeException malformed) { // A malformed identifier names nobody.
            return false;
        }
    }

    private static byte[] octets(byte[] octetString) throws Asn1FormatException {
        TlvScan.oneValue(octetString);
        return ASN1OctetString.getInstance(octetString).getOctets();
    }
}
