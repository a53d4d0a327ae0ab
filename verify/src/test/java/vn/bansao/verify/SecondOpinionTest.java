package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import vn.bansao.DocumentSource;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.TrustAnchors;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.report.ReportFormat;

/** DSS asked beside the verifier, about good and broken copies. */
class SecondOpinionTest {
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Copies.CLOCK);

    private static DocumentSource copy(PadesLevel level) throws IOException {
        return DocumentSource.of("bản sao.pdf", Copies.certified(PKI, level, "jpg", 1));
    }

    private static DocumentSource broken() throws IOException {
        byte[] copy = Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 1);
        copy[2_000] ^= 1;
        return DocumentSource.of("copy.pdf", copy);
    }

    private static List<Object> codes(ValidationReport report) {
        return report.findings().stream().<Object>map(Finding::code).toList();
    }

    @ParameterizedTest
    @CsvSource({"P256, BASELINE_B", "P384, BASELINE_T", "RSA3072, BASELINE_T"})
    void copyOnWhichBothAgreeAccepted(KeyKind keys, PadesLevel level) throws IOException {
        TestPki pki = TestPki.create(keys, Copies.CLOCK);
        ValidationReport report = Copies.verifier(pki)
                .secondOpinion()
                .build()
                .verify(DocumentSource.of("copy.pdf", Copies.certified(pki, level, "jpg", 1)));

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VALID);
        OtherOpinion opinion = report.secondOpinion().orElseThrow();
        assertThat(opinion.engine()).isEqualTo("EU DSS");
        assertThat(opinion.version()).isEqualTo("6.4");
        assertThat(opinion.verdict()).isEqualTo(Verdict.VALID);
        assertThat(opinion.agrees()).isTrue();
        assertThat(opinion.signatures())
                .extracting(OtherOpinion.Signature::field)
                .containsExactlyElementsOf(report.signatures().stream()
                        .map(SignatureVerdict::field)
                        .toList());
        assertThat(opinion.signatures())
                .extracting(OtherOpinion.Signature::indication)
                .containsOnly(Indication.TOTAL_PASSED);
        assertThat(opinion.etsiReport()).isEmpty();
    }

    @Test
    void withoutBeingAskedThereIsNone() throws IOException {
        ValidationReport report = Copies.verifier(PKI).build().verify(copy(PadesLevel.BASELINE_T));
        assertThat(report.secondOpinion()).isEmpty();
    }

    @Test
    void brokenCopyRejectedByBoth() throws IOException {
        ValidationReport report = Copies.verifier(PKI).secondOpinion().build().verify(broken());

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.secondOpinion().orElseThrow().verdict()).isEqualTo(Verdict.INVALID);
        assertThat(codes(report)).doesNotContain(FindingCode.SECOND_OPINION_DISAGREES);
    }

    @Test
    void copyRulesAreNotDssBusiness() throws IOException {
        // An official copy: one signature; a third party's file to the rules, good to DSS.
        ValidationReport report = Copies.verifier(PKI)
                .secondOpinion()
                .build()
                .verify(DocumentSource.of("copy.pdf", Copies.official(PKI, PadesLevel.BASELINE_T)));
        assertThat(report.secondOpinion().orElseThrow().agrees())
                .as(report.toString())
                .isTrue();
    }

    @Test
    void unreadableFileIsNotGivenToDss() throws IOException {
        ValidationReport report = Copies.verifier(PKI)
                .secondOpinion()
                .build()
                .verify(DocumentSource.of("x.pdf", "no PDF".getBytes(StandardCharsets.US_ASCII)));
        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(report.secondOpinion()).isEmpty();
    }

    @Test
    void etsiReportHoldsEachSignature() throws Exception {
        ValidationReport report = Copies.verifier(PKI).etsiReport().build().verify(copy(PadesLevel.BASELINE_T));
        StringWriter xml = new StringWriter();
        ReportFormat.ETSI_XML.write(report, Locale.ENGLISH, xml);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("ValidationReport");
        assertThat(document.getElementsByTagNameNS("*", "SignatureValidationReport")
                        .getLength())
                .isEqualTo(2);
        assertThat(xml.toString()).contains("urn:etsi:019102:mainindication:total-passed");
        assertThat(xml.toString()).endsWith(">\n");
    }

    @Test
    void textNamesBothVerdicts() throws IOException {
        ValidationReport report = Copies.verifier(PKI).secondOpinion().build().verify(copy(PadesLevel.BASELINE_B));
        StringBuilder english = new StringBuilder();
        StringBuilder vietnamese = new StringBuilder();
        ReportFormat.TEXT.write(report, Locale.ENGLISH, english);
        ReportFormat.TEXT.write(report, Locale.forLanguageTag("vi"), vietnamese);
        assertThat(english).contains("second opinion (EU DSS 6.4): VALID, agrees");
        assertThat(vietnamese).contains("ý kiến thứ hai (EU DSS 6.4): HỢP LỆ, trùng khớp");
    }

    @Test
    void materialReachesDss() throws IOException {
        // Without CRLs both lack revocation data; with them both are content: DSS uses what the verifier was given.
        CopyVerifier bare = CopyVerifier.builder()
                .trust(TrustAnchors.of(List.of(PKI.rootCertificate())))
                .at(Copies.CLOCK.instant())
                .material(ValidationMaterial.NONE)
                .secondOpinion()
                .build();
        OtherOpinion opinion =
                bare.verify(copy(PadesLevel.BASELINE_B)).secondOpinion().orElseThrow();
        assertThat(opinion.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(opinion.agrees()).isTrue();
    }
}
