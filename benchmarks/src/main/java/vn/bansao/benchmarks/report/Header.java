package vn.bansao.benchmarks.report;

import java.util.Map;

/**
 * Where, when and how results were measured.
 *
 * @param mode {@code quick}, {@code full} or {@code rehearsal}
 * @param cpu the processor's model
 * @param cores how many processors the virtual machine sees
 * @param system the operating system and its version
 * @param jdk the version of the JDK that was measured, such as {@code 25.0.1}
 * @param vm the virtual machine's name and version
 * @param made when the run began, ISO 8601
 * @param command the command line that measures the same again
 * @param commit what was measured, or {@code unknown}
 * @param scanBytes how many bytes the scans of a job have, by their pages
 */
public record Header(
        String mode,
        String cpu,
        int cores,
        String system,
        String jdk,
        String vm,
        String made,
        String command,
        String commit,
        Map<Integer, Long> scanBytes) {

    public Header {
        scanBytes = Map.copyOf(scanBytes);
    }

    /** The JDK's feature release, such as 17 or 25. */
    public int feature() {
        return Runtime.Version.parse(jdk).feature();
    }
}
