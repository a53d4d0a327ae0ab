package vn.bansao.pades;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import vn.bansao.DocumentSource;
import vn.bansao.copy.Authority;
import vn.bansao.copy.ConversionMark;
import vn.bansao.copy.CopyCode;
import vn.bansao.copy.CopyForm;
import vn.bansao.copy.CopyRecord;
import vn.bansao.copy.Officer;
import vn.bansao.copy.Original;
import vn.bansao.copy.RegisterNumber;
import vn.bansao.copy.StatementTemplate;
import vn.bansao.scan.Scan;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;

/** Scans, records and certifiers for tests. */
final class Samples {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));
    static final Authority AGENCY = Authority.of(TestPki.AGENCY_NAME);
    static final Officer OFFICER = new Officer(
            TestPki.CERTIFIER_NAME, TestPki.CERTIFIER_TITLE, TestPki.AGENCY_NAME, "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", "");
    static final ConversionMark MARK =
            new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn/tra-cuu"));

    private Samples() {}

    static CopyRecord record(int pages) {
        return record(pages, StatementTemplate.VN_2025_11, OFFICER);
    }

    static CopyRecord record(int pages, StatementTemplate template, Officer officer) {
        return CopyRecord.certified(
                CopyCode.random(new Random(1)),
                Original.of("Bằng tốt nghiệp đại học", pages).withHolder("Trần Thị Bưởi"),
                template.statement(
                        RegisterNumber.ofCopy(1, 2026, 7), "Bến Nghé", LocalDate.of(2026, 11, 22), officer, 1),
                officer,
                AGENCY,
                MARK);
    }

    static CopyRecord official(int pages) {
        return CopyRecord.official(
                CopyCode.random(new Random(1)), Original.of("Quyết định", pages), CopyForm.SAO_Y, AGENCY, MARK);
    }

    static CopyCertifier.Builder certifier(TestPki pki, PadesLevel level) {
        CopyCertifier.Builder builder = CopyCertifier.builder()
                .certifier(pki.certifierKey())
                .agency(pki.agencyKey())
                .level(level)
                .clock(pki.clock())
                .random(new Random(2));
        return level == PadesLevel.BASELINE_B ? builder : builder.timestamps(TestTsa.inProcess(pki));
    }

    /** Small colour JPEGs, each another picture. */
    static Scan scan(int pages) throws IOException {
        List<DocumentSource> sources = IntStream.range(0, pages)
                .mapToObj(page -> DocumentSource.of("page-" + page + ".jpg", jpeg(page)))
                .toList();
        return Scan.of(sources).withFallbackDpi(100);
    }

    static byte[] jpeg(int seed) {
        BufferedImage image = new BufferedImage(420, 594, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 420, 594);
        Random random = new Random(seed);
        for (int line = 0; line < 30; line++) {
            graphics.setColor(new Color(random.nextInt(0x808080)));
            graphics.fillRect(40, 40 + 17 * line, 100 + random.nextInt(240), 8);
        }
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
