package vn.bansao.benchmarks.peer;

/**
 * Who makes copies. A peer stands here as it ships, and once more with all that its users could do to speed it up: our
 * claims are made against the latter.
 */
public enum Peer {
    /** This library; the scans were digested when they arrived. */
    BANSAO,

    /** This library, where the scans are digested in the job, too. */
    BANSAO_UNDIGESTED;

    /** The peer, set up for {@code job}. */
    public CopyMaker maker(CopyJob job) {
        return switch (this) {
            case BANSAO -> BansaoPeer.maker(job, true);
            case BANSAO_UNDIGESTED -> BansaoPeer.maker(job, false);
        };
    }
}
