package vn.bansao.pades.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.PolicyException;
import vn.bansao.pades.internal.PadesProblem;
import vn.bansao.testing.CmykProfile;

class JpegInkTest {
    private static final byte[] INKS = InkJpegs.file(JpegFiles.WIDTH, JpegFiles.HEIGHT);
    private static final byte[] WITH_PROFILE = InkJpegs.withProfile(INKS);

    @Test
    void inksWithTheirProfilePassUnchanged() throws IOException {
        Reading reading = Reading.of(Reading.scan(WITH_PROFILE).withFallbackDpi(300));
        assertThat(reading.body()).isEqualTo(WITH_PROFILE);
        assertThat(reading.header().colour()).isEqualTo(Colour.CMYK);
        assertThat(reading.header().iccProfile()).isEqualTo(CmykProfile.bytes());
        assertThat(reading.header().coding().inverted()).isFalse();
        assertThat(reading.header().coding().parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void inksWithAdobesMarkerAreInverted(int transform) throws IOException {
        byte[] file = JpegFiles.with(WITH_PROFILE, 0xEE, InkJpegs.adobe(transform));
        Reading reading = Reading.of(Reading.scan(file).withFallbackDpi(300));
        assertThat(reading.body()).isEqualTo(file);
        assertThat(reading.header().coding().inverted()).isTrue();
    }

    @Test
    void inksWithoutProfileAreRefused() {
        for (byte[] file : List.of(INKS, JpegFiles.with(INKS, 0xEE, InkJpegs.adobe(0)))) {
            assertThat(Refusal.of(file, PadesProblem.SCAN_JPEG_CMYK_WITHOUT_PROFILE))
                    .isInstanceOf(PolicyException.class);
        }
    }

    @Test
    void profileOfOtherColoursIsRefused() {
        Refusal.of(
                JpegFiles.with(JpegFiles.colour(), 0xE2, InkJpegs.profile(CmykProfile.bytes())),
                PadesProblem.SCAN_ICC_UNFIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 255})
    void unclearInksAreRefused(int transform) {
        byte[] file = JpegFiles.with(WITH_PROFILE, 0xEE, InkJpegs.adobe(transform));
        Refusal.of(file, PadesProblem.SCAN_JPEG_COLOUR_AMBIGUOUS);
    }
}
