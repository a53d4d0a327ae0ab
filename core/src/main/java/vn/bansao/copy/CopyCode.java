package vn.bansao.copy;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The verification code printed on a copy: 19 random characters and one check character, in Crockford's base32
 * (no I, L, O, U), about 95 bits, unguessable if the random generator is.
 *
 * <p>The check character is the remainder of the code as a polynomial over GF(32): every single wrong character and
 * every swap of two neighbours is noticed.
 *
 * @param value 20 characters, upper case, without separators
 */
public record CopyCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;

    public CopyCode {
        value = value.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (value.length() != LENGTH || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw Checks.invalid("copy code", "not a code", LENGTH + " base32 characters");
        }
        if (value.charAt(LENGTH - 1) != check(value)) {
            throw Checks.invalid("copy code", "a code with a wrong check character", "the code as printed");
        }
    }

    /** A fresh code; {@code random} must be a {@link java.security.SecureRandom} outside tests. */
    public static CopyCode random(RandomGenerator random) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new CopyCode(code.append(check(code)).toString());
    }

    /** The code in groups of five, as printed. */
    public String formatted() {
        return value.substring(0, 5) + "-" + value.substring(5, 10) + "-" + value.substring(10, 15) + "-"
                + value.substring(15);
    }

    @Override
    public String toString() {
        return formatted();
    }

    /** Horner's rule at x over GF(32), whose powers differ for all 19 places, so that each place counts differently. */
    private static char check(CharSequence code) {
        int state = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            state ^= ALPHABET.indexOf(code.charAt(i));
            state = (state << 1) ^ ((state & 16) == 0 ? 0 : 0b100101); // x^5 + x^2 + 1 is primitive
        }
        return ALPHABET.charAt(state);
    }
}
