/**
 * Scan files, one for each page of the paper original.
 *
 * <pre>{@code
 * Scan scan = Scan.of(Path.of("degree-1.jpg"), Path.of("degree-2.png"))
 *         .withFallbackDpi(300);   // only for files that do not say it themselves
 * }</pre>
 *
 * <p>JPEG files (baseline and progressive; grey, RGB) go into the copy byte by byte. PNG files (grey, RGB, palette; 1 to
 * 16 bits) keep every sample: nothing is ever recompressed with loss.
 *
 * <p>Whether they are good enough is asked of a {@link vn.bansao.scan.ScanGate}, by the rules of a dated policy:
 *
 * <pre>{@code
 * ScanGate gate = ScanGate.of(ScanPolicy.ND30_2020).withPixels();
 * for (ScanFinding finding : gate.check(scan, original)) {
 *     System.out.println(finding.sentence(Locale.forLanguageTag("vi")));
 * }
 * }</pre>
 */
package vn.bansao.scan;
