package vn.bansao.verify.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bansao.verify.CopyFacts;
import vn.bansao.verify.Finding;
import vn.bansao.verify.OtherOpinion;
import vn.bansao.verify.SignatureVerdict;
import vn.bansao.verify.TimestampVerdict;
import vn.bansao.verify.ValidationReport;

/**
 * The JSON of the command-line contract; members are always present, null where there is nothing to say, but for
 * {@code secondOpinion}.
 */
final class JsonReport {
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final JsonFactory FACTORY = new JsonFactory();
    private final JsonGenerator json;
    private final Locale locale;

    private JsonReport(JsonGenerator json, Locale locale) {
        this.json = json;
        this.locale = locale;
    }

    static String line(ValidationReport report, Locale locale) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            new JsonReport(json, locale).report(report);
        }
        return line.toString();
    }

    static String time(Instant time) {
        return time(time.atOffset(VIETNAM));
    }

    static String time(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private void report(ValidationReport report) throws IOException {
        json.writeStartObject();
        text("file", report.file());
        text("profile", report.profile().name().toLowerCase(Locale.ROOT));
        text("policy", report.policy());
        text("checkedAt", time(report.checkedAt()));
        text("verdict", report.verdict());
        json.writeNumberField("signaturesCount", report.signatures().size());
        json.writeNumberField("validSignaturesCount", report.validSignaturesCount());
        json.writeArrayFieldStart("signatures");
        for (SignatureVerdict signature : report.signatures()) {
            signature(signature);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("timestamps");
        for (TimestampVerdict timestamp : report.timestamps()) {
            timestamp(timestamp);
        }
        json.writeEndArray();
        copy(report.copyOrNull());
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        if (report.secondOpinionOrNull() != null) {
            secondOpinion(report.secondOpinionOrNull());
        }
        json.writeEndObject();
    }

    /** The one optional member: there only if another engine was asked. */
    private void secondOpinion(OtherOpinion opinion) throws IOException {
        json.writeObjectFieldStart("secondOpinion");
        text("engine", opinion.engine());
        text("version", opinion.version());
        text("verdict", opinion.verdict());
        json.writeBooleanField("agrees", opinion.agrees());
        text("failure", opinion.failureOrNull());
        json.writeArrayFieldStart("signatures");
        for (OtherOpinion.Signature signature : opinion.signatures()) {
            json.writeStartObject();
            text("field", signature.field());
            text("indication", signature.indication());
            text("subIndication", signature.subIndicationOrNull());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void signature(SignatureVerdict signature) throws IOException {
        json.writeStartObject();
        text("field", signature.field());
        text("role", signature.roleOrNull());
        text("signer", signature.signer().nameOrNull());
        text("organisation", signature.signer().organisationOrNull());
        text("issuer", signature.signer().issuerOrNull());
        text("algorithm", signature.algorithmOrNull());
        text("indication", signature.indication());
        text("subIndication", signature.subIndicationOrNull());
        text("level", signature.level());
        OffsetDateTime claimed = signature.times().claimedOrNull();
        text("claimedTime", claimed == null ? null : time(claimed));
        text("bestSignatureTime", time(signature.times().best()));
        text("coverage", signature.coverage());
        text("modifications", signature.modifications());
        json.writeArrayFieldStart("findings");
        for (Finding finding : signature.findings()) {
            json.writeString(finding.code().name());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void timestamp(TimestampVerdict timestamp) throws IOException {
        json.writeStartObject();
        text("kind", timestamp.kind());
        text("indication", timestamp.indication());
        text("subIndication", timestamp.subIndicationOrNull());
        Instant time = timestamp.timeOrNull();
        text("time", time == null ? null : time(time));
        text("authority", timestamp.authorityOrNull());
        json.writeEndObject();
    }

    private void copy(@Nullable CopyFacts copy) throws IOException {
        if (copy == null) {
            json.writeNullField("copy");
            return;
        }
        json.writeObjectFieldStart("copy");
        text("kind", copy.kindOrNull());
        text("number", copy.numberOrNull());
        text("volume", copy.volumeOrNull());
        number("year", copy.yearOrNull());
        text("agency", copy.agencyOrNull());
        text("certifier", copy.certifierOrNull());
        text("copyCode", copy.copyCodeOrNull());
        number("pages", copy.pagesOrNull());
        text("renewBefore", copy.renewBeforeOrNull());
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        text("code", finding.code().name());
        text("severity", finding.severity());
        text("message", finding.sentence(locale));
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, String> value : finding.values().entrySet()) {
            text(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void text(String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value.toString());
        }
    }

    private void number(String name, @Nullable Integer value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
