package vn.bansao.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bansao.PolicyException;

class CopyCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;

    private final Random random = new Random(20251101);

    @Test
    void codeHasTwentyCharactersThatPeopleCanTellApart() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(CopyCode.random(random).value()).matches("[" + ALPHABET + "]{20}");
        }
    }

    @Test
    void printedFormReadsBack() {
        for (int i = 0; i < 100; i++) {
            CopyCode code = CopyCode.random(random);
            assertThat(code.formatted()).matches("(.{5}-){3}.{5}").isEqualTo(code.toString());
            assertThat(new CopyCode(code.formatted())).isEqualTo(code);
            assertThat(new CopyCode(code.value().toLowerCase(Locale.ROOT))).isEqualTo(code);
            assertThat(new CopyCode(" " + code.formatted().replace('-', ' ') + "\n"))
                    .isEqualTo(code);
        }
    }

    @Test
    void lettersThatLookLikeDigitsReadAsDigits() {
        String code = CopyCode.random(random).value();
        while (!code.contains("0") || !code.contains("1")) {
            code = CopyCode.random(random).value();
        }
        for (String one : new String[] {"I", "L", "i", "l"}) {
            assertThat(new CopyCode(code.replace("1", one)).value()).isEqualTo(code);
        }
        for (String zero : new String[] {"O", "o"}) {
            assertThat(new CopyCode(code.replace("0", zero)).value()).isEqualTo(code);
        }
    }

    @Test
    void everySingleWrongCharacterRejected() {
        for (int i = 0; i < 20; i++) {
            String code = CopyCode.random(random).value();
            for (int place = 0; place < LENGTH; place++) {
                for (char wrong : ALPHABET.toCharArray()) {
                    if (wrong != code.charAt(place)) {
                        requireRejected(code.substring(0, place) + wrong + code.substring(place + 1));
                    }
                }
            }
        }
    }

    @Test
    void everySwapOfNeighboursRejected() {
        for (int i = 0; i < 200; i++) {
            String code = CopyCode.random(random).value();
            for (int place = 0; place < LENGTH - 1; place++) {
                char left = code.charAt(place);
                char right = code.charAt(place + 1);
                if (left != right) {
                    requireRejected(code.substring(0, place) + right + left + code.substring(place + 2));
                }
            }
        }
    }

    private static void requireRejected(String code) {
        assertThatThrownBy(() -> new CopyCode(code))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("RECORD_VALUE_INVALID: copy code is a code with a wrong check character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0000000000000000000",
                "000000000000000000000",
                "0000000000000000000U",
                "0000000000000000000Đ",
                "0000000000000000000٠",
                "0000000000000000000０"
            })
    void whatIsNoCodeRejected(String text) {
        assertThatThrownBy(() -> new CopyCode(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("RECORD_VALUE_INVALID: copy code is not a code");
    }

    @Test
    void messageDoesNotRepeatWhatWasTyped() {
        assertThatThrownBy(() -> new CopyCode("SECRET-TYPED-BY-ERROR")).hasMessageNotContaining("SECRET");
    }

    @Test
    void everyCharacterIsEquallyLikelyAtEveryPlace() {
        int codes = 32_000;
        int[][] seen = new int[LENGTH][ALPHABET.length()];
        Set<CopyCode> different = new HashSet<>();
        for (int i = 0; i < codes; i++) {
            CopyCode code = CopyCode.random(random);
            different.add(code);
            for (int place = 0; place < LENGTH; place++) {
                seen[place][ALPHABET.indexOf(code.value().charAt(place))]++;
            }
        }
        assertThat(different).hasSize(codes);
        for (int[] place : seen) {
            for (int count : place) {
                assertThat(count).isBetween(800, 1_200); // 1000 expected, standard deviation 31
            }
        }
    }
}
