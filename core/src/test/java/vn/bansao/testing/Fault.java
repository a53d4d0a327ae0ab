package vn.bansao.testing;

/** A way to misbehave: in the content of an answer, or in its transport. */
interface Fault {
    Transport transport();
}
