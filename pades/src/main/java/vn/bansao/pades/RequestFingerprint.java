package vn.bansao.pades;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.bansao.DocumentSource;
import vn.bansao.ReceivedDocument;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.internal.xmp.RecordProperties;

/**
 * What a request asks for, in 64 hex digits: every property of its record, and name, size, fallback density of its
 * scan files, and whether what is transparent in them is laid on white. Their content is read once only, while the copy is written, and is not part of it, but for files that were
 * digested when they arrived.
 */
final class RequestFingerprint {
    private final MessageDigest digest = DigestAlgorithm.SHA256.newDigest();

    private RequestFingerprint() {}

    static String of(CopyRequest request) throws IOException {
        RequestFingerprint fingerprint = new RequestFingerprint();
        RecordProperties properties = RecordProperties.of(request.record());
        fingerprint.add("bansao-request-1");
        for (Map.Entry<String, String> property : new TreeMap<>(properties.simple()).entrySet()) {
            fingerprint.add(property.getKey());
            fingerprint.add(property.getValue());
        }
        for (Map.Entry<String, List<String>> property : new TreeMap<>(properties.lists()).entrySet()) {
            fingerprint.add(property.getKey());
            fingerprint.add(String.valueOf(property.getValue().size()));
            property.getValue().forEach(fingerprint::add);
        }
        String alpha = request.scan().flattensAlpha() ? ", alpha on white" : "";
        fingerprint.add(request.scan().fallbackDpi() + alpha);
        for (DocumentSource source : request.scan().sources()) {
            fingerprint.add(source.name());
            fingerprint.add(String.valueOf(source.sizeBytes()));
            if (source instanceof ReceivedDocument received) {
                fingerprint.add(HexFormat.of().formatHex(received.sha256()));
            }
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    /** The length first, so that no two lists of texts are the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
