package vn.bansao.benchmarks.peer;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import vn.bansao.testing.TestPki;

/**
 * PDFBox and Bouncy Castle, put together by hand: each signature's ranges, digest, signing certificate, signature, chain
 * and revocation, each timestamp. It does not look at what an incremental update changes.
 */
final class PdfBoxChecker implements CopyChecker {
    private final PkixPath paths;
    private final Instant time;

    PdfBoxChecker(TestPki pki) {
        this.paths = new PkixPath(pki.rootCertificate(), pki.crls());
        this.time = pki.clock().instant().plusSeconds(60);
    }

    @Override
    public boolean isValid(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PDSignature> signatures = document.getSignatureDictionaries();
            int end = 0;
            for (PDSignature signature : signatures) {
                if (!isValid(pdf, signature)) {
                    return false;
                }
                end = Math.max(end, signature.getByteRange()[2] + signature.getByteRange()[3]);
            }
            return end == pdf.length;
        } catch (CMSException | GeneralSecurityException | OperatorCreationException | TSPException e) {
            return false;
        }
    }

    private boolean isValid(byte[] pdf, PDSignature signature)
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException, TSPException {
        int[] range = signature.getByteRange();
        byte[] contents = signature.getContents();
        boolean sound = range.length == 4
                && range[0] == 0
                && range[2] - range[1] == 2 * contents.length + 2
                && range[2] + range[3] <= pdf.length;
        if (!sound) {
            return false;
        }
        CMSSignedData cms = parse(contents, pdf, range);
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        X509Certificate certificate = PkixPath.certificate(cms.getCertificates(), signer.getSID());
        return namesCertificate(signer, certificate)
                && signer.verify(PkixPath.verifier(certificate))
                && hasValidTimestamps(signer)
                && paths.isValid(cms.getCertificates(), certificate, time);
    }

    /** The CMS without its padding, the content's digest beside it. */
    private static CMSSignedData parse(byte[] contents, byte[] pdf, int[] range)
            throws IOException, CMSException, GeneralSecurityException {
        try (ASN1InputStream der = new ASN1InputStream(contents)) {
            ContentInfo content = ContentInfo.getInstance(der.readObject());
            String oid = new CMSSignedData(content)
                    .getDigestAlgorithmIDs()
                    .iterator()
                    .next()
                    .getAlgorithm()
                    .getId();
            MessageDigest digest = MessageDigest.getInstance(oid);
            digest.update(pdf, range[0], range[1]);
            digest.update(pdf, range[2], range[3]);
            return new CMSSignedData(Map.of(oid, digest.digest()), content);
        }
    }

    private static boolean namesCertificate(SignerInformation signer, X509Certificate certificate)
            throws GeneralSecurityException {
        AttributeTable attributes = signer.getSignedAttributes();
        Attribute named = attributes == null ? null : attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named == null) {
            return false;
        }
        byte[] hash = SigningCertificateV2.getInstance(named.getAttributeValues()[0])
                .getCerts()[0]
                .getCertHash();
        return Arrays.equals(hash, MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private boolean hasValidTimestamps(SignerInformation signer)
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException, TSPException {
        AttributeTable attributes = signer.getUnsignedAttributes();
        Attribute attribute =
                attributes == null ? null : attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            return true;
        }
        TimeStampToken token =
                new TimeStampToken(ContentInfo.getInstance(attribute.getAttributeValues()[0]));
        X509Certificate certificate = PkixPath.certificate(token.getCertificates(), token.getSID());
        token.validate(PkixPath.verifier(certificate));
        String algorithm = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
        byte[] imprint = MessageDigest.getInstance(algorithm).digest(signer.getSignature());
        return Arrays.equals(imprint, token.getTimeStampInfo().getMessageImprintDigest())
                && paths.isValid(token.getCertificates(), certificate, time);
    }
}
