package vn.bansao.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.copy.Authority;
import vn.bansao.copy.ConversionMark;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.Original;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.copy.StatementTemplate.Alignment;
import vn.bansao.copy.StatementTemplate.LastPageOverlay;
import vn.bansao.copy.StatementTemplate.Line;
import vn.bansao.pades.CopyAppearance;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.ValidationMaterial;

/** Statements over the last scan, pictures with and without transparency, mixed keys: all judges agree. */
class AppearancesTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private Path folder;

    @Test
    void overlayWithTransparentPicturesAcceptedByAll() throws IOException {
        StatementTemplate template = new StatementTemplate(
                "SMALL",
                "1",
                List.of(
                        new Line("Chứng thực bản sao đúng với bản chính", 10, Alignment.CENTRE, 0),
                        new Line("Số: {number}/ĐT  quyển số: {volume}/{year} - {book}", 9, Alignment.LEFT, 0x202080)),
                List.of(new Line("{capacity}", 9, Alignment.CENTRE, 0)),
                List.of(new Line("{certifier}", 9, Alignment.CENTRE, 0)),
                new LastPageOverlay(15, 15, 130, 100));
        CopyAppearance appearance = CopyAppearance.DEFAULT
                .withPictures(png(BufferedImage.TYPE_INT_ARGB), png(BufferedImage.TYPE_INT_ARGB))
                .withSizes(24, 18, 6)
                .withTimeForm(CopyAppearance.TimeForm.DOTTED);

        judge(TestPki.create(KeyKind.P256, CLOCK), template, appearance);
    }

    @Test
    void opaquePicturesAndMixedKeysAcceptedByAll() throws IOException {
        CopyAppearance appearance =
                CopyAppearance.DEFAULT.withPictures(png(BufferedImage.TYPE_INT_RGB), png(BufferedImage.TYPE_BYTE_GRAY));

        judge(TestPki.create(KeyKind.P384, CLOCK), StatementTemplate.VN_2025_11, appearance);
    }

    private void judge(TestPki pki, StatementTemplate template, CopyAppearance appearance) throws IOException {
        judge(pki, template, appearance, Level.T);
        judge(pki, template, appearance, Level.LTA);
    }

    private void judge(TestPki pki, StatementTemplate template, CopyAppearance appearance, Level level)
            throws IOException {
        Path copy = folder.resolve("copy.pdf");
        CopyCertifier.builder()
                .certifier(pki.certifierWith(KeyKind.P256).signingKey("certifier"))
                .agency(pki.agencyKey())
                .timestamps(TestTsa.inProcess(pki))
                .revocation(RevocationSource.of(new ValidationMaterial(List.of(), pki.crls())))
                .level(PadesLevel.valueOf("BASELINE_" + level))
                .statementTemplate(template)
                .appearance(appearance)
                .build()
                .certify(scan(), record(template))
                .writeTo(copy);

        Expected expected = new Expected(level, 2, level == Level.LTA ? 1 : 0, false);
        JudgeInput input = new JudgeInput(List.of(pki.rootCertificate()), pki.crls(), Instant.now(), expected);
        List<Judgement> judgements = Judges.requireAccepted(Judges.all(), copy, input);
        assertThat(judgements)
                .allSatisfy(
                        judgement -> assertThat(judgement.warnings()).noneMatch(warning -> warning.contains("BBB_FC")));
    }

    private static CopyRecord record(StatementTemplate template) {
        LocalDate today = CLOCK.instant().atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toLocalDate();
        Officer officer =
                new Officer(TestPki.CERTIFIER_NAME, TestPki.CERTIFIER_TITLE, TestPki.AGENCY_NAME, "PHÓ CHỦ TỊCH", "");
        return CopyRecord.certified(
                CopyCode.random(new Random(5)),
                Original.of("Giấy khai sinh", 2),
                template.statement(RegisterNumber.ofCopy(3, today.getYear(), 41), "Bến Nghé", today, officer, 1),
                officer,
                Authority.of(TestPki.AGENCY_NAME),
                new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn")));
    }

    private static Scan scan() throws IOException {
        BufferedImage page = new BufferedImage(827, 1169, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(new Color(0xF4F0E0));
        graphics.fillRect(0, 0, 827, 1169);
        graphics.dispose();
        return Scan.of(List.of(
                        DocumentSource.of("1.jpg", encode(page, "jpg")),
                        DocumentSource.of("2.png", encode(page, "png"))))
                .withFallbackDpi(100);
    }

    private static byte[] png(int type) throws IOException {
        BufferedImage image = new BufferedImage(120, 120, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.drawOval(5, 5, 110, 110);
        graphics.dispose();
        return encode(image, "png");
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
