package vn.bansao.verify.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmpTest {
    private static final String PLAIN = packet("2");

    /** Found by fuzzing: the JDK's parser looks for a message that its bundles lack, and throws something undocumented. */
    @Test
    void zeroByteInADtdRejected() {
        assertThatThrownBy(() -> new XmpReader().read(bytes("<!DOCTYPE a [<!E\0]><a/>")))
                .isInstanceOf(XMLStreamException.class);
    }

    @Test
    void parserReadsOneAfterTheOtherUntilItHasMetTooMuch() throws XMLStreamException {
        PacketParser parser = new PacketParser();
        String padding = " ".repeat(1 << 15); // 32 KiB
        int packets = 0;
        do {
            String part = Integer.toString(packets++);
            assertThat(parser.read(bytes(packet(part) + padding)).pdfaPart()).isEqualTo(part);
        } while (parser.asNew());
        assertThat(packets).isEqualTo(32); // MiB / 32 KiB, rounded up
    }

    @ValueSource(strings = {"<a b='1' b='2'/>", "<a>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
    @ParameterizedTest
    void parserServesNobodyAfterAnError(String wrong) throws XMLStreamException {
        PacketParser parser = new PacketParser();
        parser.read(bytes(PLAIN));
        assertThat(parser.asNew()).isTrue();
        assertThatThrownBy(() -> parser.read(bytes(wrong))).isInstanceOf(XMLStreamException.class);
        assertThat(parser.asNew()).isFalse();
    }

    @ValueSource(strings = {"1.0", "1.1"})
    @ParameterizedTest
    void parserServesNobodyAfterADeclaration(String version) throws XMLStreamException {
        PacketParser parser = new PacketParser();
        parser.read(bytes("<?xml version='" + version + "'?><a/>"));
        assertThat(parser.asNew()).isFalse();
    }

    @Test
    void nothingIsLeftOfThePacketBefore() throws XMLStreamException {
        XmpReader reader = new XmpReader();
        reader.read(bytes("<a xmlns:p='http://www.aiim.org/pdfa/ns/id/' xmlns='urn:b'/>"));
        assertThat(reader.read(bytes("<a/>"))).isEqualTo(new XmpReader().read(bytes("<a/>")));
        assertThatThrownBy(() -> reader.read(bytes("<a><p:part>2</p:part></a>")))
                .isInstanceOf(XMLStreamException.class);
        reader.read(bytes("<?xml version='1.1'?><a>&#x1;</a>"));
        assertThatThrownBy(() -> reader.read(bytes("<a>&#x1;</a>"))).isInstanceOf(XMLStreamException.class);
    }

    private static String packet(String part) {
        return "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Description"
                + " xmlns:p='http://www.aiim.org/pdfa/ns/id/' p:part='" + part + "'/></r:RDF>";
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
