package vn.bansao.pades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bansao.CertifiedCopyException;
import vn.bansao.DocumentSource;
import vn.bansao.copy.Original;
import vn.bansao.pades.internal.scan.SoundScans;
import vn.bansao.scan.Scan;
import vn.bansao.scan.ScanFinding;
import vn.bansao.scan.ScanGate;
import vn.bansao.scan.ScanPolicy;
import vn.bansao.testing.KeyKind;
import vn.bansao.testing.TestPki;

/**
 * Damaged scans of every kind, in a child JVM of 128 MiB, on the whole way: headers, the gate with its pixel checks, the page
 * written into a copy. Each ends within two seconds in a copy or in one typed error, and what the gate says is unreadable no
 * copy is made of.
 */
class DamagedInSmallHeapTest {
    private static final int TIMES = 200;
    private static final long LONGEST_MS = 2_000; // of processor time, whatever else the machine does
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @Test
    void everyKindTruncatedAndFlipped() throws Exception {
        for (Map.Entry<String, byte[]> sound : SoundScans.all().entrySet()) {
            Files.write(folder.resolve(sound.getKey()), sound.getValue());
        }
        Map<String, Row> rows = childTells("damage", folder);
        assertThat(rows).hasSize(SoundScans.all().size() * 2);
        rows.forEach((name, row) -> {
            assertThat(row.files()).as(name).isEqualTo(TIMES);
            assertThat(row.slowestMs()).as(name).isLessThan(LONGEST_MS);
            assertThat(row.wrong()).as(name).isEmpty();
            if (name.endsWith("truncated")) {
                assertThat(row.noticed()).as(name).isEqualTo(TIMES);
            }
        });
    }

    @Test
    void everyMalformedImageAndPdfOfTheCorpus() throws Exception {
        String corpus = System.getProperty("bansao.corpus", "");
        assumeFalse(corpus.isEmpty(), "skipped: -Dbansao.corpus is not set");
        Map<String, Row> rows = childTells("read", Path.of(corpus));
        assertThat(rows).hasSizeGreaterThan(150);
        rows.forEach((name, row) -> {
            assertThat(row.slowestMs()).as(name).isLessThan(LONGEST_MS);
            assertThat(row.wrong()).as(name).isEmpty();
        });
    }

    /** What became of some files. */
    private record Row(int files, int noticed, long slowestMs, String wrong) {
        static Row of(String... values) {
            return new Row(
                    Integer.parseInt(values[1]),
                    Integer.parseInt(values[2]),
                    Long.parseLong(values[3]),
                    values.length < 5 ? "" : values[4]);
        }
    }

    private static Map<String, Row> childTells(String what, Path files) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DamagedInSmallHeapTest.class.getName(),
                        what,
                        files.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(text).isZero();
        return text.lines().map(line -> line.split("\t", -1)).collect(Collectors.toMap(values -> values[0], Row::of));
    }

    /** The child: a line for each file and kind of damage. */
    public static void main(String... arguments) throws IOException {
        Way way = new Way();
        try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = Path.of(arguments[1]).relativize(path).toString();
                if (arguments[0].equals("damage")) {
                    byte[] sound = Files.readAllBytes(path);
                    way.begin();
                    for (int i = 0; i < TIMES; i++) {
                        way.go(Arrays.copyOf(sound, (int) ((long) sound.length * i / TIMES)));
                    }
                    way.tell(name + " truncated");
                    way.begin();
                    Random random = new Random(97);
                    for (int i = 0; i < TIMES; i++) {
                        byte[] damaged = sound.clone();
                        // Every other one in the structure, at the start or the end of the file.
                        int near = Math.min(sound.length, i % 2 == 0 ? sound.length : 600);
                        int at = random.nextInt(near);
                        damaged[i % 4 == 1 ? sound.length - 1 - at : at] ^= (byte) (1 << random.nextInt(8));
                        way.go(damaged);
                    }
                    way.tell(name + " flipped");
                } else if (isMalformed(name)) {
                    way.begin();
                    way.go(Files.readAllBytes(path));
                    way.tell(name);
                }
            }
        }
    }

    private static boolean isMalformed(String name) {
        return name.contains("/malformed") || name.contains("/image/");
    }

    /** The whole way of a scan into a copy. */
    private static final class Way {
        private final ScanGate gate = ScanGate.of(ScanPolicy.LENIENT).withPixels();
        private final CopyCertifier certifier;
        private final Set<String> wrong = new HashSet<>();
        private int files;
        private int noticed;
        private long slowest;

        Way() throws IOException {
            TestPki pki = TestPki.create(KeyKind.P256, Samples.CLOCK);
            certifier = Samples.certifier(pki, PadesLevel.BASELINE_B)
                    .random(new SecureRandom())
                    .build();
            certifier.certify(Samples.scan(1), Samples.record(1)).toBytes(); // nothing pays for what is loaded once
        }

        void begin() {
            wrong.clear();
            files = 0;
            noticed = 0;
            slowest = 0;
        }

        void tell(String name) {
            System.out.println(
                    name + "\t" + files + "\t" + noticed + "\t" + slowest / 1_000_000 + "\t" + String.join(",", wrong));
        }

        void go(byte[] file) throws IOException {
            Scan scan = Scan.of(List.of(DocumentSource.of("page.bin", file))).withFallbackDpi(300);
            long start = THREADS.getCurrentThreadCpuTime();
            boolean unreadable = false;
            boolean damaged = false;
            try {
                List<ScanFinding> findings = gate.check(scan, Original.of("Quyết định", 1));
                unreadable = findings.stream().anyMatch(found -> found.code().equals("SCAN_PAGE_UNREADABLE"));
                damaged = findings.stream().anyMatch(found -> found.code().equals("SCAN_PAGE_DAMAGED"));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                wrong.add("gate: " + e);
            }
            boolean refused = refused(scan);
            slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - start);
            if (unreadable != refused && !damaged) {
                wrong.add("the gate and the copy differ");
            }
            files++;
            noticed += unreadable || damaged ? 1 : 0;
        }

        private boolean refused(Scan scan) throws IOException {
            try {
                int pages = scan.pageCount();
                certifier.certify(scan, Samples.record(pages)).toBytes();
                return false;
            } catch (CertifiedCopyException e) {
                if (!e.code().startsWith("SCAN_")) {
                    wrong.add("copy: " + e.code());
                }
                return true;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                wrong.add("copy: " + e);
                return true;
            }
        }
    }
}
