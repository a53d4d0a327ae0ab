package vn.bansao.verify;

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
import vn.bansao.pades.CertifiedCopy;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.Revocation;
import vn.bansao.testing.TestPki;
import vn.bansao.testing.TestTsa;
import vn.bansao.trust.ValidationMaterial;

/** Copies made by the sibling module, and verifiers for them. */
final class Copies {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));
    private static final ConversionMark MARK =
            new ConversionMark(TestPki.AGENCY_NAME, "BanSao", URI.create("https://bansao.example.vn/tra-cuu"));

    private Copies() {}

    /** A copy certified from its original, with two signatures. */
    static byte[] certified(TestPki pki, PadesLevel level, String format, int pages) throws IOException {
        return certified(pki, level, scan(format, pages)).toBytes();
    }

    /** The same of any scan. */
    static CertifiedCopy certified(TestPki pki, PadesLevel level, Scan scan) throws IOException {
        int pages = scan.pageCount();
        Officer officer = new Officer(
                TestPki.CERTIFIER_NAME,
                TestPki.CERTIFIER_TITLE,
                TestPki.AGENCY_NAME,
                "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH",
                "");
        CopyRecord record = CopyRecord.certified(
                CopyCode.random(new Random(1)),
                Original.of("Bằng tốt nghiệp đại học", pages).withHolder("Trần Thị Bưởi"),
                StatementTemplate.VN_2025_11.statement(
                        RegisterNumber.ofCopy(1, 2026, 7), "Bến Nghé", LocalDate.of(2026, 11, 22), officer, 1),
                officer,
                Authority.of(TestPki.AGENCY_NAME),
                MARK);
        return builder(pki, level).certifier(pki.certifierKey()).build().certify(scan, record);
    }

    /** An official copy, which the agency alone signs. */
    static byte[] official(TestPki pki, PadesLevel level) throws IOException {
        CopyRecord record = CopyRecord.official(
                CopyCode.random(new Random(1)),
                Original.of("Quyết định", 1),
                CopyForm.SAO_Y,
                Authority.of(TestPki.AGENCY_NAME),
                MARK);
        return builder(pki, level).build().certify(scan("jpg", 1), record).toBytes();
    }

    private static CopyCertifier.Builder builder(TestPki pki, PadesLevel level) {
        CopyCertifier.Builder builder = CopyCertifier.builder()
                .agency(pki.agencyKey())
                .level(level)
                .clock(pki.clock())
                .random(new Random(2));
        return level == PadesLevel.BASELINE_B ? builder : builder.timestamps(TestTsa.inProcess(pki));
    }

    private static Scan scan(String format, int pages) throws IOException {
        List<DocumentSource> sources = java.util.stream.IntStream.range(0, pages)
                .mapToObj(page -> DocumentSource.of("page-" + page + "." + format, image(format, page)))
                .toList();
        return Scan.of(sources).withFallbackDpi(100);
    }

    static byte[] image(String format, int seed) {
        BufferedImage image = new BufferedImage(420, 594, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xFFFFFF - 0x101010 * seed));
        graphics.fillRect(0, 0, 420, 594);
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static CopyVerifier.Builder verifier(TestPki pki, Revocation... revoked) {
        return CopyVerifier.builder()
                .trust(pki.anchors())
                .material(new ValidationMaterial(List.of(), pki.crls(revoked)))
                .clock(pki.clock());
    }
}
