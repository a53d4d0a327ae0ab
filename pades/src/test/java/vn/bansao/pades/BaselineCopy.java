package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;

/**
 * A fresh copy, read by PDFBox and Bouncy Castle.
 *
 * @param name what kind it is
 * @param signatures signatures in their order
 * @param documentTimestamps the document timestamps behind them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BaselineCopy(
        String name,
        PadesLevel level,
        int signers,
        TestPki pki,
        byte[] bytes,
        PDDocument document,
        List<Signed> signatures,
        List<Signed> documentTimestamps) {

    /**
     * One signature dictionary.
     *
     * @param contents the value of /Contents with its padding
     * @param der the CMS without it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Signed(ByteRanges range, COSDictionary dictionary, byte[] contents, byte[] der, CMSSignedData cms) {

        static Signed of(byte[] file, ByteRanges range, PDSignature found) {
            byte[] contents = range.contents();
            try (ASN1InputStream stream = new ASN1InputStream(contents)) {
                byte[] der = stream.readObject().getEncoded();
                return new Signed(range, found.getCOSObject(), contents, der, new CMSSignedData(der));
            } catch (IOException | CMSException e) {
                throw new AssertionError("no CMS", e);
            }
        }

        SignerInformation signer() {
            return cms.getSignerInfos().iterator().next();
        }

        @SuppressWarnings("unchecked")
        X509CertificateHolder certificate() {
            return (X509CertificateHolder) cms.getCertificates()
                    .getMatches(signer().getSID())
                    .iterator()
                    .next();
        }

        /** The dictionary as it stands in the file, without the value of /Contents. */
        String text() {
            String file = new String(range.file(), StandardCharsets.ISO_8859_1);
            int gap = (int) range.range()[1];
            int behind = (int) range.range()[2];
            return file.substring(file.lastIndexOf(" obj\n", gap), gap)
                    + file.substring(behind, file.indexOf("endobj", behind));
        }
    }

    /** A copy of each level, with each kind of key of the baseline's two schemes, with one and with two signatures. */
    static List<BaselineCopy> all() throws IOException {
        List<BaselineCopy> copies = new ArrayList<>();
        for (KeyKind keys : List.of(KeyKind.P256, KeyKind.RSA3072)) {
            TestPki pki = TestPki.create(keys, Samples.CLOCK);
            for (PadesLevel level : PadesLevel.values()) {
                for (int signers = 1; signers <= 2; signers++) {
                    copies.add(of(level + " " + keys + " " + signers, level, signers, pki));
                }
            }
        }
        return copies;
    }

    private static BaselineCopy of(String name, PadesLevel level, int signers, TestPki pki) throws IOException {
        CopyCertifier.Builder certifier =
                CopyCertifier.builder().agency(pki.agencyKey()).level(level).clock(pki.clock());
        if (signers == 2) {
            certifier.certifier(pki.certifierKey());
        }
        if (level != PadesLevel.BASELINE_B) {
            certifier.timestamps(TestTsa.inProcess(pki));
            certifier.revocation(RevocationSource.of(new ValidationMaterial(List.of(), pki.crls())));
        }
        byte[] bytes = certifier
                .build()
                .certify(Samples.scan(1), signers == 2 ? Samples.record(1) : Samples.official(1))
                .toBytes();
        return read(name, level, signers, pki, bytes);
    }

    private static BaselineCopy read(String name, PadesLevel level, int signers, TestPki pki, byte[] bytes)
            throws IOException {
        PDDocument document = Loader.loadPDF(bytes); // left open: its objects are read as they are asked for
        List<ByteRanges> ranges = ByteRanges.of(bytes);
        List<PDSignature> found = document.getSignatureDictionaries();
        assertThat(found).as(name).hasSameSizeAs(ranges);
        List<Signed> signatures = new ArrayList<>();
        List<Signed> stamps = new ArrayList<>();
        for (ByteRanges range : ranges) {
            PDSignature dictionary = found.stream()
                    .filter(one -> one.getByteRange()[1] == range.range()[1])
                    .findFirst()
                    .orElseThrow();
            Signed signed = Signed.of(bytes, range, dictionary);
            ("DocTimeStamp".equals(dictionary.getCOSObject().getNameAsString(COSName.TYPE)) ? stamps : signatures)
                    .add(signed);
        }
        return new BaselineCopy(name, level, signers, pki, bytes, document, signatures, stamps);
    }

    boolean stamped() {
        return level != PadesLevel.BASELINE_B;
    }

    boolean longTerm() {
        return level == PadesLevel.BASELINE_LT || level == PadesLevel.BASELINE_LTA;
    }

    boolean archived() {
        return level == PadesLevel.BASELINE_LTA;
    }

    /** The security store, where there is one. */
    COSDictionary store() {
        return Objects.requireNonNull(
                document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("DSS")), name);
    }

    /** What the security store holds of one kind. */
    List<byte[]> stored(String kind) {
        COSArray array = store().getCOSArray(COSName.getPDFName(kind));
        List<byte[]> items = new ArrayList<>();
        if (array != null) {
            for (int i = 0; i < array.size(); i++) {
                try (var stream = ((COSStream) array.getObject(i)).createInputStream()) {
                    items.add(stream.readAllBytes());
                } catch (IOException e) {
                    throw new AssertionError(name, e);
                }
            }
        }
        return items;
    }

    @Override
    public String toString() {
        return name;
    }
}
