/**
 * Certifies: scans and a record in, a signed PDF/A out.
 *
 * <pre>{@code
 * CopyCertifier certifier = CopyCertifier.builder()
 *         .certifier(officer)
 *         .agency(seal)
 *         .timestamps(TimestampAuthority.http(URI.create("http://tsa.example.vn/")))
 *         .level(PadesLevel.BASELINE_T)
 *         .build();
 * certifier.certify(Scan.of(Path.of("page-1.jpg"), Path.of("page-2.png")), record).writeTo(Path.of("copy.pdf"));
 * }</pre>
 *
 * <p>Build a certifier once and use it from many threads. {@code certify} checks all that can be checked without the
 * scans; {@code writeTo} reads each scan once, lays everything out, and only then uses a key. From
 * {@link vn.bansao.pades.PadesLevel#BASELINE_LT} on it first asks a {@link vn.bansao.trust.RevocationSource} whether the signers'
 * certificates are in order.
 *
 * <p>Copies that are there already, and other signed PDFs, are raised to a level and renewed before their proofs expire by a
 * {@link vn.bansao.pades.CopyExtender}, without any key:
 *
 * <pre>{@code
 * CopyExtender extender = CopyExtender.builder()
 *         .timestamps(authority)
 *         .revocation(RevocationSource.online(OnlineAccess.PUBLIC), roots)
 *         .build();
 * if (extender.renewBefore(DocumentSource.of(copy)).orElseThrow().isBefore(nextYear)) {
 *     extender.extend(DocumentSource.of(copy), DocumentSink.of(copy));
 * }
 * }</pre>
 */
package vn.bansao.pades;
