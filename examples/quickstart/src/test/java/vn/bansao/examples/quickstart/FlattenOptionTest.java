package vn.bansao.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlattenOptionTest {

    @Test
    void transparentPageIsCertifiedOnRequestOnly(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("page.png");
        ImageIO.write(new BufferedImage(400, 560, BufferedImage.TYPE_INT_ARGB), "png", page.toFile());
        Path copy = folder.resolve("copy.pdf");
        String[] plain = {"--scan", page.toString(), "--out", copy.toString(), "--level", "B"};

        assertThat(Quickstart.run(plain)).isEqualTo(1);
        assertThat(copy).doesNotExist();

        String[] asked = java.util.Arrays.copyOf(plain, plain.length + 1);
        asked[plain.length] = "--flatten-alpha";
        assertThat(Quickstart.run(asked)).isZero();
        assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1))
                .contains("FLATTENED");
    }
}
