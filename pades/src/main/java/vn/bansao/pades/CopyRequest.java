package vn.bansao.pades;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import vn.bansao.copy.CopyRecord;
import vn.bansao.crypto.DigestAlgorithm;
import vn.bansao.scan.Scan;

/**
 * One copy that a batch shall certify. Immutable.
 *
 * @param id its name in the journal, never used for anything else: 1 to 100 ASCII letters, digits, dots, hyphens and
 *     underscores, no dot or hyphen first
 * @param scan the pages of the original
 * @param record what is certified, without pages
 * @param target the file of the copy; it is created, never replaced
 */
public record CopyRequest(String id, Scan scan, CopyRecord record, Path target) {

    /**
     * A request whose copy lies in {@code folder} as {@code 3f/<id>.pdf}: 256 folders by the digest of the id, so that a
     * million copies are four thousand in a folder, every run finds them, and few folders have to be made.
     */
    public static CopyRequest sharded(String id, Scan scan, CopyRecord record, Path folder) {
        byte[] digest = DigestAlgorithm.SHA256.newDigest().digest(id.getBytes(StandardCharsets.UTF_8));
        String shard = HexFormat.of().formatHex(digest, 0, 1);
        // The journal refuses an id with a separator; until then it must not leave the folder.
        String name = id.replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
        return new CopyRequest(id, scan, record, folder.resolve(shard).resolve(name));
    }
}
