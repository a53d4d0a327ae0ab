package vn.bansao.benchmarks.peer;

import java.io.OutputStream;

/** One peer, set up for one job: what is the same in every copy has been prepared. Thread-safe. */
public interface CopyMaker {

    /** Makes one whole copy, from the scans' bytes to the last signature. */
    void make(OutputStream out) throws Exception;
}
