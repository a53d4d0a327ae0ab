package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.copy.PageRecord.Embedding;

/** What libtiff encoded shows the same pixels, whichever way it goes into the copy. */
class FaxFixturesTest {

    @ParameterizedTest
    @CsvSource({
        "g3-1d, EXTRACTED, EXTRACTED",
        "g3-1d-fill, EXTRACTED, EXTRACTED",
        "g3-2d, EXTRACTED, EXTRACTED",
        "g3-2d-fill, EXTRACTED, EXTRACTED",
        "g4, EXTRACTED, TRANSCODED"
    })
    void pixelsAreThoseOfTheUncodedPage(String coding, Embedding ofOneStrip, Embedding ofStrips) throws IOException {
        int[][] expected = pixels(read("none"));
        for (String layout : new String[] {"strip", "strips", "strips-lsb", "tiles"}) {
            Reading reading = read(coding + "-" + layout);
            assertThat(pixels(reading)).as(layout).isDeepEqualTo(expected);
            Embedding embedding = switch (layout) {
                case "strip" -> ofOneStrip;
                case "strips" -> ofStrips;
                default -> Embedding.TRANSCODED;
            };
            assertThat(reading.header().coding().embedding()).as(layout).isEqualTo(embedding);
        }
    }

    private static int[][] pixels(Reading reading) throws IOException {
        boolean fax = reading.header().coding().filter().equals("CCITTFaxDecode");
        return fax ? FaxPixels.decode(reading.header(), reading.body()) : FlatePixels.decode(reading);
    }

    private static Reading read(String name) throws IOException {
        try (InputStream in = FaxFixturesTest.class.getResourceAsStream("fax/" + name + ".tif")) {
            return Reading.of(in.readAllBytes());
        }
    }
}
