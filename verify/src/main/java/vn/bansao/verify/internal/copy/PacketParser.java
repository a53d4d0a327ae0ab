package vn.bansao.verify.internal.copy;

import java.nio.ByteBuffer;
import java.util.MissingResourceException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The JDK's XML parser, without DTD and without external entities, for one packet after the other. Not thread-safe. */
final class PacketParser {
    private static final String REUSE = "reuse-instance"; // the JDK's own, told in no documentation
    private static final int MOST_BYTES = 1 << 20; // 1 MiB: some fifty packets of copies

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private int bytesLeft = MOST_BYTES;
    private boolean plain;

    PacketParser() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        if (factory.isPropertySupported(REUSE)) {
            factory.setProperty(REUSE, true);
        }
    }

    Xmp read(ByteBuffer packet) throws XMLStreamException {
        bytesLeft -= packet.remaining();
        plain = false;
        try (Utf8Reader text = new Utf8Reader(packet)) {
            XMLStreamReader xml = factory.createXMLStreamReader(text);
            try {
                boolean undeclared = xml.getVersion() == null;
                Xmp xmp = Xmp.of(xml);
                plain = undeclared;
                return xmp;
            } catch (MissingResourceException e) {
                throw new XMLStreamException("the JDK's parser has no words for what it found", e); // InvalidCharInDTD
            } finally {
                xml.close();
            }
        }
    }

    /**
     * Whether the next packet can be read as if it were the first. A parser keeps every name it has met, so that it serves a
     * bounded number of bytes; and none serves on after an error, or an XML declaration, which may ask for the rules of XML
     * 1.1: XMP packets have none.
     */
    boolean asNew() {
        return plain && bytesLeft > 0;
    }
}
