package vn.bansao.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.Judge;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.judge.Judgement;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.copy.Authority;
import vn.bansao.copy.ConversionMark;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.Original;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.crypto.SignatureAlgorithm;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;

/** Copies of every kind of key and level, before the whole panel. */
class CopiesJudgedTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));

    @TempDir
    Path folder;

    static Stream<Arguments> keysAndLevels() {
        return Arrays.stream(KeyKind.values())
                .flatMap(kind -> Stream.of(Level.B, Level.T).map(level -> Arguments.of(kind, level)));
    }

    @ParameterizedTest
    @MethodSource("keysAndLevels")
    void copyAccepted(KeyKind kind, Level level) throws IOException {
        TestPki pki = pki(kind);

        List<Judgement> judgements =
                Judges.requireAccepted(Judges.quick(), certify(pki, level), input(pki, kind, level));

        assertThat(judgements).flatExtracting(Judgement::warnings).isEmpty();
    }

    /** Fax data that pass through, and are encoded anew; strips; a JPEG taken out. */
    @ParameterizedTest
    @CsvSource({"CCITT T.6, CCITT T.4", "LZW, CCITT T.6", "CCITT RLE, JPEG"})
    void copyOfATiffAccepted(String first, String second) throws IOException {
        TestPki pki = pki(KeyKind.P256);
        DocumentSource file = DocumentSource.of("scan.tif", tiff(first, second));

        List<Judgement> judgements = Judges.requireAccepted(
                Judges.quick(), certify(pki, Level.T, Scan.of(List.of(file))), input(pki, KeyKind.P256, Level.T));

        assertThat(judgements).flatExtracting(Judgement::warnings).isEmpty();
    }

    @Test
    void copyWithPagesComparedAccepted() throws IOException {
        TestPki pki = pki(KeyKind.P256);

        Judgement judgement = Judges.dss()
                .judge(certify(pki, Level.T), input(pki, KeyKind.P256, Level.T))
                .requireAccepted();

        assertThat(judgement.warnings()).isEmpty();
    }

    @Test
    void copyOfRevokedCertifierRejected() throws IOException {
        TestPki pki = pki(KeyKind.P256);
        Path copy = certify(pki, Level.T);
        Revocation revoked =
                Revocation.of(pki.certifier().certificate(), CLOCK.instant().minus(Duration.ofHours(1)));
        JudgeInput input = input(pki, KeyKind.P256, Level.T, revoked);

        for (Judge judge : List.of(Judges.dssWithoutPictures(), Judges.itext())) {
            judge.judge(copy, input).requireRejected();
        }
    }

    /** With addresses in its certificates, whose absence DSS would remark; nobody answers there. */
    private static TestPki pki(KeyKind kind) {
        return TestPki.builder(kind, CLOCK)
                .published(URI.create("http://pki.example.vn/"))
                .ocsp(URI.create("http://ocsp.example.vn/"))
                .build();
    }

    private static JudgeInput input(TestPki pki, KeyKind kind, Level level, Revocation... revoked) {
        boolean pss = kind.algorithm().scheme() == SignatureAlgorithm.Scheme.RSASSA_PSS;
        return new JudgeInput(
                List.copyOf(pki.anchors().certificates()),
                pki.crls(revoked),
                CLOCK.instant().plus(Duration.ofMinutes(1)),
                new Expected(level, 2, 0, pss));
    }

    private Path certify(TestPki pki, Level level) throws IOException {
        return certify(
                pki,
                level,
                Scan.of(List.of(
                        DocumentSource.of("page-1.jpg", picture("jpg")),
                        DocumentSource.of("page-2.jpg", picture("jpg")))));
    }

    private Path certify(TestPki pki, Level level, Scan scan) throws IOException {
        CopyCertifier.Builder certifier = CopyCertifier.builder()
                .certifier(pki.certifierKey())
                .agency(pki.agencyKey())
                .level(level == Level.B ? PadesLevel.BASELINE_B : PadesLevel.BASELINE_T)
                .clock(pki.clock());
        if (level != Level.B) {
            certifier.timestamps(TestTsa.inProcess(pki));
        }
        Path copy = folder.resolve("copy.pdf");
        certifier.build().certify(scan.withFallbackDpi(100), record()).writeTo(copy);
        return copy;
    }

    private static CopyRecord record() {
        Officer officer = new Officer(
                TestPki.CERTIFIER_NAME,
                TestPki.CERTIFIER_TITLE,
                TestPki.AGENCY_NAME,
                "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH",
                "");
        return CopyRecord.certified(
                CopyCode.random(new Random(1)),
                Original.of("Bằng tốt nghiệp đại học", 2),
                StatementTemplate.VN_2025_11.statement(
                        RegisterNumber.ofCopy(1, 2026, 7), "Bến Nghé", LocalDate.of(2026, 11, 22), officer, 1),
                officer,
                Authority.of(TestPki.AGENCY_NAME),
                new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn/tra-cuu")));
    }

    /** A page of each compression: that of fax data high enough for several strips, the others in one tile. */
    private static byte[] tiff(String... compressions) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (String compression : compressions) {
                boolean fax = compression.startsWith("CCITT");
                ImageWriteParam parameters = writer.getDefaultWriteParam();
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType(compression);
                if (!fax) {
                    parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                    parameters.setTiling(432, 608, 0, 0);
                }
                BufferedImage image = drawn(
                        fax ? 420 : 432,
                        fax ? 594 : 608,
                        fax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_3BYTE_BGR);
                writer.writeToSequence(new IIOImage(image, null, null), parameters);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(drawn(420, 594, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage drawn(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLUE);
        graphics.fillOval(100, 100, 200, 300);
        graphics.dispose();
        return image;
    }
}
