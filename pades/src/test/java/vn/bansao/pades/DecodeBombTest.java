package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.CertifiedCopyException;
import vn.bansao.copy.Original;
import vn.bansao.pades.internal.scan.Bombs;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanFinding;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/** Decode bombs cost a child JVM of 128 MiB two seconds at most, at the gate and in a copy, and end in a code. */
class DecodeBombTest {
    private static final long LONGEST_MS = 2_000; // of processor time, whatever else the machine does
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @Test
    void eachIsRefusedSoonWithItsCodeInAHeapOf128() throws Exception {
        Map<String, String> required = new TreeMap<>();
        for (Map.Entry<String, byte[]> bomb : Bombs.all().entrySet()) {
            String[] codeAndName = bomb.getKey().split(" ", 2);
            Files.write(folder.resolve(codeAndName[1]), bomb.getValue());
            required.put(codeAndName[1], codeAndName[0]);
        }

        Map<String, List<String>> told = childTells();

        assertThat(told.keySet()).isEqualTo(required.keySet());
        told.forEach((name, values) -> {
            assertThat(values.get(0)).as("gate on " + name).isEqualTo(required.get(name));
            assertThat(values.get(2)).as("copy of " + name).isEqualTo(required.get(name));
            assertThat(Long.parseLong(values.get(1))).as("gate's ms on " + name).isLessThan(LONGEST_MS);
            assertThat(Long.parseLong(values.get(3))).as("copy's ms of " + name).isLessThan(LONGEST_MS);
        });
    }

    private Map<String, List<String>> childTells() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecodeBombTest.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(text).isZero();
        return text.lines()
                .map(line -> List.of(line.split("\t", -1)))
                .collect(Collectors.toMap(values -> values.get(0), values -> values.subList(1, 5)));
    }

    /** The child: for each file its name, the gate's code and milliseconds, the copy's. */
    public static void main(String... arguments) throws IOException {
        TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
        CopyCertifier certifier = Samples.certifier(pki, PadesLevel.BASELINE_T)
                .random(new SecureRandom())
                .build();
        certifier.certify(Samples.scan(1), Samples.record(1)).toBytes(); // so that no bomb pays for what is loaded once
        Path copy = Path.of(arguments[0]).resolveSibling("copy.pdf");
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.sorted().toList()) {
                Scan scan = Scan.of(file).withFallbackDpi(300);
                long start = THREADS.getCurrentThreadCpuTime();
                String gate = gate(scan);
                long checked = THREADS.getCurrentThreadCpuTime();
                String refusal = refusal(certifier, scan, copy);
                long refused = THREADS.getCurrentThreadCpuTime();
                System.out.println(String.join(
                        "\t",
                        file.getFileName().toString(),
                        gate,
                        Long.toString((checked - start) / 1_000_000),
                        refusal,
                        Long.toString((refused - checked) / 1_000_000)));
            }
        }
    }

    /** What the gate measured of the page that can't be read. */
    private static String gate(Scan scan) throws IOException {
        return ScanGate.of(ScanPolicy.ND30_2020).withPixels().check(scan, Original.of("Quyết định", 1)).stream()
                .filter(finding -> finding.code().equals("SCAN_PAGE_UNREADABLE"))
                .map(ScanFinding::measured)
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String refusal(CopyCertifier certifier, Scan scan, Path copy) throws IOException {
        try {
            certifier.certify(scan, Samples.record(1)).writeTo(copy);
            return "";
        } catch (CertifiedCopyException refused) {
            return refused.code();
        }
    }
}
