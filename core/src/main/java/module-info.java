/** Bytes, keys, timestamps, trust, and the model of a certified copy. */
@org.jspecify.annotations.NullMarked
module vn.bansao.core {
    requires static transitive org.jspecify;
    requires com.github.benmanes.caffeine;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;
    requires java.net.http;
    requires jdk.jfr;

    exports vn.bansao;
    exports vn.bansao.batch;
    exports vn.bansao.copy;
    exports vn.bansao.crypto;
    exports vn.bansao.timestamp;
    exports vn.bansao.trust;
    exports vn.bansao.internal.pdf to
            vn.bansao.pades,
            vn.bansao.verify;
    exports vn.bansao.internal to
            vn.bansao.pades,
            vn.bansao.verify;
    exports vn.bansao.internal.asn1 to
            vn.bansao.pades,
            vn.bansao.verify;
    exports vn.bansao.internal.cms to
            vn.bansao.pades,
            vn.bansao.verify;
    exports vn.bansao.internal.http to
            vn.bansao.pades,
            vn.bansao.verify;
    exports vn.bansao.internal.io to
            vn.bansao.pades,
            vn.bansao.verify;
    exports vn.bansao.internal.xmp to
            vn.bansao.pades,
            vn.bansao.verify;
}
