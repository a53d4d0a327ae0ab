package vn.bansao.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What every peer embeds: the font, the colour profile, the claim of PDF/A. The arrays are shared and only read. */
final class Material {
    private static final String FOLDER = "vn/bansao/pades/internal/compose/";

    /** Liberation Serif. */
    static final byte[] FONT = read("LiberationSerif-Regular.ttf");

    /** The sRGB profile of the output intent. */
    static final byte[] PROFILE = read("sRGB.icc");

    /** The name of {@link #PROFILE}. */
    static final String PROFILE_NAME = "sRGB IEC61966-2.1";

    /** An XMP packet that claims PDF/A-2b and says no more. */
    static final byte[] XMP = ("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                    + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                    + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                    + "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
                    + "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
                    + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
            .getBytes(StandardCharsets.UTF_8);

    private Material() {}

    private static byte[] read(String name) {
        try (InputStream stream = Material.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException(FOLDER + name + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
