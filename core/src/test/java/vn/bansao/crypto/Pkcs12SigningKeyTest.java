package vn.bansao.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import vn.bansao.testing.TestIdentity;

/** A PKCS#12 file, opened without saying more than its PIN. */
class Pkcs12SigningKeyTest extends SigningKeyContract {

    @Override
    SigningKey keyOf(TestIdentity identity) throws IOException {
        Path file = Files.write(folder.resolve("officer.p12"), identity.pkcs12(ALIAS, PIN));
        char[] pin = PIN.clone();
        SigningKey key = SigningKeys.pkcs12(file, pin);
        Arrays.fill(pin, (char) 0);
        Files.delete(file);
        return key;
    }
}
