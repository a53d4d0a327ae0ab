package vn.bansao.verify.tamper;

import java.util.function.Supplier;
import vn.bansao.verify.CopyVerifier;
import vn.bansao.verify.ValidationReport;

/** A file judged under other conditions than the bench's: other trust, another profile, time or limit. */
record Situation(String name, Supplier<Outcome> outcome) implements Vector {

    /** Judged in any way. */
    static Situation reported(String name, Supplier<ValidationReport> report) {
        return new Situation(name, () -> Outcome.of(report.get()));
    }

    /** Judged by a verifier of its own. */
    static Situation of(String name, CopyVerifier.Builder verifier, Supplier<byte[]> file) {
        return reported(name, () -> Bench.verify(verifier.build(), file.get()));
    }

    @Override
    public Outcome judge() {
        return outcome.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
