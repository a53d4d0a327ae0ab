package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.bansao.copy.PageRecord.Embedding;

/**
 * A JPEG 2000 file (ITU-T T.800) that goes into the copy byte by byte, undecoded. A codestream alone gets the few boxes put in
 * front of it that make it a file, since PDF takes nothing less (ISO 32000-1, 7.4.9).
 */
final class Jp2Image implements PageImage {
    private static final byte[] NOTHING = {};
    private static final int SRGB = 16;
    private static final int GREY = 17;

    private final ScanInput input;
    private final ImageHeader header;
    private final byte[] front;
    private final int tiles;
    private final long codestreamEnd;

    private Jp2Image(ScanInput input, ImageHeader header, byte[] front, int tiles, long codestreamEnd) {
        this.input = input;
        this.header = header;
        this.front = front;
        this.tiles = tiles;
        this.codestreamEnd = codestreamEnd;
    }

    /** Reads a file up to its first tile-part. */
    static Jp2Image read(ScanInput input, ImageRules rules) throws IOException {
        input.keepFromStart(true);
        Jp2Head head = new Jp2Head(input, rules);
        head.read();
        Jp2ImageBoxes image = head.image();
        Raster raster = image.raster();
        J2kHead codestream = codestream(input, rules, raster, image.channels());
        ImageHeader header = header(
                Embedding.VERBATIM,
                raster,
                rules.density(image.density(), raster),
                image.iccProfile(),
                input.sizeBytes());
        return new Jp2Image(input, header, NOTHING, codestream.tiles(), head.codestreamEnd());
    }

    private static J2kHead codestream(ScanInput input, ImageRules rules, Raster raster, int channels)
            throws IOException {
        long at = input.offset();
        J2kHead codestream = new J2kHead(input, rules);
        codestream.read();
        codestream.requireSame(raster, channels, at);
        return codestream;
    }

    /** Reads a codestream that is a file of its own up to its first tile-part. */
    static Jp2Image readCodestream(ScanInput input, ImageRules rules) throws IOException {
        input.keepFromStart(true);
        J2kHead codestream = new J2kHead(input, rules);
        codestream.read();
        Raster raster = codestream.raster();
        byte[] front = boxes(raster);
        ImageHeader header = header(
                Embedding.TRANSCODED, raster, rules.density(null, raster), null, front.length + input.sizeBytes());
        return new Jp2Image(input, header, front, codestream.tiles(), input.sizeBytes());
    }

    private static ImageHeader header(
            Embedding embedding, Raster raster, Density density, byte @Nullable [] iccProfile, long length) {
        return new ImageHeader(
                ImageCoding.jpeg2000(embedding), raster, density, 1, iccProfile, OptionalLong.of(length));
    }

    /** Signature, file type, header, and the head of the codestream's box, which runs to the end of the file. */
    private static byte[] boxes(Raster raster) {
        Colour colour = raster.colour();
        ByteBuffer boxes = ByteBuffer.allocate(85);
        box(boxes, 12, "jP  ").putInt(0x0D0A_870A);
        box(boxes, 20, "ftyp").put(ascii("jp2 ")).putInt(0).put(ascii("jp2 "));
        box(boxes, 45, "jp2h");
        box(boxes, 22, "ihdr").putInt(raster.heightPx()).putInt(raster.widthPx());
        boxes.putShort((short) colour.samplesPerPixel()).put((byte) (raster.bitsPerComponent() - 1));
        boxes.put((byte) 7).put((byte) 0).put((byte) 0); // wavelets, a known colour space, no rights stated
        box(boxes, 15, "colr").put((byte) 1).put((byte) 0).put((byte) 0);
        boxes.putInt(colour == Colour.GRAY ? GREY : SRGB);
        box(boxes, 0, "jp2c");
        return boxes.array();
    }

    private static ByteBuffer box(ByteBuffer boxes, int length, String type) {
        return boxes.putInt(length).put(ascii(type));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    @Override
    public long transferTo(ImageBodySink out) throws IOException {
        input.keepFromStart(false);
        if (front.length > 0) {
            out.write(front, 0, front.length);
        }
        int head = input.position();
        J2kWalk walk = new J2kWalk(input, tiles, head, codestreamEnd);
        out.write(input.buffer(), 0, input.limit());
        walk.pass(input.buffer(), head, input.limit());
        for (int count = input.refill(); count > 0; count = input.refill()) {
            out.write(input.buffer(), 0, count);
            walk.pass(input.buffer(), 0, count);
        }
        walk.requireEnd();
        return front.length + input.sizeBytes();
    }

    @Override
    public @Nullable String damage() throws IOException {
        Walked file = new Walked();
        try {
            if (front.length > 0) {
                J2kCheck.requireCodestream(file, header.raster());
            } else {
                J2kCheck.require(file, header.raster());
            }
        } catch (DamagedCodeException e) {
            return e.what();
        }
        file.finish();
        return null;
    }

    /** The file as it stands, walked through beside as where it is handed on. */
    private final class Walked extends InputStream {
        private final J2kWalk walk;
        private int at;
        private int limit;

        Walked() {
            input.keepFromStart(false);
            int head = input.position();
            limit = input.limit();
            walk = new J2kWalk(input, tiles, head, codestreamEnd);
            walk.pass(input.buffer(), head, limit);
        }

        private boolean fill() throws IOException {
            if (at == limit) {
                limit = input.refill();
                at = 0;
                walk.pass(input.buffer(), 0, limit);
            }
            return limit > 0;
        }

        @Override
        public int read() throws IOException {
            return fill() ? input.buffer()[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (length == 0 || !fill()) {
                return length == 0 ? 0 : -1;
            }
            int count = Math.min(length, limit - at);
            System.arraycopy(input.buffer(), at, target, from, count);
            at += count;
            return count;
        }

        void finish() throws IOException {
            while (fill()) {
                at = limit;
            }
            walk.requireEnd();
        }
    }
}
