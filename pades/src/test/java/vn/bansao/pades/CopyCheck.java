package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.Store;

/** Whether both signatures of a copy hold, and the second covers all of it: Bouncy Castle's opinion. */
final class CopyCheck {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private CopyCheck() {}

    static void requireSigned(byte[] copy) throws Exception {
        List<ByteRanges> signatures = ByteRanges.of(copy);
        assertThat(signatures).hasSize(2);
        assertThat(signatures.get(1).end()).isEqualTo(copy.length);
        for (ByteRanges signature : signatures) {
            byte[] der;
            try (ASN1InputStream contents = new ASN1InputStream(signature.contents())) {
                der = contents.readObject().getEncoded();
            }
            CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(signature.covered()), der);
            SignerInformation signer = cms.getSignerInfos().iterator().next();
            Store<X509CertificateHolder> certificates = cms.getCertificates();
            @SuppressWarnings("unchecked")
            X509CertificateHolder holder = (X509CertificateHolder)
                    certificates.getMatches(signer.getSID()).iterator().next();
            assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(PROVIDER)
                            .build(holder)))
                    .isTrue();
        }
    }
}
