/** Scans in, signed certified copies out. */
@org.jspecify.annotations.NullMarked
module vn.bansao.pades {
    requires transitive vn.bansao.core;
    requires java.desktop;
    requires org.apache.fontbox;
    requires org.apache.pdfbox.io;
    requires io.nayuki.qrcodegen;

    exports vn.bansao.scan;
    exports vn.bansao.pades;
}
