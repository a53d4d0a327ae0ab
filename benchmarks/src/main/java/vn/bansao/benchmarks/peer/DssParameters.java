package vn.bansao.benchmarks.peer;

import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;

/** What DSS is told of one signature; its parameters hold state, so each copy gets new ones. Thread-safe. */
final class DssParameters {
    private final VisibleBlock block;
    private final RawKey key;
    private final List<CertificateToken> chain;

    DssParameters(VisibleBlock block, CopyJob job) {
        this.block = block;
        this.key = RawKey.of(block.signer(), job);
        this.chain = block.signer().chain().subList(0, 2).stream()
                .map(CertificateToken::new)
                .toList();
    }

    /** The levels of a job's signatures: what makes a copy LT or LTA is done once, with the last one. */
    static SignatureLevel level(CopyJob job, boolean last) {
        return switch (job.level()) {
            case B -> SignatureLevel.PAdES_BASELINE_B;
            case T -> SignatureLevel.PAdES_BASELINE_T;
            case LT -> last ? SignatureLevel.PAdES_BASELINE_LT : SignatureLevel.PAdES_BASELINE_T;
            case LTA -> last ? SignatureLevel.PAdES_BASELINE_LTA : SignatureLevel.PAdES_BASELINE_T;
        };
    }

    VisibleBlock block() {
        return block;
    }

    /** Parameters for one signature. */
    PAdESSignatureParameters create(SignatureLevel level, boolean certifies, Instant time) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(level);
        parameters.setDigestAlgorithm(
                DigestAlgorithm.forJavaName(key.algorithm().digest().jcaName()));
        parameters.setSigningCertificate(chain.get(0));
        parameters.setCertificateChain(chain);
        // After the certificate, which sets RSA without PSS.
        parameters.setEncryptionAlgorithm(key.isPss() ? EncryptionAlgorithm.RSASSA_PSS : EncryptionAlgorithm.ECDSA);
        parameters.getArchiveTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.bLevel().setSigningDate(Date.from(time));
        parameters.setSigningTimeZone(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
        if (certifies) {
            parameters.setPermission(CertificationPermission.MINIMAL_CHANGES_PERMITTED);
        }
        return parameters;
    }

    /** The font of the words. */
    static DSSFileFont font() {
        DSSFileFont font = new DSSFileFont(new ByteArrayInputStream(Material.FONT));
        font.setSize((int) VisibleBlock.SIZE);
        font.setEmbedFontSubset(true);
        return font;
    }

    /** Where the signature is seen, and its words. */
    SignatureImageParameters image() {
        return image(font());
    }

    /** The same with a font that was read before. */
    SignatureImageParameters image(DSSFileFont font) {
        SignatureFieldParameters field = new SignatureFieldParameters();
        field.setPage(block.page() + 1);
        field.setOriginX(block.x());
        field.setOriginY(Sheet.HEIGHT - block.y() - block.height()); // DSS counts from the upper edge
        field.setWidth(block.width());
        field.setHeight(block.height());
        SignatureImageTextParameters text = new SignatureImageTextParameters();
        text.setText(String.join("\n", block.lines()));
        text.setPadding(2);
        text.setFont(font);
        SignatureImageParameters image = new SignatureImageParameters();
        image.setFieldParameters(field);
        image.setTextParameters(text);
        return image;
    }

    /** The private-key operation. */
    SignatureValue sign(ToBeSigned data, PAdESSignatureParameters parameters) {
        try {
            return new SignatureValue(parameters.getSignatureAlgorithm(), key.sign(data.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new DSSException("the key can't sign", e);
        }
    }
}
