package vn.bansao.verify.internal.copy;

import java.nio.ByteBuffer;
import javax.xml.stream.XMLStreamException;
import vn.bansao.internal.Pool;

/** Reads XMP packets with parsers that are used again, since a new one costs ten times the memory of the reading. Thread-safe. */
public final class XmpReader {
    private final Pool<PacketParser> parsers = new Pool<>(PacketParser::new);

    /** A reader without a parser yet. */
    public XmpReader() {}

    /** Reads a packet; a property that occurs twice is an error, since readers would differ. */
    Xmp read(ByteBuffer packet) throws XMLStreamException {
        PacketParser parser = parsers.take();
        Xmp xmp = parser.read(packet);
        if (parser.asNew()) {
            parsers.giveBack(parser);
        }
        return xmp;
    }
}
