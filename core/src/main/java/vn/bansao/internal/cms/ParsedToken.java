package vn.bansao.internal.cms;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.jspecify.annotations.Nullable;
import vn.bansao.internal.asn1.TlvScan;

/** What a time-stamp token says (RFC 3161, 2.4.2), none of it judged. Immutable. Made by {@link TimeStampTokens}. */
public final class ParsedToken {
    private final TlvScan.Form form;
    private final byte[] content;
    private final TSTInfo info;
    private final Instant time;
    private final @Nullable Duration accuracy;
    private final SignedData signedData;
    private final SignerInfo signer;
    private final AttributeTable signedAttributes;
    private final List<X509Certificate> certificates;

    ParsedToken(
            TlvScan.Form form,
            byte[] content,
            TSTInfo info,
            Instant time,
            @Nullable Duration accuracy,
            SignedData signedData,
            SignerInfo signer,
            List<X509Certificate> found) {
        this.form = form;
        this.content = content;
        this.info = info;
        this.time = time;
        this.accuracy = accuracy;
        this.signedData = signedData;
        this.signer = signer;
        this.signedAttributes = new AttributeTable(signer.getAuthenticatedAttributes());
        this.certificates = List.copyOf(found);
    }

    /** Whether the token is DER as far as tags and lengths tell, as RFC 3161 demands; some authorities send BER. */
    public TlvScan.Form form() {
        return form;
    }

    /** The version of TSTInfo; 1 is the only one there is. */
    public BigInteger version() {
        return info.getVersion().getValue();
    }

    /** genTime. */
    public Instant time() {
        return time;
    }

    /** How far genTime may be off either way, or empty where the token is silent. */
    public Optional<Duration> accuracy() {
        return Optional.ofNullable(accuracy);
    }

    /** The TSA's policy: an object identifier, dotted. */
    public String policy() {
        return info.getPolicy().getId();
    }

    /** The TSA's number for this token. */
    public BigInteger serialNumber() {
        return info.getSerialNumber().getValue();
    }

    /** The nonce, if there is one. */
    public Optional<BigInteger> nonce() {
        return Optional.ofNullable(info.getNonce()).map(nonce -> nonce.getValue());
    }

    /** The digest algorithm of the imprint: an object identifier, dotted. */
    public String imprintAlgorithm() {
        return info.getMessageImprint().getHashAlgorithm().getAlgorithm().getId();
    }

    /** The imprint. */
    public byte[] imprint() {
        return info.getMessageImprint().getHashedMessage().clone();
    }

    /** The digest algorithm of the TSA's signature: an object identifier, dotted. */
    public String digestAlgorithm() {
        return signer.getDigestAlgorithm().getAlgorithm().getId();
    }

    /** The certificates in the token that could be read, in its order. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** The certificate in the token that its signer names, if it is there. */
    public Optional<X509Certificate> tsaCertificate() {
        return tsaCertificateAmong(certificates);
    }

    /** The certificate that the signer names, looked for among {@code candidates}. */
    public Optional<X509Certificate> tsaCertificateAmong(List<X509Certificate> candidates) {
        return TimeStampTokens.signerCertificate(this, candidates);
    }

    byte[] content() {
        return content;
    }

    SignedData signedData() {
        return signedData;
    }

    SignerInfo signer() {
        return signer;
    }

    AttributeTable signedAttributes() {
        return signedAttributes;
    }
}
