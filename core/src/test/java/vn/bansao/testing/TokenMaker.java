package vn.bansao.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.crypto.SignatureAlgorithm.Scheme;

/**
 * Makes time-stamp tokens, right ones and wrong ones; the same bytes each time for the same input. Bouncy Castle's own
 * generator refuses to make wrong ones.
 */
final class TokenMaker {
    private static final ASN1ObjectIdentifier TST_INFO = PKCSObjectIdentifiers.id_ct_TSTInfo;

    /** What a token shall say. */
    record Content(
            int version,
            ASN1ObjectIdentifier policy,
            MessageImprint imprint,
            BigInteger serial,
            Instant time,
            @Nullable BigInteger nonce) {

        byte[] encoded() throws IOException {
            ASN1EncodableVector fields = new ASN1EncodableVector();
            fields.add(new ASN1Integer(version));
            fields.add(policy);
            fields.add(imprint);
            fields.add(new ASN1Integer(serial));
            fields.add(new ASN1GeneralizedTime(Date.from(time.truncatedTo(ChronoUnit.SECONDS))));
            fields.add(new Accuracy(new ASN1Integer(1), null, null));
            if (nonce != null) {
                fields.add(new ASN1Integer(nonce));
            }
            return new DERSequence(fields).getEncoded(ASN1Encoding.DER);
        }
    }

    private TokenMaker() {}

    static byte[] token(Content content, TestIdentity tsa, @Nullable TsaFault fault) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            SignerInfoGeneratorBuilder builder =
                    new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            builder.setSignedAttributeGenerator(attributes(tsa, fault));
            generator.addSignerInfoGenerator(
                    builder.build(signer(tsa, fault), new JcaX509CertificateHolder(tsa.certificate())));
            if (fault != TsaFault.NO_CERTIFICATE) {
                // The root stays out, as TSAs do it.
                generator.addCertificates(new JcaCertStore(
                        tsa.chain().subList(0, Math.max(1, tsa.chain().size() - 1))));
            }
            return generator
                    .generate(new CMSProcessableByteArray(TST_INFO, content.encoded()), true)
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException | CMSException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no token could be made", e);
        }
    }

    private static CMSAttributeTableGenerator attributes(TestIdentity tsa, @Nullable TsaFault fault)
            throws GeneralSecurityException {
        byte[] certificate =
                fault == TsaFault.WRONG_ESS ? new byte[] {1} : tsa.certificate().getEncoded();
        byte[] hash = DigestAlgorithm.SHA256.newDigest().digest(certificate);
        ASN1EncodableVector own = new ASN1EncodableVector();
        if (fault != TsaFault.NO_ESS) {
            SigningCertificateV2 value = new SigningCertificateV2(new ESSCertIDv2(hash));
            own.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(value)));
        }
        DefaultSignedAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator(new AttributeTable(own));
        // The machine's time would make every token different; genTime is the time that counts.
        return parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }

    private static ContentSigner signer(TestIdentity tsa, @Nullable TsaFault fault) {
        ContentSigner signer = tsa.kind().algorithm().scheme() == Scheme.ECDSA
                ? new EcdsaSigner(tsa)
                : CertificateMaker.contentSigner(tsa); // RSASSA-PKCS1 is deterministic by itself
        return fault == TsaFault.BAD_SIGNATURE ? new SpoilingSigner(signer) : signer;
    }

    private static final class EcdsaSigner implements ContentSigner {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TestIdentity tsa;

        EcdsaSigner(TestIdentity tsa) {
            this.tsa = tsa;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new DefaultSignatureAlgorithmIdentifierFinder()
                    .find(tsa.kind().algorithm().jcaName());
        }

        @Override
        public OutputStream getOutputStream() {
            return bytes;
        }

        @Override
        public byte[] getSignature() {
            return tsa.deterministicKey("tsa")
                    .sign(List.of(bytes.toByteArray()))
                    .get(0);
        }
    }

    private record SpoilingSigner(ContentSigner honest) implements ContentSigner {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return honest.getAlgorithmIdentifier();
        }

        @Override
        public OutputStream getOutputStream() {
            return honest.getOutputStream();
        }

        @Override
        public byte[] getSignature() {
            byte[] signature = honest.getSignature();
            signature[signature.length - 1] ^= 1;
            return signature;
        }
    }
}
