package vn.bansao.benchmarks.differences;

import vn.bansao.benchmarks.judge.JudgeInput;

/**
 * A file to be judged by everybody.
 *
 * @param name its name in the list of differences
 * @param attack whether nobody may accept it
 * @param bytes the file
 * @param input what judges are told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(String name, boolean attack, byte[] bytes, JudgeInput input) {

    @Override
    public String toString() {
        return name;
    }
}
