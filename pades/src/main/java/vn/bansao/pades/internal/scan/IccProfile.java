package vn.bansao.pades.internal.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import vn.bansao.pades.internal.PadesProblem;

/** The check of a colour profile against ICC.1:2010, 7.2 and 7.3, and ISO 19005-2, 6.2.4.2. */
final class IccProfile {
    private static final int HEADER_BYTES = 128;
    private static final int TAG_BYTES = 12;
    private static final Set<String> CLASSES = Set.of("scnr", "mntr", "prtr", "spac");

    private IccProfile() {}

    /** Refuses a profile that is damaged, of another colour space than the image, or not permitted in PDF/A-2. */
    static void require(byte[] bytes, Colour colour, ScanPlace place) {
        ByteBuffer profile = ByteBuffer.wrap(bytes);
        int size = bytes.length;
        if (size < HEADER_BYTES + 4) {
            throw unfit(place, "size", size, "132 or more");
        }
        if (profile.getInt(0) != size) {
            throw unfit(place, "size", size, Integer.toUnsignedString(profile.getInt(0)));
        }
        if (!text(profile, 36).equals("acsp")) {
            throw unfit(place, "signature", hex(profile, 36), "acsp");
        }
        int version = profile.get(8) & 0xFF;
        if (version < 2 || version > 4) {
            throw unfit(place, "version", version, "2..4");
        }
        if (!CLASSES.contains(text(profile, 12))) {
            throw unfit(place, "class", hex(profile, 12), "scnr, mntr, prtr, spac");
        }
        String space = colour.profileSpace();
        if (!text(profile, 16).equals(space)) {
            throw unfit(place, "colour space", text(profile, 16).strip(), space.strip());
        }
        requireTags(profile, place);
    }

    private static void requireTags(ByteBuffer profile, ScanPlace place) {
        long tags = profile.getInt(HEADER_BYTES) & 0xFFFF_FFFFL;
        long end = HEADER_BYTES + 4 + tags * TAG_BYTES;
        if (tags == 0 || end > profile.limit()) {
            throw unfit(place, "number of tags", tags, "1.." + (profile.limit() - HEADER_BYTES - 4) / TAG_BYTES);
        }
        for (int at = HEADER_BYTES + 4; at < end; at += TAG_BYTES) {
            long from = profile.getInt(at + 4) & 0xFFFF_FFFFL;
            long length = profile.getInt(at + 8) & 0xFFFF_FFFFL;
            if (from < end || from + length > profile.limit()) {
                throw unfit(place, "tag", from + "+" + length, end + ".." + profile.limit());
            }
        }
    }

    static RuntimeException unfit(ScanPlace place, String what, Object actual, Object required) {
        return place.refused(PadesProblem.SCAN_ICC_UNFIT, "what", what, "actual", actual, "required", required);
    }

    private static String text(ByteBuffer profile, int at) {
        byte[] four = new byte[4];
        profile.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    private static String hex(ByteBuffer profile, int at) {
        return String.format(Locale.ROOT, "0x%08X", profile.getInt(at));
    }
}
