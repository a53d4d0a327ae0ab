package vn.bansao.verify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import vn.bansao.DocumentSource;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfSignature;
import vn.bansao.internal.pdf.PdfSignatures;
import vn.bansao.trust.TrustAnchors;

/** The shared corpus, read in place. */
final class Corpus {
    private Corpus() {}

    /** One line of the manifest. */
    record Entry(String file, String group, String expected, String detail) {
        Path path() {
            return root().resolve(file);
        }

        @Override
        public String toString() {
            return file + " " + expected;
        }
    }

    static Path root() {
        String corpus = System.getProperty("bansao.corpus", "");
        assumeTrue(!corpus.isEmpty(), "skipped: -Dbansao.corpus is not set");
        return Path.of(corpus);
    }

    static List<Entry> entries(Set<String> groups) throws IOException {
        try (Stream<String> lines = Files.lines(root().resolve("manifest.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> groups.contains(cells[1]))
                    .filter(cells -> cells[0].toLowerCase(java.util.Locale.ROOT).endsWith(".pdf"))
                    .map(cells -> new Entry(cells[0], cells[1], cells[3], cells[4]))
                    .toList();
        }
    }

    /**
     * Every certificate in the CMS of every signature as an anchor, so that only integrity is in question. Nobody but a
     * test may do this.
     */
    static CopyVerifier believing(Path file, Profile profile) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        try {
            PdfFile pdf = PdfFile.read(DocumentSource.of(file), PdfLimits.DEFAULT);
            for (PdfSignature signature : PdfSignatures.find(pdf).signatures()) {
                if (signature.contents() != null) {
                    certificates(signature.contents().bytes(), found);
                }
            }
        } catch (vn.bansao.CertifiedCopyException unreadable) {
            // The verifier will say so.
        }
        CopyVerifier.Builder builder = CopyVerifier.builder().profile(profile);
        return found.isEmpty()
                ? builder.build()
                : builder.trust(TrustAnchors.of(found)).build();
    }

    private static void certificates(byte[] contents, List<X509Certificate> into) {
        try (ASN1InputStream stream = new ASN1InputStream(contents)) {
            SignedData data = SignedData.getInstance(
                    ContentInfo.getInstance(stream.readObject()).getContent());
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (var certificate : data.getCertificates()) {
                into.add((X509Certificate) factory.generateCertificate(
                        new ByteArrayInputStream(certificate.toASN1Primitive().getEncoded())));
            }
            var unsigned = org.bouncycastle.asn1.cms.SignerInfo.getInstance(
                            data.getSignerInfos().getObjectAt(0))
                    .getUnauthenticatedAttributes();
            if (unsigned != null) {
                for (var attribute : unsigned) {
                    var parsed = org.bouncycastle.asn1.cms.Attribute.getInstance(attribute);
                    if (parsed.getAttrType().getId().equals("1.2.840.113549.1.9.16.2.14")) {
                        certificates(
                                parsed.getAttributeValues()[0].toASN1Primitive().getEncoded(), into);
                    }
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            // What can't be read can't be an anchor.
        }
    }
}
