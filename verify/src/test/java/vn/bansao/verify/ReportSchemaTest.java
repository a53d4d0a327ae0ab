package vn.bansao.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bansao.DocumentSource;
import vn.bansao.pades.PadesLevel;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.verify.report.ReportFormat;

/** Real reports keep docs/formats/report.schema.json, and the schema refuses what is no report. */
class ReportSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestPki PKI = TestPki.create(KeyKind.P256, Copies.CLOCK);
    private static JsonNode document;
    private static JsonSchema schema;
    private static byte[] copy;

    @BeforeAll
    static void read() throws IOException {
        document = JSON.readTree(
                Files.readString(Path.of(System.getProperty("bansao.root"), "docs/formats/report.schema.json")));
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
        copy = Copies.certified(PKI, PadesLevel.BASELINE_T, "jpg", 2);
    }

    private static JsonNode report(CopyVerifier verifier, byte[] file) throws IOException {
        StringBuilder line = new StringBuilder();
        ReportFormat.JSON.write(verifier.verify(DocumentSource.of("a.pdf", file)), Locale.ENGLISH, line);
        return JSON.readTree(line.toString());
    }

    private static void assertKept(JsonNode report, Verdict verdict) {
        assertThat(report.get("verdict").asText()).isEqualTo(verdict.name());
        assertThat(schema.validate(report)).isEmpty();
    }

    @Test
    void validCopyAccepted() throws IOException {
        JsonNode report = report(Copies.verifier(PKI).build(), copy);
        assertThat(report.get("timestamps")).isNotEmpty();
        assertThat(report.get("copy").isObject()).isTrue();
        assertKept(report, Verdict.VALID);
    }

    @Test
    void profilePadesAccepted() throws IOException {
        assertKept(report(Copies.verifier(PKI).profile(Profile.PADES).build(), copy), Verdict.VALID);
    }

    @Test
    void secondOpinionAccepted() throws IOException {
        JsonNode report = report(Copies.verifier(PKI).secondOpinion().build(), copy);
        assertThat(report.get("secondOpinion").get("signatures")).hasSize(2);
        assertThat(schema.validate(report)).isEmpty();
    }

    @Test
    void changedCopyAccepted() throws IOException {
        byte[] changed = copy.clone();
        changed[2_000] ^= 1;
        assertKept(report(Copies.verifier(PKI).build(), changed), Verdict.INVALID);
    }

    @Test
    void copyOfStrangersAccepted() throws IOException {
        assertKept(report(Copies.verifier(PKI.stranger()).build(), copy), Verdict.INDETERMINATE);
    }

    @Test
    void unreadableFileAccepted() throws IOException {
        byte[] garbage = "not a PDF".getBytes(StandardCharsets.US_ASCII);
        assertKept(report(Copies.verifier(PKI).build(), garbage), Verdict.UNREADABLE);
    }

    @Test
    void unsignedFileAccepted() throws IOException {
        String objects = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                + "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
        String table = "xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n"
                .formatted(objects.indexOf("1 0 obj"), objects.indexOf("2 0 obj"));
        String file = objects + table + "trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n" + objects.length() + "\n%%EOF\n";
        byte[] bytes = file.getBytes(StandardCharsets.US_ASCII);
        assertKept(report(Copies.verifier(PKI).build(), bytes), Verdict.NOT_SIGNED);
    }

    @Test
    void unknownVerdictRejected() throws IOException {
        ObjectNode report = (ObjectNode) report(Copies.verifier(PKI).build(), copy);
        report.put("verdict", "FINE");
        assertThat(schema.validate(report)).isNotEmpty();
    }

    @Test
    void anyMissingMemberRejected() throws IOException {
        ObjectNode report = (ObjectNode) report(Copies.verifier(PKI).build(), copy);
        for (String name : JSON.convertValue(document.get("required"), String[].class)) {
            ObjectNode less = report.deepCopy();
            less.remove(name);
            assertThat(schema.validate(less)).as(name).isNotEmpty();
        }
        ((ObjectNode) report.get("signatures").get(0)).remove("level");
        assertThat(schema.validate(report)).isNotEmpty();
    }

    @Test
    void wordsAreThoseOfTheEnums() {
        assertThat(words("/properties/verdict")).isEqualTo(names(Verdict.values()));
        assertThat(words("/$defs/signature/properties/indication")).isEqualTo(names(Indication.values()));
        assertThat(words("/$defs/signature/properties/level")).isEqualTo(names(SignatureLevel.values()));
        assertThat(words("/$defs/signature/properties/coverage")).isEqualTo(names(CoverageLevel.values()));
        assertThat(words("/$defs/signature/properties/modifications")).isEqualTo(names(ModificationLevel.values()));
        assertThat(words("/$defs/signature/properties/role")).containsAll(names(SignerRole.values()));
        assertThat(words("/$defs/signature/properties/subIndication")).containsAll(names(SubIndication.values()));
        assertThat(words("/$defs/finding/properties/severity")).isEqualTo(names(Severity.values()));
    }

    private static List<String> words(String pointer) {
        return StreamSupport.stream(document.at(pointer).get("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
