/**
 * Scan files: the pages of the paper original, in order.
 *
 * <pre>{@code
 * Scan scan = Scan.of(Path.of("degree-1.jpg"), Path.of("degree-2.png"))
 *         .withFallbackDpi(300);   // only for files that do not say it themselves
 * }</pre>
 *
 * <p>JPEG files (baseline and progressive; grey, RGB) go into the copy byte by byte. PNG files (grey, RGB, palette; 1 to
 * 16 bits) keep every sample. TIFF files have any number of pages; fax data and JPEG of one strip are taken out as they are,
 * all else keeps every sample. Nothing is ever recompressed with loss.
 */
package vn.bansao.scan;
