package vn.bansao.verify.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.model.DSSException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
        assertThat(DssStart.signatures(KnownAnswerPdf.create())).isEqualTo(1);
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
        String pdf = new String(KnownAnswerPdf.create(), StandardCharsets.US_ASCII);
        int start = pdf.indexOf("/Contents <") + "/Contents <".length();
        return HexFormat.of().parseHex(pdf.substring(start, pdf.indexOf('>', start)));
    }
}
