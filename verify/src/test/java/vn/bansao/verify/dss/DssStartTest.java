package vn.bansao.verify.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.model.DSSException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bansao.PolicyException;
import vn.bansao.verify.CopyVerifier;

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

    @Test
    void refusesToWorkWhereAnotherReaderWasThereFirst() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TooLate.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("SECOND_OPINION_MISSING").contains("0 signatures in a file with one");
    }

    /** A program that has used DSS before it asks for a second opinion. */
    static final class TooLate {
        private TooLate() {}

        public static void main(String[] arguments) throws Exception {
            Class.forName(CMSUtils.class.getName());
            try {
                CopyVerifier.builder().secondOpinion().build();
            } catch (PolicyException refused) {
                System.out.println(refused.problem());
                return;
            }
            throw new IllegalStateException("a second opinion that sees no signatures");
        }
    }

    private static byte[] padded() throws Exception {
        String pdf = new String(KnownAnswerPdf.create(), StandardCharsets.US_ASCII);
        int start = pdf.indexOf("/Contents <") + "/Contents <".length();
        return HexFormat.of().parseHex(pdf.substring(start, pdf.indexOf('>', start)));
    }
}
