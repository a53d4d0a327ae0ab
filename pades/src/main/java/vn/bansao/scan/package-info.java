/**
 * Scan files: the pages of the paper original, in order.
 *
 * <pre>{@code
 * Scan scan = Scan.of(Path.of("degree-1.jpg"), Path.of("degree-2.png"))
 *         .withFallbackDpi(300);   // only for files that do not say it themselves
 * }</pre>
 *
 * <p>JPEG files (baseline and progressive; grey, RGB, CMYK with a profile) and JP2 files go into the copy byte by byte; of a
 * JPEG with further pictures or a trailer only the first picture does. PNG files (grey, RGB, palette; 1 to 16 bits) keep every
 * sample. TIFF files have any number of pages; fax data and JPEG of one strip are taken out as they are, all else keeps every
 * sample. Nothing is ever recompressed with loss.
 *
 * <p>Whether they are good enough is asked of a {@link vn.bansao.scan.ScanGate}, by the rules of a dated policy:
 *
 * <pre>{@code
 * ScanGate gate = ScanGate.of(ScanPolicy.ND30_2020).withPixels();
 * for (ScanFinding finding : gate.check(scan, original)) {
 *     System.out.println(finding.sentence(Locale.forLanguageTag("vi")));
 * }
 * }</pre>
 *
 * <p>A copy can be made searchable: a {@link vn.bansao.scan.TextLayer} says which program recognises the words.
 */
package vn.bansao.scan;
