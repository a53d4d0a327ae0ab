package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.cms.CMSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which judges reject which broken file: the exact set, so that a judge that stops looking is noticed.
 *
 * <p>What a set leaves out is as telling as what it holds: no judge sees everything.
 */
class TamperedFilesTest {
    @TempDir
    Path folder;

    @Test
    void changedScanByteRejected() throws IOException {
        byte[] pdf = bytes(Samples.T);

        assertThat(rejecting(Samples.T, PdfEdits.flip(pdf, pdf.length / 2)))
                .isEqualTo(judges("dss", "itext", "pdfsig", "mutool", "openssl"));
    }

    @Test
    void changedScanByteInLongTermCopyRejected() throws IOException {
        byte[] pdf = bytes(Samples.LTA_RENEWED);

        assertThat(rejecting(Samples.LTA_RENEWED, PdfEdits.flip(pdf, pdf.length / 2)))
                .isEqualTo(judges("dss", "itext", "pdfsig", "mutool", "openssl"));
    }

    @Test
    void changedScanByteUnderPssRejected() throws IOException {
        byte[] pdf = bytes(Samples.LT_PSS);

        assertThat(rejecting(Samples.LT_PSS, PdfEdits.flip(pdf, pdf.length / 2)))
                .isEqualTo(judges("dss", "itext", "pdfsig", "openssl"));
    }

    @Test
    void cutOffEndRejected() throws IOException {
        assertThat(rejecting(Samples.T, PdfEdits.cutOff(bytes(Samples.T), 100)))
                .isEqualTo(judges("dss", "itext", "verapdf", "qpdf", "pdfsig", "mutool", "openssl"));
    }

    @Test
    void appendedLineEndRejected() throws IOException {
        // iText and qpdf forgive white space after the end; DSS does not look there.
        assertThat(rejecting(Samples.T, PdfEdits.append(bytes(Samples.T), "\n")))
                .isEqualTo(judges("verapdf", "pdfsig", "mutool", "openssl"));
    }

    @Test
    void appendedCommentRejected() throws IOException {
        assertThat(rejecting(Samples.T, PdfEdits.append(bytes(Samples.T), "%comment\n")))
                .isEqualTo(judges("itext", "verapdf", "pdfsig", "mutool", "openssl"));
    }

    @Test
    void annotationAddedAfterTheSealRejected() throws IOException {
        byte[] changed = PdfEdits.addAnnotation(bytes(Samples.T));

        assertThat(rejecting(Samples.T, changed)).isEqualTo(judges("itext", "verapdf", "pdfsig", "mutool", "openssl"));
        assertThat(Judges.dss().judge(write(changed), Samples.T.input()).warnings())
                .as("to DSS a change after a signature is a warning")
                .isNotEmpty();
    }

    @Test
    void annotationAddedToLongTermCopyRejected() throws IOException {
        assertThat(rejecting(Samples.LT, PdfEdits.addAnnotation(bytes(Samples.LT))))
                .isEqualTo(judges("itext", "verapdf"));
    }

    @Test
    void nonZeroPaddingRejected() throws IOException {
        assertThat(rejecting(Samples.T, PdfEdits.dirtyPadding(bytes(Samples.T))))
                .isEqualTo(judges("dss", "pdfsig", "openssl"));
    }

    @Test
    void changedSignatureValueRejected() throws IOException, CMSException {
        assertThat(rejecting(Samples.T, PdfEdits.changeSignatureValue(bytes(Samples.T))))
                .isEqualTo(judges("dss", "itext", "pdfsig", "mutool", "openssl"));
    }

    @Test
    void otherPdfaPartClaimedRejected() throws IOException {
        assertThat(rejecting(Samples.T, PdfEdits.replace(bytes(Samples.T), "<pdfaid:part>2<", "<pdfaid:part>3<")))
                .isEqualTo(judges("dss", "itext", "verapdf", "pdfsig", "mutool", "openssl"));
    }

    @Test
    void textThatIsNoPdfRejected() throws IOException {
        assertThat(rejecting(Samples.T, PdfEdits.append(new byte[0], "not a PDF")))
                .isEqualTo(judges("dss", "itext", "verapdf", "qpdf", "pdfsig", "mutool", "openssl"));
    }

    @Test
    void emptyFileRejected() throws IOException {
        assertThat(rejecting(Samples.T, new byte[0]))
                .isEqualTo(judges("dss", "itext", "verapdf", "qpdf", "pdfsig", "mutool", "openssl"));
    }

    private static byte[] bytes(Samples sample) throws IOException {
        return Files.readAllBytes(sample.path());
    }

    private Path write(byte[] pdf) throws IOException {
        return Files.write(folder.resolve("tampered.pdf"), pdf);
    }

    /** The judges that reject; all must be there to say so. */
    private Set<String> rejecting(Samples sample, byte[] pdf) throws IOException {
        return Panel.rejecting(write(pdf), sample.input());
    }

    private static Set<String> judges(String... names) {
        return new TreeSet<>(Arrays.asList(names));
    }
}
