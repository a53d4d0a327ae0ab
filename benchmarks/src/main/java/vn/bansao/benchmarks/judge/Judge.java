package vn.bansao.benchmarks.judge;

import java.nio.file.Path;

/**
 * A third party's opinion on a signed PDF. Stateless and thread-safe.
 *
 * <p>A judge knows nothing of the rules of a certified copy: it says whether the signatures, their times and levels, or
 * the file format are what the input expects.
 */
public interface Judge {

    /** The name in reports: the tool, and its version where that matters. */
    String name();

    /** Opinion on one file; a file that the tool can't read, or that breaks the tool, is rejected, never an exception. */
    Judgement judge(Path pdf, JudgeInput input);
}
