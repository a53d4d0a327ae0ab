package vn.bansao.pades.internal.write;

/** The numbers of a revision's objects, and where they begin. */
interface ObjectNumbers {
    /** A number that was not used before. */
    int allocate();

    /** Notes where an object begins. */
    void put(int number, long offset);
}
