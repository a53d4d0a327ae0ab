package vn.bansao.benchmarks.peer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Jobs for the tests of peers: two scans at 200 dpi, one PKI for each kind of key. */
final class PeerJobs {
    /** The time that {@link CopyJob#OFFICIAL_WORDS} state. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));

    private static final List<byte[]> SCANS = List.of(scan(Color.BLUE), scan(Color.RED));
    private static final Map<KeyKind, TestPki> PKIS = new EnumMap<>(KeyKind.class);
    private static final Map<KeyKind, TestPki> PKIS_WITH_RESPONDERS = new EnumMap<>(KeyKind.class);
    private static final Responders RESPONDERS = Responders.start(); // for as long as the tests run

    private PeerJobs() {}

    static synchronized TestPki pki(KeyKind kind) {
        return PKIS.computeIfAbsent(kind, wanted -> TestPki.create(wanted, CLOCK));
    }

    /** The PKI of jobs of a level: from LT on its certificates name their responders. */
    static synchronized TestPki pki(KeyKind kind, Level level) {
        return level.carriesRevocationData()
                ? PKIS_WITH_RESPONDERS.computeIfAbsent(kind, wanted -> RESPONDERS.pki(wanted, CLOCK))
                : pki(kind);
    }

    static CopyJob job(KeyKind kind, int signatures, Level level) {
        return new CopyJob(SCANS, pki(kind, level), signatures, level, null);
    }

    static byte[] make(Peer peer, CopyJob job) throws Exception {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        peer.maker(job).make(copy);
        return copy.toByteArray();
    }

    private static byte[] scan(Color colour) {
        BufferedImage image = new BufferedImage(1654, 2339, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(colour);
        graphics.fillOval(300, 400, 900, 1200);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
