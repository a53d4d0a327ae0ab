package vn.bansao.benchmarks.peer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.testing.TestTsa;
import vn.bansao.timestamp.TimestampAuthority;

/** A CMS signature for a PDF, made with Bouncy Castle; every digest is the JDK's. Thread-safe. */
final class BcCms {
    private final RawKey key;
    private final List<X509Certificate> certificates;
    private final SigningCertificateV2 essCertificate;
    private final @Nullable TimestampAuthority authority;

    BcCms(RawKey key, @Nullable TimestampAuthority authority) {
        this.key = key;
        this.certificates = key.signer().chain().subList(0, 2);
        this.authority = authority;
        try {
            byte[] encoded = key.signer().certificate().getEncoded();
            // The digest SHA-256 is the default, which DER leaves out.
            this.essCertificate = new SigningCertificateV2(
                    new ESSCertIDv2(DigestAlgorithm.SHA256.newDigest().digest(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate without an encoding", e);
        }
    }

    /** The signature maker of one of the job's signers. */
    static BcCms of(VisibleBlock block, CopyJob job) {
        return new BcCms(RawKey.of(block.signer(), job), job.timestamped() ? TestTsa.inProcess(job.pki()) : null);
    }

    DigestAlgorithm digest() {
        return key.algorithm().digest();
    }

    /** The signature over {@code content}, which Bouncy Castle reads and digests. */
    byte[] sign(InputStream content) throws CMSException, IOException, GeneralSecurityException {
        return generate(new StreamedContent(content), null);
    }

    /** The signature over what has this digest. */
    byte[] sign(byte[] digest) throws CMSException, IOException, GeneralSecurityException {
        return generate(new CMSAbsentContent(), digest);
    }

    private byte[] generate(CMSTypedData content, byte @Nullable [] digest)
            throws CMSException, IOException, GeneralSecurityException {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            JcaSignerInfoGeneratorBuilder builder =
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            builder.setSignedAttributeGenerator(signedAttributes(digest));
            if (authority != null) {
                builder.setUnsignedAttributeGenerator(timestamp(authority));
            }
            generator.addSignerInfoGenerator(
                    builder.build(new BcSigner(key), key.signer().certificate()));
            generator.addCertificates(new JcaCertStore(certificates));
            return generator.generate(content, false).toASN1Structure().getEncoded(ASN1Encoding.DER);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private CMSAttributeTableGenerator signedAttributes(byte @Nullable [] digest) {
        DefaultSignedAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator();
        return parameters -> {
            // The signing time of a PAdES signature stands in the PDF (EN 319 142-1, 6.3).
            AttributeTable table = usual.getAttributes(parameters)
                    .remove(CMSAttributes.signingTime)
                    .add(PKCSObjectIdentifiers.id_aa_signingCertificateV2, essCertificate);
            if (digest == null) {
                return table;
            }
            return table.remove(CMSAttributes.messageDigest)
                    .add(CMSAttributes.messageDigest, new DEROctetString(digest));
        };
    }

    private static CMSAttributeTableGenerator timestamp(TimestampAuthority authority) {
        return parameters ->
                timestamp(authority, requireNonNull((byte[]) parameters.get(CMSAttributeTableGenerator.SIGNATURE)));
    }

    private static AttributeTable timestamp(TimestampAuthority authority, byte[] signature) {
        byte[] imprint = DigestAlgorithm.SHA256.newDigest().digest(signature);
        byte[] token = authority.timestamp(DigestAlgorithm.SHA256, imprint).encoded();
        return new AttributeTable(new DERSet(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ContentInfo.getInstance(token)))));
    }

    /** A signature that somebody else made, with a timestamp. */
    static byte[] withTimestamp(byte[] encoded, TimestampAuthority authority) throws CMSException, IOException {
        CMSSignedData cms = new CMSSignedData(encoded);
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        SignerInformation stamped =
                SignerInformation.replaceUnsignedAttributes(signer, timestamp(authority, signer.getSignature()));
        return CMSSignedData.replaceSigners(cms, new SignerInformationStore(stamped))
                .toASN1Structure()
                .getEncoded(ASN1Encoding.DER);
    }
}
