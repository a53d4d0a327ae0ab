package vn.bansao.internal.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Undoes FlateDecode with its PNG predictors (ISO 32000-2, 7.4.4), within one budget for a file. Not thread-safe. */
final class Inflation {
    private static final int USUAL_FACTOR = 4; // what Flate makes of text
    private static final int FIRST_BYTES = 1 << 14; // 16 KiB

    private final PdfLimits limits;
    private long inflatedBytes;

    Inflation(PdfLimits limits) {
        this.limits = limits;
    }

    /** The decoded bytes of a stream without a filter, or with FlateDecode alone; only to be read. */
    ByteBuffer inflate(WindowedBytes file, PdfValue.Stream stream) throws IOException {
        PdfValue filter = only(stream.dict().get("Filter"), stream);
        if (filter == null) {
            return raw(file, stream);
        }
        if (!(filter instanceof PdfValue.Name name) || !name.value().equals("FlateDecode")) {
            throw PdfFailure.malformed("stream", "its filter is not FlateDecode", stream.offset());
        }
        ByteBuffer bytes = unzip(file, stream);
        PdfValue parameters = only(stream.dict().get("DecodeParms"), stream);
        if (parameters == null || parameters instanceof PdfValue.Null) {
            return bytes;
        }
        if (parameters instanceof PdfValue.Dict dict) {
            return unpredict(bytes, dict, stream.offset());
        }
        throw PdfFailure.malformed("stream", "/DecodeParms is not a dictionary", stream.offset());
    }

    private static @Nullable PdfValue only(@Nullable PdfValue value, PdfValue.Stream stream) {
        if (!(value instanceof PdfValue.Array array)) {
            return value;
        }
        if (array.items().size() > 1) {
            throw PdfFailure.malformed("stream", "it has several filters", stream.offset());
        }
        return array.items().isEmpty() ? null : array.items().get(0);
    }

    private ByteBuffer raw(WindowedBytes file, PdfValue.Stream stream) throws IOException {
        count(stream.length(), stream.length());
        return file.run(stream.offset(), (int) stream.length());
    }

    private void count(long more, long inOneStream) {
        inflatedBytes += more;
        if (inOneStream > PdfLimits.MAX_STREAM_BYTES) {
            throw PdfFailure.overLimit("bytes in one inflated stream", inOneStream, PdfLimits.MAX_STREAM_BYTES);
        }
        if (inflatedBytes > limits.maxInflatedBytes()) {
            throw PdfFailure.overLimit("inflated bytes", inflatedBytes, limits.maxInflatedBytes());
        }
    }

    private ByteBuffer unzip(WindowedBytes file, PdfValue.Stream stream) throws IOException {
        Plain plain = new Plain(stream.length());
        Inflater inflater = new Inflater();
        try {
            file.send(stream.offset(), stream.length(), (bytes, from, length) -> {
                inflater.setInput(bytes, from, length);
                plain.drain(inflater);
            });
            if (!inflater.finished()) {
                throw PdfFailure.malformed("stream", "its compressed data ends too early", stream.offset());
            }
            return ByteBuffer.wrap(plain.bytes, 0, plain.size);
        } catch (DataFormatException e) {
            throw PdfFailure.malformed("stream", "its compressed data is damaged", stream.offset());
        } finally {
            inflater.end();
        }
    }

    /** The inflated bytes of one stream, in an array that grows. */
    private final class Plain {
        private byte[] bytes;
        private int size;

        Plain(long encodedBytes) {
            bytes = new byte[(int) Math.min(USUAL_FACTOR * encodedBytes + 1, FIRST_BYTES)];
        }

        void drain(Inflater inflater) throws DataFormatException {
            int more;
            do {
                if (size == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * size);
                }
                more = inflater.inflate(bytes, size, bytes.length - size);
                size += more;
                count(more, size);
            } while (more > 0);
        }
    }

    private static ByteBuffer unpredict(ByteBuffer bytes, PdfValue.Dict parameters, long offset) {
        long predictor = parameters.integer("Predictor", 1);
        if (predictor == 1) {
            return bytes;
        }
        long columns = parameters.integer("Columns", 1);
        long bits = parameters.integer("Colors", 1) * parameters.integer("BitsPerComponent", 8);
        // Object and cross-reference streams are rows of bytes; anything else is an image.
        if (predictor < 10 || predictor > 15 || bits != 8 || columns < 1 || columns > 1 << 16) {
            throw PdfFailure.malformed("stream", "its predictor is not one of PNG over bytes", offset);
        }
        int width = (int) columns;
        if (bytes.limit() % (width + 1) != 0) {
            throw PdfFailure.malformed("stream", "its last row is cut off", offset);
        }
        byte[] plain = new byte[bytes.limit() / (width + 1) * width];
        for (int row = 0; row < bytes.limit() / (width + 1); row++) {
            unpredictRow(bytes, plain, row, width, offset);
        }
        return ByteBuffer.wrap(plain);
    }

    private static void unpredictRow(ByteBuffer bytes, byte[] plain, int row, int width, long offset) {
        int from = row * (width + 1);
        int to = row * width;
        int kind = bytes.get(from);
        if (kind < 0 || kind > 4) {
            throw PdfFailure.malformed("stream", "a row has no PNG filter", offset);
        }
        for (int i = 0; i < width; i++) {
            int left = i > 0 ? plain[to + i - 1] & 0xFF : 0;
            int up = row > 0 ? plain[to + i - width] & 0xFF : 0;
            int corner = i > 0 && row > 0 ? plain[to + i - width - 1] & 0xFF : 0;
            int guess = switch (kind) {
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, corner);
                default -> 0;
            };
            plain[to + i] = (byte) (bytes.get(from + 1 + i) + guess);
        }
    }

    /** RFC 2083, 6.6. */
    private static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int byLeft = Math.abs(guess - left);
        int byUp = Math.abs(guess - up);
        int byCorner = Math.abs(guess - corner);
        if (byLeft <= byUp && byLeft <= byCorner) {
            return left;
        }
        return byUp <= byCorner ? up : corner;
    }
}
