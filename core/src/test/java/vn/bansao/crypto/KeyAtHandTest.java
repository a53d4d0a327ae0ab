package vn.bansao.crypto;

import vn.bansao.testing.TestIdentity;

/** A key in memory, with the JDK's own providers. */
class KeyAtHandTest extends SigningKeyContract {

    @Override
    SigningKey keyOf(TestIdentity identity) {
        return identity.signingKey(ALIAS);
    }
}
