package vn.bansao.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.bansao.DocumentSink;
import vn.bansao.DocumentSource;
import vn.bansao.pades.CopyExtender;
import vn.bansao.timestamp.TimestampAuthority;
import vn.bansao.trust.RevocationSource;
import vn.bansao.trust.TrustAnchors;

/** What an archive does with the copies it keeps, without any signing key. */
final class RenewLines {

    private RenewLines() {}

    static CopyExtender extender(TimestampAuthority authority, RevocationSource source, TrustAnchors roots) {
        return CopyExtender.builder()
                .timestamps(authority)
                .revocation(source, roots)
                .build(); // to B-LTA, unless told otherwise
    }

    /** Renews in place whatever could not be checked any more from {@code then} on; tells what became of each. */
    static List<CopyExtender.Receipt> renewDue(CopyExtender extender, Path archive, Instant then) throws IOException {
        List<CopyExtender.Receipt> receipts = new ArrayList<>();
        for (Path file : files(archive)) {
            renew(extender, file, then).ifPresent(receipts::add);
        }
        return receipts;
    }

    private static Optional<CopyExtender.Receipt> renew(CopyExtender extender, Path file, Instant then)
            throws IOException {
        // README: begin
        DocumentSource copy = DocumentSource.of(file);
        Optional<Instant> end = extender.renewBefore(copy);
        if (end.isPresent() && end.get().isBefore(then)) {
            return Optional.of(extender.extend(copy, DocumentSink.of(file))); // without a signing key
        }
        // README: end
        return Optional.empty();
    }

    private static List<Path> files(Path archive) throws IOException {
        try (Stream<Path> files = Files.list(archive)) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }
}
