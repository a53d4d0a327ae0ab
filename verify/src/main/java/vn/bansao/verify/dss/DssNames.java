package vn.bansao.verify.dss;

import java.util.List;
import vn.bansao.verify.OtherOpinion;

/** What is said of DSS where it says nothing itself. */
final class DssNames {
    static final String ENGINE = "EU DSS";

    private DssNames() {}

    /** No opinion, and why. */
    static OtherOpinion failed(String reason) {
        return new OtherOpinion(ENGINE, DssStart.version(), null, false, List.of(), reason, null);
    }
}
