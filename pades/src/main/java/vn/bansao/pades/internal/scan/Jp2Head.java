package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import vn.bansao.pades.internal.PadesProblem;

/** The boxes of a JP2 file before its codestream (ITU-T T.800, annex I). */
final class Jp2Head {
    private static final byte[] SIGNATURE = {0x0D, 0x0A, (byte) 0x87, 0x0A};
    private static final Set<String> BRANDS = Set.of("jp2 ", "jpx ", "jpxb");
    private static final int MAX_BRANDS = 256;

    private final ScanInput input;
    private final Jp2ImageBoxes image;
    private long codestreamEnd;

    Jp2Head(ScanInput input, ImageRules rules) {
        this.input = input;
        this.image = new Jp2ImageBoxes(input, rules);
    }

    /** Reads up to the first byte of the codestream. */
    void read() throws IOException {
        signature();
        fileType();
        boolean described = false;
        Jp2Box box = Jp2Box.next(input, input.sizeBytes());
        while (!box.type().equals("jp2c")) {
            switch (box.type()) {
                case "jp2h" -> {
                    if (described) {
                        throw Jp2Box.malformed(input, box.at(), "second box jp2h");
                    }
                    described = true;
                    image.read(box);
                }
                case "jP  ", "ftyp" -> throw Jp2Box.malformed(input, box.at(), "second box " + box.type());
                default -> {}
            }
            box.skip(input);
            box = Jp2Box.next(input, input.sizeBytes());
        }
        if (!described) {
            throw Jp2Box.malformed(input, box.at(), "no box jp2h before the codestream");
        }
        codestreamEnd = box.end();
    }

    private void signature() throws IOException {
        Jp2Box box = Jp2Box.next(input, input.sizeBytes());
        box.requireLength(input, SIGNATURE.length);
        if (!Arrays.equals(Jp2Box.bytes(input, SIGNATURE.length), SIGNATURE)) {
            throw Jp2Box.malformed(input, box.at(), "signature");
        }
    }

    private void fileType() throws IOException {
        Jp2Box box = Jp2Box.next(input, input.sizeBytes());
        long length = box.left(input);
        if (!box.type().equals("ftyp") || length < 12 || length % 4 != 0 || length > 4 * MAX_BRANDS) {
            throw Jp2Box.malformed(input, box.at(), "file type");
        }
        byte[] content = Jp2Box.bytes(input, (int) length);
        for (int at = 8; at < content.length; at += 4) {
            if (BRANDS.contains(new String(content, at, 4, StandardCharsets.ISO_8859_1))) {
                return;
            }
        }
        throw input.refused(
                PadesProblem.SCAN_JP2_UNSUPPORTED, "what", "file type", "actual", "another", "required", "jp2, jpx");
    }

    /** What the header box says. */
    Jp2ImageBoxes image() {
        return image;
    }

    /** The offset of the first byte behind the codestream. */
    long codestreamEnd() {
        return codestreamEnd;
    }
}
