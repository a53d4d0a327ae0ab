package vn.bansao;

import vn.bansao.crypto.DigestAlgorithm;

final class ReceivedBytes extends BytesSource implements ReceivedDocument {
    private final byte[] sha256;

    private ReceivedBytes(String name, byte[] bytes) {
        super(name, bytes);
        this.sha256 = DigestAlgorithm.SHA256.newDigest().digest(bytes);
    }

    static ReceivedBytes of(String name, byte[] bytes) {
        return new ReceivedBytes(name, bytes.clone());
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }
}
