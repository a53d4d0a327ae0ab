package vn.bansao.verify.internal.copy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/** What fuzzing found, by name. */
class XmpTest {
    /** The JDK's parser looks for a message that its bundles lack, and throws something undocumented. */
    @Test
    void zeroByteInADtdRejected() {
        byte[] packet = "<!DOCTYPE a [<!E\0]><a/>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Xmp.read(ByteBuffer.wrap(packet))).isInstanceOf(XMLStreamException.class);
    }
}
