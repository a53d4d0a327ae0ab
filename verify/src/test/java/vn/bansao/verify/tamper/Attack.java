package vn.bansao.verify.tamper;

import java.util.function.Supplier;
import vn.bansao.ProblemCode;
import vn.bansao.verify.Verdict;

/** A broken copy, and what the verifier must call it and find in it. */
record Attack(String name, Verdict verdict, ProblemCode code, Supplier<byte[]> file) {

    static Attack invalid(String name, ProblemCode code, Supplier<byte[]> file) {
        return new Attack(name, Verdict.INVALID, code, file);
    }

    static Attack indeterminate(String name, ProblemCode code, Supplier<byte[]> file) {
        return new Attack(name, Verdict.INDETERMINATE, code, file);
    }

    static Attack unreadable(String name, ProblemCode code, Supplier<byte[]> file) {
        return new Attack(name, Verdict.UNREADABLE, code, file);
    }

    void assertRejected() {
        Bench.assertRejected(file.get(), verdict, code);
    }

    @Override
    public String toString() {
        return name;
    }
}
