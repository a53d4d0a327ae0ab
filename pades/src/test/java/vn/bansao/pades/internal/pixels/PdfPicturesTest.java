package vn.bansao.pades.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bansao.DocumentSource;
import vn.bansao.pades.internal.scan.ScanPageReader;
import vn.bansao.scan.Scan;
import vn.bansao.testing.PdfFiles;

/** Pictures of images out of PDFs: turned, inverted, with palettes, as stencils, with predictors. */
class PdfPicturesTest {
    private static final String GREY = "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode";
    private static final String WHOLE = "q 200 0 0 300 0 0 cm /Im0 Do Q";

    private static @Nullable PagePicture picture(String entries, String more, String operators) throws IOException {
        PdfFiles file = new PdfFiles();
        byte[] pdf = file.imagePage(file.greyImage(entries, more), operators, "/MediaBox[0 0 300 300]")
                .bytes();
        try (ScanPageReader page = ScanPageReader.open(Scan.of(List.of(DocumentSource.of("page", pdf))), 0)) {
            return PagePictures.of(page);
        }
    }

    private static PagePicture plain() throws IOException {
        return decoded(picture(GREY, "", WHOLE));
    }

    private static PagePicture decoded(@Nullable PagePicture picture) {
        if (picture == null) {
            throw new AssertionError("not decoded");
        }
        return picture;
    }

    @Test
    void samplesAreSeenAsTheyAre() throws IOException {
        PagePicture picture = plain();
        for (int i = 0; i < 200 * 300; i += 7) {
            assertThat(picture.grey()[i]).isEqualTo((byte) (i % 251 ^ i / 977));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "q -200 0 0 300 200 0 cm /Im0 Do Q, 2",
        "q -200 0 0 -300 200 300 cm /Im0 Do Q, 3",
        "q 200 0 0 -300 0 300 cm /Im0 Do Q, 4",
        "q 0 -200 300 0 0 200 cm /Im0 Do Q, 6",
        "q 0 200 -300 0 300 0 cm /Im0 Do Q, 8"
    })
    void turnedImagesAreSeenTurned(String operators, int orientation) throws IOException {
        assertThat(decoded(picture(GREY, "", operators)).grey())
                .isEqualTo(plain().turned(orientation).grey());
    }

    @Test
    void invertedSamplesAndPalettesAreSeenInverted() throws IOException {
        byte[] inverted = plain().inverted().grey();
        StringBuilder greys = new StringBuilder();
        for (int i = 255; i >= 0; i--) {
            greys.append("%02x%02x%02x".formatted(i, i, i));
        }
        String indexed = "/ColorSpace[/Indexed/DeviceRGB 255<" + greys + ">]/BitsPerComponent 8/Filter/FlateDecode";

        assertThat(decoded(picture(GREY, "/Decode[1 0]", WHOLE)).grey()).isEqualTo(inverted);
        assertThat(decoded(picture(GREY, "/Decode[0 1]", WHOLE)).grey()).isEqualTo(plain().grey());
        assertThat(decoded(picture(indexed, "", WHOLE)).grey()).isEqualTo(inverted);
        assertThat(decoded(picture(indexed, "/Decode[255 0]", WHOLE)).grey()).isEqualTo(plain().grey());
    }

    @Test
    void stencilsAreSeenBlackWhereTheyPaint() throws IOException {
        String one = "/BitsPerComponent 1/Filter/FlateDecode";
        PdfFiles file = new PdfFiles();
        byte[] bits = new byte[25 * 300];
        Arrays.fill(bits, 0, bits.length / 2, (byte) 0xFF);
        int image = file.stream(
                "/Type/XObject/Subtype/Image/Width 200/Height 300/ImageMask true" + one, PdfFiles.deflate(bits));
        byte[] pdf = file.imagePage(image, "0 g " + WHOLE, "").bytes();
        try (ScanPageReader page = ScanPageReader.open(Scan.of(List.of(DocumentSource.of("page", pdf))), 0)) {
            PagePicture picture = decoded(PagePictures.of(page));
            assertThat(picture.at(10, 10)).isEqualTo(255);
            assertThat(picture.at(10, 290)).isZero();
        }
    }

    @Test
    void whatIsAskewOrMeansSomethingElseIsNotDecoded() throws IOException {
        assertThat(picture(GREY, "", "q 199 5 -5 299 3 0 cm /Im0 Do Q")).isNull();
        assertThat(picture(GREY, "/Decode[0 0.5]", WHOLE)).isNull();
    }
}
