/**
 * Reports as text, JSON, HTML and ETSI XML.
 *
 * <pre>{@code
 * try (Writer file = Files.newBufferedWriter(Path.of("report.html"));
 *         ReportWriter html = ReportFormat.HTML.writer(Locale.forLanguageTag("vi"), file)) {
 *     for (DocumentSource copy : copies) {
 *         html.add(verifier.verify(copy), copy);
 *     }
 * }
 * }</pre>
 */
package vn.bansao.verify.report;
