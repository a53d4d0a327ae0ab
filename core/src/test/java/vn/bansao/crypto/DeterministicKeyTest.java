package vn.bansao.crypto;

import vn.bansao.testing.TestIdentity;

/** The kit's key of repeatable signatures. */
class DeterministicKeyTest extends SigningKeyContract {

    @Override
    SigningKey keyOf(TestIdentity identity) {
        return identity.deterministicKey(ALIAS);
    }
}
