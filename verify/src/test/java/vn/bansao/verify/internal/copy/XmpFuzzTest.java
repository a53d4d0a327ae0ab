package vn.bansao.verify.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.params.provider.MethodSource;
import vn.bansao.DocumentSource;
import vn.bansao.PolicyException;
import vn.bansao.copy.CopyRecord;
import vn.bansao.internal.pdf.PdfFile;
import vn.bansao.internal.pdf.PdfLimits;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.internal.xmp.RecordProperties;
import vn.bansao.testing.Hostile;
import vn.bansao.verify.tamper.Bench;

/** Any bytes as an XMP packet: what it says of a copy, or {@link XMLStreamException}; then a record, or {@link PolicyException}. */
class XmpFuzzTest {
    static Stream<byte[]> seeds() throws IOException {
        PdfFile file = PdfFile.read(DocumentSource.of("copy.pdf", Bench.copy()), PdfLimits.DEFAULT);
        PdfValue metadata = file.last().resolve(file.last().catalog().get("Metadata"));
        return Stream.concat(
                Stream.of(
                                "<a/>",
                                "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d SYSTEM \"file:///etc/hostname\">]><a>&b;&d;</a>",
                                "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Description"
                                        + " xmlns:p='http://www.aiim.org/pdfa/ns/id/' p:part='2'/></r:RDF>")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(bytes(file.decoded((PdfValue.Stream) metadata))));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @MethodSource("seeds")
    @FuzzTest
    void propertiesOrATypedError(byte[] bytes) {
        Hostile.read(() -> record(new XmpReader().read(ByteBuffer.wrap(bytes))), XMLStreamException.class);
    }

    private static void record(Xmp xmp) {
        assertThat(xmp.pdfaPart()).isNotNull();
        try {
            CopyRecord record = xmp.record().toRecord();
            assertThat(xmp.claimsToBeCopy()).isTrue();
            assertThat(RecordProperties.of(record).toRecord()).isEqualTo(record);
        } catch (PolicyException refused) {
            assertThat(refused.problem()).isNotNull();
        }
    }
}
