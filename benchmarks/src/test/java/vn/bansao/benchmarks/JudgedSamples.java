package vn.bansao.benchmarks;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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

/** Scans and records of copies that are brought before the panel. */
final class JudgedSamples {
    private static final ConversionMark MARK =
            new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn/tra-cuu"));
    private static final Officer OFFICER = new Officer(
            TestPki.CERTIFIER_NAME, TestPki.CERTIFIER_TITLE, TestPki.AGENCY_NAME, "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", "");

    private JudgedSamples() {}

    /** One signature makes an official copy, two make a certified one. */
    static CopyRecord record(int signatures, int pages) {
        CopyCode code = CopyCode.random(new Random(1));
        Authority agency = Authority.of(TestPki.AGENCY_NAME);
        if (signatures == 1) {
            return CopyRecord.official(code, Original.of("Quyết định", pages), CopyForm.SAO_Y, agency, MARK);
        }
        return CopyRecord.certified(
                code,
                Original.of("Bằng tốt nghiệp đại học", pages),
                StatementTemplate.VN_2025_11.statement(
                        RegisterNumber.ofCopy(1, 2026, 7), "Bến Nghé", LocalDate.of(2026, 11, 22), OFFICER, 1),
                OFFICER,
                agency,
                MARK);
    }

    /** Small pages, each with another picture. */
    static Scan scan(int pages) {
        List<DocumentSource> sources = IntStream.rangeClosed(1, pages)
                .mapToObj(page -> DocumentSource.of("page-" + page + ".jpg", jpeg(page)))
                .toList();
        return Scan.of(sources).withFallbackDpi(100);
    }

    private static byte[] jpeg(int page) {
        BufferedImage image = new BufferedImage(420, 594, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 420, 594);
        graphics.setColor(Color.BLUE);
        graphics.fillOval(100, 100, 20 * page, 300);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
        return bytes.toByteArray();
    }
}
