package vn.bansao.benchmarks.peer;

/** One peer, set up to verify copies under one trust anchor. Thread-safe. */
public interface CopyChecker {

    /** Whether every signature of the PDF is valid, up to the anchor. */
    boolean isValid(byte[] pdf) throws Exception;
}
