package vn.bansao.verify.tamper;

import java.util.function.Supplier;

/** A broken copy. What the verifier must call it and find in it stands in the {@code .expect} file of its family. */
record Attack(String name, Supplier<byte[]> file) {

    static Attack of(String name, Supplier<byte[]> file) {
        return new Attack(name, file);
    }

    void assertRejected(String family) {
        Expectation.of(family, name).assertMet(Bench.verify(file.get()));
    }

    @Override
    public String toString() {
        return name;
    }
}
