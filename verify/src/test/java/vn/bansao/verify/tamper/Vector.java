package vn.bansao.verify.tamper;

/**
 * One thing that is wrong, or worth a note, and what the verifier makes of it. What it must say stands in the
 * {@code .expect} file of the vector's family.
 */
interface Vector {
    /** Unique in its family. */
    String name();

    /** Lets the verifier judge; each call does it anew. */
    Outcome judge();

    default void assertMet(String family) {
        Expectation.of(family, name()).assertMet(judge());
    }
}
