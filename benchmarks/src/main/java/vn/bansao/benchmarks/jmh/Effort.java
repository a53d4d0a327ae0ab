package vn.bansao.benchmarks.jmh;

/**
 * How long a row is measured.
 *
 * @param forks fresh virtual machines, one after the other
 * @param warmups iterations that do not count
 * @param iterations iterations that count
 * @param seconds an iteration's length
 */
record Effort(int forks, int warmups, int iterations, int seconds) {
    /** Rows that claims are made about. */
    static final Effort THOROUGH = new Effort(1, 3, 8, 1);

    /** Rows that show how a claim extends to other keys and levels. */
    static final Effort SINGLE = new Effort(1, 3, 5, 1);

    /** Peers slower by factors, not by percents; rows that vary little. */
    static final Effort SHORT = new Effort(1, 2, 3, 1);

    /** Two threads, which leave the compiler no processor of its own. */
    static final Effort CROWDED = new Effort(1, 10, 5, 1);

    /** Verifiers: the larger ones go on compiling for ten seconds. */
    static final Effort PATIENT = new Effort(1, 10, 6, 1);

    /** CI, with a warm-up that compiles what is hot; two seconds are not enough. */
    static final Effort QUICK = new Effort(1, 3, 3, 1);

    /** Whether it works at all. */
    static final Effort REHEARSAL = new Effort(1, 0, 1, 1);

    private static final int SET_UP_SECONDS = 4; // start, keys, fonts, one copy judged, collecting garbage

    /** How long a row takes, about. */
    int totalSeconds() {
        return forks * (SET_UP_SECONDS + (warmups + iterations) * seconds);
    }
}
