package vn.bansao.verify.dss;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The smallest PDF with one padded signature by a self-signed key that is thrown away; made {@code known-answer.pdf}
 * ({@link #main}).
 */
final class KnownAnswerPdf {
    static final int PADDING = 64;

    private KnownAnswerPdf() {}

    /** Writes the file again: the argument is where. */
    public static void main(String[] arguments) throws Exception {
        Files.write(Path.of(arguments[0]), create());
    }

    static byte[] create() throws GeneralSecurityException, IOException, OperatorCreationException, CMSException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        X509Certificate certificate = selfSigned(keys);
        // Signatures of P-256 vary by a few bytes: the gap is sized by a first one, the padding takes up the rest.
        int gap = 2 * (sign(new byte[0], keys.getPrivate(), certificate).length + PADDING) + 2;
        String objects = objects();
        String range = "/ByteRange[0 %010d %010d %010d]";
        int start = objects.length() + range.formatted(0, 0, 0).length() + "/Contents ".length();
        String tail = tail(objects, start + gap);
        String head = objects + range.formatted(start, start + gap, tail.length()) + "/Contents ";
        String hex = HexFormat.of().formatHex(sign(ascii(head + tail), keys.getPrivate(), certificate));
        return ascii(head + "<" + hex + "0".repeat(gap - 2 - hex.length()) + ">" + tail);
    }

    /** Objects 1 to 4 and the start of object 5, the signature dictionary. */
    private static String objects() {
        return """
                %PDF-1.7
                1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Annots[4 0 R]>>endobj
                4 0 obj<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/F 132/Rect[0 0 0 0]/P 3 0 R/V 5 0 R>>endobj
                5 0 obj<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached""";
    }

    /** What follows the gap: the end of object 5, the table and the trailer. */
    private static String tail(String objects, int offset) {
        String endOfSignature = ">>endobj\n";
        StringBuilder text = new StringBuilder(endOfSignature).append("xref\n0 6\n0000000000 65535 f \n");
        for (int number = 1; number <= 5; number++) {
            text.append("%010d 00000 n \n".formatted(objects.indexOf("\n" + number + " 0 obj") + 1));
        }
        text.append("trailer<</Size 6/Root 1 0 R>>\nstartxref\n").append(offset + endOfSignature.length());
        return text.append("\n%%EOF\n").toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sign(byte[] content, PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
        CMSSignedDataGenerator cms = new CMSSignedDataGenerator();
        cms.addSignerInfoGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key, certificate));
        cms.addCertificates(new JcaCertStore(List.of(certificate)));
        return cms.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
    }

    private static X509Certificate selfSigned(KeyPair keys) throws GeneralSecurityException, OperatorCreationException {
        X500Principal name = new X500Principal("CN=known answer");
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = Instant.parse("2046-01-01T00:00:00Z");
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name, BigInteger.ONE, Date.from(start), Date.from(end), name, keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }
}
