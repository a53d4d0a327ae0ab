package vn.bansao.verify.tamper;

import java.util.function.Supplier;

/** A broken copy, judged by the bench's verifier. */
record Attack(String name, Supplier<byte[]> file) implements Vector {

    static Attack of(String name, Supplier<byte[]> file) {
        return new Attack(name, file);
    }

    @Override
    public Outcome judge() {
        return Outcome.of(Bench.verify(file.get()));
    }

    @Override
    public String toString() {
        return name;
    }
}
