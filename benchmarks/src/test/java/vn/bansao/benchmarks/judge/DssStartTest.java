package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.util.Arrays;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DssStartTest {

    @BeforeAll
    static void start() {
        DssStart.require();
    }

    @Test
    void findsTheSignatureOfAFreshFileWithPadding() throws Exception {
        assertThat(signatures(KnownAnswerPdf.create())).isEqualTo(1);
    }

    @Test
    void bouncyCastleAloneRefusesPadding() throws Exception {
        byte[] padded = padded();

        assertThatThrownBy(() -> new CMSSignedData(padded))
                .as("if this passes, the shim has become superfluous")
                .isInstanceOf(CMSException.class);
        assertThat(CMSUtils.parseToCMS(padded).getSignerInfos().size()).isEqualTo(1);
    }

    @Test
    void bytesOtherThanZeroAfterTheObjectAreRejected() throws Exception {
        byte[] padded = padded();
        padded[padded.length - 1] = 1;

        assertThatThrownBy(() -> CMSUtils.parseToCMS(padded))
                .isInstanceOf(DSSException.class)
                .hasMessageContaining("is not zero");
    }

    private static byte[] padded() throws Exception {
        byte[] cms = RawSignature.of(KnownAnswerPdf.create()).get(0).cms();
        return Arrays.copyOf(cms, cms.length + KnownAnswerPdf.PADDING);
    }

    private static int signatures(byte[] pdf) {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(new CommonCertificateVerifier(true));
        return validator.getSignatures().size();
    }
}
