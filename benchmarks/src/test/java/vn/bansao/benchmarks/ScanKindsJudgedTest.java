package vn.bansao.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.DocumentSource;
import vn.bansao.benchmarks.judge.JudgeInput;
import vn.bansao.benchmarks.judge.JudgeInput.Expected;
import vn.bansao.benchmarks.judge.JudgeInput.Level;
import vn.bansao.benchmarks.judge.Judgement;
import vn.bansao.benchmarks.judge.Judges;
import vn.bansao.pades.CopyCertifier;
import vn.bansao.pades.PadesLevel;
import vn.bansao.scan.Scan;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;
import vn.bansao.trust.ValidationMaterial;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.Finding;
import vn.bansao.verify.FindingCode;
import vn.bansao.verify.ValidationReport;

/** Copies of every kind of JPEG and JPEG 2000 file, and of TIFFs of JPEG tiles: before the panel, before our verifier, and drawn by two viewers. */
class ScanKindsJudgedTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T02:05:07Z"));
    private static final TestPki PKI = TestPki.create(KeyKind.P256, CLOCK);
    private static final int DPI = 100;
    private static final int LOSSLESS = 1;
    private static final int LOSSY = 10;
    private static final int OTHER_PROFILE = 45; // The profile's few points are not those of the viewers' sRGB.

    @TempDir
    Path folder;

    /** A file, and how far from the picture it may be shown. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kind(String name, byte[] file, int tolerance, boolean grey) {}

    @Test
    void turnedJpegsAreShownUpright() throws Exception {
        List<Kind> kinds = new ArrayList<>();
        for (int orientation = 1; orientation <= 8; orientation++) {
            kinds.add(new Kind("turned-" + orientation + ".jpg", ScanKinds.turned(orientation), LOSSY, false));
        }
        assertJudgedAndShown(kinds);
    }

    @Test
    void jpegTilesAreShown() throws Exception {
        assertJudgedAndShown(List.of(
                new Kind("tiles.tif", ScanKinds.jpegTiles(64, false), LOSSY, false),
                new Kind("wide.tif", ScanKinds.jpegTiles(256, false), LOSSY, false),
                new Kind("grey.tif", ScanKinds.jpegTiles(48, true), LOSSY, true)));
    }

    @Test
    void inksAndFirstPicturesAreShown() throws Exception {
        List<Kind> kinds = new ArrayList<>();
        ScanKinds.inks().forEach((name, file) -> kinds.add(new Kind(name, file, OTHER_PROFILE, false)));
        byte[] jpeg = ScanKinds.jpeg();
        byte[] several = ScanKinds.with(jpeg, 0xE2, ScanKinds.hex("4D504600" + "49492A0008000000"));
        kinds.add(new Kind("several.jpg", ScanKinds.cat(several, ScanKinds.turned(3)), LOSSY, false));
        kinds.add(new Kind("trailer.jpg", ScanKinds.cat(jpeg, new byte[] {'S', 'E', 'F', 'T'}), LOSSY, false));
        assertJudgedAndShown(kinds);
    }

    @Test
    void jpeg2000FilesAreShown() throws Exception {
        List<Kind> kinds = new ArrayList<>();
        byte[] rgb = codestream("rgb", 8);
        kinds.add(jp2("rgb.jp2", 3, 8, ScanKinds.enumerated(16), rgb, LOSSLESS));
        kinds.add(jp2("profile.jp2", 3, 8, ScanKinds.profile(false), rgb, LOSSY));
        kinds.add(jp2("rgb-12.jp2", 3, 12, ScanKinds.enumerated(16), codestream("rgb", 12), LOSSLESS));
        kinds.add(jp2("rgb-16.jp2", 3, 16, ScanKinds.enumerated(16), codestream("rgb", 16), LOSSLESS));
        kinds.add(jp2("tiles.jp2", 3, 8, ScanKinds.enumerated(16), codestream("rgb", 8, "-t", "100,100"), LOSSLESS));
        kinds.add(jp2("grey.jp2", 1, 8, ScanKinds.enumerated(17), codestream("grey", 8), LOSSLESS));
        kinds.add(jp2("inks.jp2", 4, 8, ScanKinds.profile(true), codestream("inks", 8, "-mct", "0"), OTHER_PROFILE));
        kinds.add(new Kind("rgb.j2k", rgb, LOSSLESS, false));
        kinds.add(new Kind("grey.j2k", codestream("grey", 8), LOSSLESS, true));
        kinds.add(new Kind("library.jp2", compressed("rgb", 8, "jp2"), LOSSLESS, false));
        assertJudgedAndShown(kinds);
    }

    private static Kind jp2(String name, int channels, int depth, byte[] colour, byte[] codestream, int tolerance) {
        return new Kind(name, ScanKinds.jp2(channels, depth, colour, codestream), tolerance, channels == 1);
    }

    private byte[] codestream(String colours, int depth, String... options) throws Exception {
        return compressed(colours, depth, "j2k", options);
    }

    /** Without loss, unless an option says so. */
    private byte[] compressed(String colours, int depth, String format, String... options) throws Exception {
        Path samples = folder.resolve("samples.raw");
        boolean inks = colours.equals("inks");
        Files.write(samples, inks ? ScanKinds.inkPlanes() : ScanKinds.planes(colours, depth));
        Path result = folder.resolve("samples." + format);
        int channels = inks ? 4 : colours.equals("grey") ? 1 : 3;
        List<String> command = new ArrayList<>(List.of("opj_compress", "-i", samples.toString(), "-o", "" + result));
        command.addAll(List.of("-F", ScanKinds.WIDTH + "," + ScanKinds.HEIGHT + "," + channels + "," + depth + ",u"));
        command.addAll(List.of(options));
        run(command);
        return Files.readAllBytes(result);
    }

    private void assertJudgedAndShown(List<Kind> kinds) throws Exception {
        List<DocumentSource> files = new ArrayList<>();
        files.add(DocumentSource.of("first.jpg", ScanKinds.jpeg())); // The copy's form is written on the first page.
        kinds.forEach(kind -> files.add(DocumentSource.of(kind.name(), kind.file())));
        Path copy = folder.resolve("copy.pdf");
        CopyCertifier.builder()
                .agency(PKI.agencyKey())
                .level(PadesLevel.BASELINE_B)
                .clock(CLOCK)
                .build()
                .certify(Scan.of(files).withFallbackDpi(DPI), JudgedSamples.record(1, files.size()))
                .writeTo(copy);
        SoftAssertions shown = new SoftAssertions();
        for (Map.Entry<String, Path> viewer : drawn(copy).entrySet()) {
            assertShown(kinds, viewer.getKey(), viewer.getValue(), shown);
        }
        shown.assertAll();
        assertVerified(copy, kinds);
        JudgeInput input = new JudgeInput(
                List.copyOf(PKI.anchors().certificates()),
                PKI.crls(),
                CLOCK.instant().plus(Duration.ofMinutes(1)),
                new Expected(Level.B, 1, 0, false));
        List<Judgement> judgements = Judges.requireAccepted(Judges.quick(), copy, input);
        assertThat(judgements).hasSize(Judges.quick().size());
    }

    private static void assertVerified(Path copy, List<Kind> kinds) throws IOException {
        ValidationReport report = CopyVerifier.builder()
                .trust(PKI.anchors())
                .material(new ValidationMaterial(List.of(), PKI.crls()))
                .clock(CLOCK)
                .build()
                .verify(DocumentSource.of(copy));
        long transcoded =
                kinds.stream().filter(k -> k.name().matches(".*[.](j2k|tif)")).count();
        assertThat(report.findings())
                .extracting(Finding::code)
                .filteredOn(code -> code.toString().startsWith("COPY_PAGE_"))
                .hasSize((int) transcoded)
                .allMatch(FindingCode.COPY_PAGE_TRANSCODED::equals);
        report.requirePassed();
    }

    /** The pages as poppler and mupdf draw them, by the viewer's name. */
    private Map<String, Path> drawn(Path copy) throws Exception {
        Map<String, Path> folders = new LinkedHashMap<>();
        Path poppler = Files.createDirectories(folder.resolve("poppler"));
        run(List.of(
                "pdftoppm",
                "-r",
                "" + DPI,
                "-png",
                copy.toString(),
                poppler.resolve("page").toString()));
        folders.put("pdftoppm", poppler);
        Path mupdf = Files.createDirectories(folder.resolve("mupdf"));
        run(List.of("mutool", "draw", "-q", "-r", "" + DPI, "-o", mupdf.resolve("page-%02d.png") + "", copy + ""));
        folders.put("mutool", mupdf);
        return folders;
    }

    private static void assertShown(List<Kind> kinds, String viewer, Path pages, SoftAssertions shown)
            throws IOException {
        List<Path> files;
        try (var all = Files.list(pages)) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            var image = ImageIO.read(files.get(i + 1).toFile());
            shown.assertThat(ScanKinds.difference(image, kinds.get(i).grey()))
                    .as(viewer + " draws " + kinds.get(i).name() + " as page " + (i + 2))
                    .isLessThanOrEqualTo(kinds.get(i).tolerance());
        }
    }

    private void run(List<String> command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command.get(0)).isTrue();
            assertThat(process.exitValue()).as(() -> command + "\n" + output()).isZero();
        } catch (IOException missing) {
            if (System.getProperty("bansao.externalTools", "").equals("required")) {
                Assertions.fail(command.get(0) + " is required and missing", missing);
            }
            Assumptions.abort("skipped: " + command.get(0) + " is not installed");
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
