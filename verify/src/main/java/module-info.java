/** Tells whether a file is a valid certified copy, and why. */
@org.jspecify.annotations.NullMarked
module vn.bansao.verify {
    requires transitive vn.bansao.core;
    requires static transitive org.jspecify;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.util;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires java.xml;

    exports vn.bansao.verify;
    exports vn.bansao.verify.report;

    opens vn.bansao.verify.cli to
            info.picocli;
}
