package vn.bansao.verify.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vn.bansao.DocumentSource;
import vn.bansao.ProblemCode;
import vn.bansao.copy.Authority;
import vn.bansao.copy.ConversionMark;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.Original;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.crypto.SigningKey;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Finding;
import vn.bansao.verify.ValidationReport;
import vn.bansao.verify.Verdict;

/** Where good copies are made and broken ones are judged: one PKI, one clock. */
public final class Bench {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));

    /** Who signs, and whom the verifier trusts. */
    public static final TestPki PKI = TestPki.create(KeyKind.P256, CLOCK);

    private static final byte[] B_T = certified(PKI, PadesLevel.BASELINE_T, 1);
    private static final byte[] B_B = certified(PKI, PadesLevel.BASELINE_B, 1);

    private Bench() {}

    /** The good copy: one tiny page, its statement, two signatures of level B-T. */
    public static byte[] copy() {
        return B_T.clone();
    }

    /** The same without timestamps. */
    static byte[] copyWithoutTimestamps() {
        return B_B.clone();
    }

    static byte[] certified(TestPki pki, PadesLevel level, int pages) {
        return certified(pki, level, pages, null);
    }

    /** @param source whom to ask about certificates, from B-LT on */
    static byte[] certified(TestPki pki, PadesLevel level, int pages, @Nullable RevocationSource source) {
        return certified(pki, pki.certifierKey(), pki.agencyKey(), level, pages, source);
    }

    static byte[] certified(
            TestPki pki,
            SigningKey certifier,
            SigningKey agency,
            PadesLevel level,
            int pages,
            @Nullable RevocationSource source) {
        List<DocumentSource> scans = IntStream.range(0, pages)
                .mapToObj(page -> DocumentSource.of("page.jpg", jpeg(0x101010 * page)))
                .toList();
        CopyCertifier.Builder builder = CopyCertifier.builder()
                .certifier(certifier)
                .agency(agency)
                .level(level)
                .clock(pki.clock())
                .random(new Random(8));
        if (level != PadesLevel.BASELINE_B) {
            builder.timestamps(TestTsa.inProcess(pki));
        }
        if (source != null) {
            builder.revocation(source, pki.anchors());
        }
        return certified(builder, StatementTemplate.VN_2025_11, Scan.of(scans).withFallbackDpi(100), pages);
    }

    /** A copy of a PDF of so many pages, with its statement where the template puts it. */
    static byte[] certified(byte[] pdf, int pages, StatementTemplate template) {
        CopyCertifier.Builder builder = CopyCertifier.builder()
                .certifier(PKI.certifierKey())
                .agency(PKI.agencyKey())
                .level(PadesLevel.BASELINE_T)
                .statementTemplate(template)
                .clock(CLOCK)
                .timestamps(TestTsa.inProcess(PKI))
                .random(new Random(8));
        return certified(builder, template, Scan.of(List.of(DocumentSource.of("scan.pdf", pdf))), pages);
    }

    private static byte[] certified(CopyCertifier.Builder builder, StatementTemplate template, Scan scan, int pages) {
        Officer officer =
                new Officer(TestPki.CERTIFIER_NAME, TestPki.CERTIFIER_TITLE, TestPki.AGENCY_NAME, "PHÓ CHỦ TỊCH", "");
        CopyRecord record = CopyRecord.certified(
                CopyCode.random(new Random(7)),
                Original.of("Bằng tốt nghiệp đại học", pages),
                template.statement(
                        RegisterNumber.ofCopy(1, 2026, 7), "Bến Nghé", LocalDate.of(2026, 11, 22), officer, 1),
                officer,
                Authority.of(TestPki.AGENCY_NAME),
                new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn/tra-cuu")));
        try {
            return builder.build().certify(scan, record).toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(int colour) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(16, 16, 0xFFFFFF - colour);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the first object of the good copy whose text has {@code mark}. */
    static int number(String mark) {
        return Forge.of(copy()).parts.stream()
                .flatMap(part -> part.objects.entrySet().stream())
                .filter(object -> object.getValue().contains(mark))
                .mapToInt(java.util.Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    static CopyVerifier.Builder verifier(Revocation... revoked) {
        return CopyVerifier.builder()
                .trust(PKI.anchors())
                .material(new ValidationMaterial(List.of(), PKI.crls(revoked)))
                .clock(CLOCK);
    }

    static ValidationReport verify(byte[] file) {
        return verify(verifier().build(), file);
    }

    static ValidationReport verify(CopyVerifier verifier, byte[] file) {
        try {
            return verifier.verify(DocumentSource.of("file.pdf", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertValid(byte[] file) {
        ValidationReport report = verify(file);
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(Verdict.VALID);
    }

    /** The verdict, and the code that must be among the findings. */
    static void assertRejected(byte[] file, Verdict verdict, ProblemCode code) {
        assertRejected(verify(file), verdict, code);
    }

    static void assertRejected(ValidationReport report, Verdict verdict, ProblemCode code) {
        assertThat(report.findings())
                .as(report.verdict() + " " + report.findings())
                .extracting(Finding::code)
                .contains(code);
        assertThat(report.verdict()).as(String.valueOf(report.findings())).isEqualTo(verdict);
    }
}
