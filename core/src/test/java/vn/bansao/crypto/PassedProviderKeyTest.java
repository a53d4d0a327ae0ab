package vn.bansao.crypto;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import vn.bansao.testing.TestIdentity;

/** A key whose engines are of a provider that is passed in and never registered. */
class PassedProviderKeyTest extends SigningKeyContract {

    @Override
    SigningKey keyOf(TestIdentity identity) {
        return SigningKeys.of(
                ALIAS,
                identity.privateKey(),
                identity.chain(),
                identity.kind().algorithm(),
                new BouncyCastleProvider());
    }
}
