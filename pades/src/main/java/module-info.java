/** Scans in, signed certified copies out. */
@org.jspecify.annotations.NullMarked
module vn.bansao.pades {
    requires transitive vn.bansao.core;

    exports vn.bansao.scan;
}
